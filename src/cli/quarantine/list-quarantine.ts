/** `salvage-desk quarantine list`: what was set aside. */
import { FINE } from '../exit-codes.ts';
import { print, type QuarantineOptions, SHOWN, withQuarantine } from './quarantined-mail.ts';

/** Every mail in quarantine, a line each, without personal data: the mails themselves are in the folder. */
export function listQuarantine(options: QuarantineOptions): Promise<number> {
  return withQuarantine(options, async ({ store }) => {
    const mails = await store.quarantined();
    if (options.json) {
      print(JSON.stringify(mails, null, 2));
      return FINE;
    }
    for (const { contentKey, receivedAt, kind, reason, evidence } of mails) {
      const origin = `${evidence.origin} ${evidence.word}`;
      print([contentKey.slice(0, SHOWN), receivedAt, kind ?? 'unreadable', reason ?? '', origin].join('  '));
    }
    print(`${mails.length} ${mails.length === 1 ? 'mail' : 'mails'} in quarantine`);
    const left = (await store.leftUnread()).length;
    if (left > 0)
      print(`${left} more could not be read and stayed in the inbox; the log has their keys, for show and replay`);
    return FINE;
  });
}
