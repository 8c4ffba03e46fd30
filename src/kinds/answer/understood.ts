/** From what an office or an applicant answered to what is asked of the ticket and what is said back (design §5, §6). */
import type { PartyCommand } from '../../domain/commands.ts';
import { refusal } from '../../domain/refusals.ts';
import type { Ask, Notice, Reading } from '../kind.ts';
import type { Knowledge } from '../knowledge.ts';
import { type Answering, ask, correspondent, help, type Said, speaksOfFields } from './answering.ts';
import { ofFields } from './of-fields.ts';
import { ofOrder } from './of-order.ts';

/** The reading of a mail that could be told apart; one whose origin contradicts its sender asks for nothing. */
export function understood(said: Said, answering: Answering, known: Knowledge): Reading {
  const { ticketId } = answering.answered;
  const to = correspondent(answering);
  if (said.text === '' && !said.enclosed) return ignored('no-command', [help(answering, 'no-command')]);
  const { document } = answering;
  const isIdle = said.orders.length === 0 && !said.says && !said.enclosed && !document && !speaksOfFields(said);
  if (isIdle) return { verdict: 'accepted', reason: 'courtesies', filing: 'done', asks: [], notices: [] };
  if (known.evidence.origin === 'contradicted') return contradicted(answering);

  const parts = [...said.orders.map((order) => ofOrder(order, said, answering)), ofFields(said, answering, known)];
  const asks = parts.flatMap((part) => part.asks ?? []);
  const notices = parts.flatMap((part) => part.notices ?? []);
  const refused = parts.flatMap((part) => part.refused ?? [])[0] ?? null;
  const forPeople = said.says || said.enclosed || document || parts.some((part) => part.words);
  const spoken = languageShown(said, answering);
  if (!forPeople) {
    const verdict = refused !== null && asks.length === 0 ? 'ignored' : 'accepted';
    const receipt: Notice[] =
      asks.length > 0 && asks.every(isSpeak) && notices.length === 0 ? [{ type: 'receipt', to, ticketId }] : [];
    return { verdict, reason: refused, filing: 'done', asks: [...spoken, ...asks], notices: [...notices, ...receipt] };
  }
  const whole = said.misread !== 'no-plain-text' && !said.enclosed;
  const shown = document ? ({ document } as const) : {};
  const words: Notice = { type: 'words', from: answering.party.role, ticketId, text: said.text, whole, ...shown };
  const answered = notices.length > 0 || asks.some((ask) => !isSpeak(ask));
  const received: Notice = { type: 'receipt', to, ticketId, ...shown };
  const told: Notice = said.misread === 'no-plain-text' ? help(answering, said.misread) : received;
  return {
    verdict: 'accepted',
    reason: refused ?? 'words',
    // Whoever reads only the letter must not miss what it cannot show; but a document must not lie in the inbox for good.
    filing: whole || document ? 'done' : 'leave',
    asks: [...spoken, ...asks, ask(answering, wordsOf(said, answering), null)],
    notices: [
      words,
      ...notices,
      ...(answered ? [] : [told]),
      ...(document && (answered || told !== received) ? [received] : []),
    ],
  };
}

/** Longer ones would be cut in the letters that show them; the letter of this mail says so. */
const KEPT_AT_MOST = 2_000;

/** What an applicant writes while a question waits comes back into the ticket as its answer. */
function wordsOf({ text }: Said, { party, ticket, document }: Answering): PartyCommand {
  const answers = party.role === 'applicant' && ticket.question && text !== '';
  const shown = document ? ({ document } as const) : {};
  return answers
    ? { type: 'words', text: [...text].slice(0, KEPT_AT_MOST).join(''), ...shown }
    : { type: 'words', ...shown };
}

function isSpeak(one: Ask): boolean {
  return 'command' in one && one.command.type === 'speak';
}

function ignored(reason: string, notices: readonly Notice[]): Reading {
  return { verdict: 'ignored', reason, filing: 'done', asks: [], notices };
}

/** Somebody may be writing in their name: nothing is done, they are told, and so is everybody. */
function contradicted(answering: Answering): Reading {
  const { refused } = refusal('origin-contradicted');
  const { ticketId } = answering.answered;
  const notices: Notice[] = [
    { type: 'refusal', to: correspondent(answering), ticketId, refusal: refused },
    { type: 'alert', word: 'unverified-reply', ticketId },
  ];
  return { verdict: 'ignored', reason: refused.word, filing: 'leave', asks: [], notices };
}

/** An applicant who got letters in both languages has shown which one by writing (design §8). */
function languageShown(said: Said, answering: Answering): readonly Ask[] {
  const { party, ticket } = answering;
  const chosen = said.orders.some(({ type }) => type === 'speak');
  if (party.role !== 'applicant' || ticket.applicantLanguage !== 'both' || said.language === null || chosen) return [];
  return [ask(answering, { type: 'speak', language: said.language }, null)];
}
