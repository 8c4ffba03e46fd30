/** `salvage-desk quarantine show KEY`: why one mail was set aside, and what its header says, without anybody's name. */

import { imapSettingsOf } from '../../config/server-settings.ts';
import { templateFolders } from '../../config/setting.ts';
import { scanHeader } from '../../mail/header/header-scanner.ts';
import { lenientHeader } from '../../mail/header/lenient-header.ts';
import { maskedHeader } from '../../mail/header/masked-header.ts';
import { lookIntoMailbox } from '../../mailbox/look-into-mailbox.ts';
import type { SeenMail } from '../../mailbox/passes/seen-mails.ts';
import { BAD_USAGE, FINE } from '../exit-codes.ts';
import { explanationOf } from './explanation.ts';
import {
  complain,
  findMails,
  folderOf,
  namedMail,
  print,
  type QuarantineOptions,
  withQuarantine,
} from './quarantined-mail.ts';

export function showMail(key: string, options: QuarantineOptions): Promise<number> {
  return withQuarantine(options, async (desk, config) => {
    const record = await namedMail(key, desk);
    if ('complaint' in record) return complain(BAD_USAGE, record.complaint);
    const { contentKey, receivedAt, handledAt, kind, reason, evidence } = record;
    const folder = folderOf(record, config);
    const seen = await lookIntoMailbox(imapSettingsOf(config), async (view) =>
      (await findMails(view, [record], desk, config)).get(contentKey),
    );
    const header = seen ? maskedHeader(headerOf(seen.raw)) : null;
    if (options.json) {
      print(JSON.stringify({ ...record, bytes: seen ? bytesOf(seen) : null, header }, null, 2));
      return FINE;
    }
    print(`key       ${contentKey}`);
    print(`received  ${receivedAt}, set aside ${handledAt}`);
    print(`kind      ${kind ?? 'unreadable'}`);
    print(`why       ${reason ?? 'no reason'}`);
    const explanation = reason === null ? null : explanationOf(reason, templateFolders(config));
    for (const line of explanation?.trim().split('\n') ?? []) print(`          ${line}`);
    print(`evidence  ${evidence.origin} ${evidence.word}${evidence.domain === null ? '' : ` of ${evidence.domain}`}`);
    if (evidence.rests !== undefined) print(`          ${evidence.rests}`);
    if (!seen || !header) {
      print(`mail      not in the folder ${folder} any more`);
      return FINE;
    }
    print(`mail      ${bytesOf(seen)} bytes, UID ${seen.uid} of ${folder}; its header, names and values masked:`);
    for (const line of header) print(`  ${line}`);
    return FINE;
  });
}

function bytesOf({ raw, oversize }: SeenMail): number {
  return oversize?.bytes ?? raw.length;
}

function headerOf(raw: Buffer) {
  const scanned = scanHeader(raw);
  return 'misread' in scanned ? lenientHeader(raw).header : scanned.header;
}
