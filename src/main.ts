#!/usr/bin/env node
/** The program `salvage-desk`: runs the command line and ends with its exit code (design §9). */
import { runCommandLine } from './cli/command-line.ts';

/** Whoever reads may have enough before the end, as `| head` has: what is left is for nobody, and no mistake. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv);
