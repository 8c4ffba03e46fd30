/** `salvage-desk verify-audit`: whether anybody has changed what the desk wrote down about who did what. */

import { databaseUrl } from '../config/database-place.ts';
import { loadConfig } from '../config/file.ts';
import { deriveKeys } from '../store/keys.ts';
import { openStore } from '../store/open-store.ts';
import { FAILED, FINE } from './exit-codes.ts';

export async function verifyAuditCommand(options: { readonly config: string }): Promise<number> {
  const config = loadConfig(options.config);
  const store = await openStore({ url: databaseUrl(config), keys: deriveKeys(config.secrets.key) });
  try {
    const broken = await store.verifyAudit();
    if (broken !== null) {
      process.stderr.write(
        `The audit chain is broken at row ${broken}: this row, or the event it is about, is not as the desk wrote it, or is missing. ` +
          'What stands before it can be relied on. Keep this database as it is, and compare it with the last backup whose chain holds.\n',
      );
      return FAILED;
    }
    const head = await store.auditHead();
    process.stdout.write(
      head
        ? `The audit chain holds. Its head: ${head.seq} ${head.hash}\n`
        : 'The audit chain is empty: nothing has been decided yet.\n',
    );
    return FINE;
  } finally {
    await store.close();
  }
}
