/** `salvage-desk quarantine release KEY`: one mail goes on as if its sender were known. */
import { userInfo } from 'node:os';
import { imapSettingsOf } from '../../config/server-settings.ts';
import { journey } from '../../journey.ts';
import { lookIntoMailbox } from '../../mailbox/look-into-mailbox.ts';
import { BAD_USAGE, FAILED } from '../exit-codes.ts';
import { fileMail } from './file-mail.ts';
import {
  complain,
  findMails,
  folderOf,
  namedMail,
  type QuarantineOptions,
  withQuarantine,
} from './quarantined-mail.ts';

/** Finds the mail of `key` in the quarantine folder, takes it through the journey as released, and files it. */
export function releaseMail(key: string, options: QuarantineOptions): Promise<number> {
  return withQuarantine(options, async (desk, config) => {
    const record = await namedMail(key, desk);
    if ('complaint' in record) return complain(BAD_USAGE, record.complaint);
    return lookIntoMailbox(imapSettingsOf(config), async (view) => {
      const mail = (await findMails(view, [record], desk, config)).get(record.contentKey);
      if (!mail) return complain(FAILED, `${key}: the mail is not in the folder ${folderOf(record, config)} any more.`);
      const outcome = await journey({ ...mail, folder: 'inbox', releasedBy: userInfo().username }, desk);
      if (outcome.verdict === 'quarantined')
        return complain(FAILED, `It stays in quarantine (${outcome.reason}): nothing in it can be believed.`);
      return fileMail(mail, outcome, view, config);
    });
  });
}
