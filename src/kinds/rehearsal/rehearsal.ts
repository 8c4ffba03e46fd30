/** The answer to a practice application: it acts on nothing, and its writer hears what their mail program did with it. */
import { officeAt, sameAddress, staffAt } from '../../domain/rules/registry.ts';
import { type IncomingMail, isProven } from '../../mail/incoming-mail.ts';
import { newText } from '../../mail/new-text/new-text.ts';
import { type Correspondent, kind, NOTHING, type RehearsalFound } from '../kind.ts';
import type { Knowledge, RehearsedLetter } from '../knowledge.ts';
import { OFFICE_KEYWORDS } from '../office-reply/keywords.ts';
import { KEYWORDS } from '../staff-reply/keywords.ts';
import { namesSaid } from '../staff-reply/names.ts';
import { readCommands } from '../staff-reply/read-commands.ts';
import { readOrders } from '../staff-reply/read-orders.ts';

/** In the subject of every practice letter. An answer that has lost all else is known by it. */
export const PRACTICE_MARK = '【練習 / PRACTICE】';

interface PracticeAnswer {
  readonly to: Correspondent;
  readonly kept: RehearsalFound['kept'];
}

export const rehearsal = kind<PracticeAnswer>({
  name: 'rehearsal',
  readsMachines: false,
  claims: (mail, known) => {
    const { answered, rehearsed } = known.correspondence;
    // Whatever answers a real letter as well is about that one.
    if (answered) return null;
    if (rehearsed) return isTheirs(mail, rehearsed, known) ? kept(rehearsed) : null;
    const to = mail.subject.includes(PRACTICE_MARK) ? registered(mail.from, known) : null;
    // Anybody can write the mark: without proof of origin nobody is written to because of it.
    return to && isProven(known.evidence) ? { to, kept: 'nothing' } : null;
  },
  read: ({ to, kept: what }, mail, known) => {
    const found: RehearsalFound = {
      kept: what,
      plain: mail.commandText !== null,
      understood: isUnderstood(to, mail, known),
      until: known.correspondence.rehearsed?.until ?? null,
      origin: isProven(known.evidence) ? 'proven' : known.evidence.origin === 'contradicted' ? 'contradicted' : 'none',
    };
    const notices = [{ type: 'rehearsal-result', to, found } as const];
    return { verdict: 'accepted', reason: 'rehearsed', filing: 'done', asks: NOTHING.asks, notices };
  },
});

function kept({ role, recipient: address, by }: RehearsedLetter): PracticeAnswer {
  return { to: { role, address }, kept: by };
}

/** Possession is the recipient's alone, and only while they are in the registry. */
function isTheirs(mail: IncomingMail, { recipient }: RehearsedLetter, known: Knowledge): boolean {
  return sameAddress(mail.from, recipient) && registered(mail.from, known) !== null;
}

function registered(address: string, { registry }: Knowledge): Correspondent | null {
  const member = staffAt(registry, address);
  if (member) return { role: 'staff', address: member.address };
  const office = officeAt(registry, address);
  return office && sameAddress(office.address, address) ? { role: 'office', address: office.address } : null;
}

/** Whether the word that was asked for would have been obeyed: the same reading as of a real answer. */
function isUnderstood({ role, address }: Correspondent, mail: IncomingMail, known: Knowledge): boolean {
  if (mail.commandText === null) return false;
  const { registry, desk, procedure } = known;
  const text = newText(mail.commandText).fresh;
  const staffNames = registry.staff.map(({ name }) => name);
  const deskNames = Object.values(desk.name);
  if (role === 'office') {
    const offices = registry.offices.flatMap(({ name }) => Object.values(name));
    const names = namesSaid(staffNames, [...deskNames, ...offices]);
    const read = readOrders(text, { keywords: OFFICE_KEYWORDS, names, procedure });
    return 'orders' in read && read.orders.some(({ type }) => type === 'confirm');
  }
  const read = readCommands(text, { keywords: KEYWORDS, staffNames, deskNames, procedure });
  const asked = staffAt(registry, address)?.role === 'helper' ? 'status' : 'approve';
  return 'orders' in read && read.orders.some(({ type }) => type === asked);
}
