#!/usr/bin/env node
/** The program `salvage-desk`: runs the command line and ends with its exit code (design §9). */
import { runCommandLine } from './cli/command-line.ts';

process.exitCode = await runCommandLine(process.argv);
