/** What the desk would do on account of the samples: it must open no ticket and see no command, even if it believed every sender. */
import { loadConfig } from '../../src/config/file.ts';
import { settingOf } from '../../src/config/setting.ts';
import { journey } from '../../src/journey.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { readCommands } from '../../src/kinds/staff-reply/read-commands.ts';
import type { IncomingMail, UnreadableMail } from '../../src/mail/incoming-mail.ts';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { openDesk } from '../../src/wiring.ts';
import { bytesOf } from './as-mail.ts';
import { type Label, verdict } from './judge.ts';
import type { Sample } from './manifest.ts';

const CONFIG = loadConfig('fixtures/desk.yaml');
const NOW = '2026-06-10T00:00:00.000Z';

/** A judge before whom each sample goes the whole way through one desk in memory, and may not add a ticket to it. */
export async function ticketJudge(trustSender: boolean): Promise<{
  judge(sample: Sample): Promise<ReturnType<Label['judge']>>;
  close(): Promise<void>;
}> {
  const desk = await openDesk(CONFIG, { database: 'sqlite::memory:', clock: () => NOW, trustSender });
  let known = 0;
  return {
    async judge(sample) {
      const { kind } = await journey({ raw: bytesOf(sample), receivedAt: NOW, folder: 'inbox' }, desk);
      const tickets = await desk.store.tickets();
      const opened = tickets.length - known;
      known = tickets.length;
      return verdict(opened === 0, `${opened} opened by ${kind}`);
    },
    close: () => desk.store.close(),
  };
}

const { registry, desk, procedure } = settingOf(CONFIG);

function commandsIn(text: string): string | null {
  const found = readCommands(text, {
    keywords: KEYWORDS,
    staffNames: registry.staff.map(({ name }) => name),
    deskNames: Object.values(desk.name),
    procedure,
  });
  return 'orders' in found ? found.orders.map(({ echo }) => echo).join(' / ') : null;
}

/** Every new text read as if a member of staff had answered a letter with it. */
export const NO_COMMAND: Label = {
  name: '0 commands',
  aim: 1,
  judge(_sample, mail: IncomingMail | UnreadableMail) {
    if ('misread' in mail) return null;
    const found = commandsIn(newText(mail.commandText ?? mail.text).fresh);
    return verdict(found === null, found ?? '');
  },
};
