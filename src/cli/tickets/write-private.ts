/** Files that hold personal data: readable by this user alone (threat V05). */
import { closeSync, fchmodSync, openSync, writeFileSync } from 'node:fs';

/** Writes `text` into `file`, or to the standard output when none is named. An older file's wider mode is narrowed first. */
export function writePrivate(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  const handle = openSync(file, 'w', 0o600);
  try {
    fchmodSync(handle, 0o600);
    writeFileSync(handle, text);
  } finally {
    closeSync(handle);
  }
}
