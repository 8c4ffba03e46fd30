/** `salvage-desk quarantine list|release`: what was set aside, and letting one mail go on. */
import { userInfo } from 'node:os';
import { type LoadedConfig, loadConfig } from '../config/file.ts';
import { type Desk, journey } from '../journey.ts';
import { lookIntoMailbox, type MailboxView, type SeenMail } from '../mailbox/look-into-mailbox.ts';
import { imapSettingsOf, openDesk } from '../wiring.ts';
import { BAD_USAGE, FAILED, FINE } from './exit-codes.ts';

interface Options {
  readonly config: string;
  readonly json?: boolean;
}

/** So much of a content key is shown, and so little of it must be given to name a mail. */
const SHOWN = 12;
const FEWEST = 6;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(code: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return code;
}

async function withDesk<T>(options: Options, work: (desk: Desk, config: LoadedConfig) => Promise<T>): Promise<T> {
  const config = loadConfig(options.config);
  const desk = await openDesk(config);
  try {
    return await work(desk, config);
  } finally {
    await desk.store.close();
  }
}

/** Every mail in quarantine, a line each, without personal data: the mails themselves are in the folder. */
export function listQuarantine(options: Options): Promise<number> {
  return withDesk(options, async ({ store }) => {
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
    return FINE;
  });
}

/** Finds the mail of `key` in the quarantine folder, takes it through the journey as released, and files it. */
export function releaseMail(key: string, options: Options): Promise<number> {
  return withDesk(options, async (desk, config) => {
    const wanted = (await desk.store.quarantined()).filter(({ contentKey }) =>
      contentKey.startsWith(key.toLowerCase()),
    );
    const [record] = wanted;
    if (!record || key.length < FEWEST || wanted.length > 1) {
      const which = record && key.length >= FEWEST ? 'names more than one mail' : 'names no mail in quarantine';
      return complain(
        BAD_USAGE,
        `${key}: ${which}. \`salvage-desk quarantine list\` shows all; ${FEWEST} characters or more.`,
      );
    }
    return lookIntoMailbox(imapSettingsOf(config), async (view) => {
      const { quarantine } = config.imap.folders;
      const mail = await findMail(view, quarantine, record.contentKey, desk);
      if (!mail) return complain(FAILED, `${key}: the mail is not in the folder ${quarantine} any more.`);
      return letGo(mail, view, desk, config);
    });
  });
}

/** Folders of quarantine are small; whoever lets one grow beyond this releases the newest first. */
const MOST = 2_000;

async function findMail(view: MailboxView, folder: string, contentKey: string, desk: Desk): Promise<SeenMail | null> {
  for (const seen of await view.newest(folder, MOST)) {
    const mail = await desk.read({ raw: seen.raw, receivedAt: seen.receivedAt, folder: 'inbox' });
    if (mail.contentKey === contentKey) return seen;
  }
  return null;
}

async function letGo(
  { uid, raw, receivedAt }: SeenMail,
  view: MailboxView,
  desk: Desk,
  config: LoadedConfig,
): Promise<number> {
  const releasedBy = userInfo().username;
  const { verdict, reason, filing, tickets } = await journey({ raw, receivedAt, folder: 'inbox', releasedBy }, desk);
  if (filing === 'quarantine')
    return complain(FAILED, `It stays in quarantine (${reason}): nothing in it can be believed.`);
  const { folders, inbox } = config.imap;
  const to = filing === 'done' ? folders.done : inbox;
  const moved = await view.move(folders.quarantine, uid, to);
  print([`${verdict}${reason ? ` (${reason})` : ''}`, ...tickets].join('  '));
  return moved ? FINE : complain(FAILED, `The mail could not be moved to ${to}; please move it by hand.`);
}
