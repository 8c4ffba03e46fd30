/** `salvage-desk init`: writes an annotated configuration, and never over one that exists. */
import { writeFileSync } from 'node:fs';
import { SAMPLE_CONFIG } from '../config/sample.ts';
import { BAD_USAGE, FINE } from './exit-codes.ts';

/** Readable by its owner only: passwords end up in such files, whatever one intends. */
const OWNER_ONLY = 0o600;

export function initCommand(options: { readonly out: string }): number {
  try {
    writeFileSync(options.out, SAMPLE_CONFIG, { flag: 'wx', mode: OWNER_ONLY });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const why = exists
      ? 'exists already and was left as it is. Name another file with --out.'
      : 'cannot be written. Check the folder and its rights.';
    process.stderr.write(`${options.out}: ${why}\n`);
    return BAD_USAGE;
  }
  process.stdout.write(
    `${options.out} is written. Edit it, then: salvage-desk migrate, salvage-desk doctor, salvage-desk run\n`,
  );
  return FINE;
}
