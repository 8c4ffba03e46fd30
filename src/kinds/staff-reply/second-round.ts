/** The answer to a second-round letter: its code carries out exactly what had been asked for, or counts as missed (design §6). */
import { type Ask, NOTHING, type Notice, type Reading } from '../kind.ts';
import type { AnsweredLetter, Knowledge, SecondRound } from '../knowledge.ts';

/** So many wrong codes kill a letter's code. */
export const MOST_MISSES = 3;

const READ: Reading = { verdict: 'ignored', reason: null, filing: 'done', ...NOTHING };

/** What comes of `code`, given in answer to `answered`. */
export function readCode(code: string, round: SecondRound, answered: AnsweredLetter, known: Knowledge): Reading {
  const { outboxId, ticketId, recipient } = answered;
  const about = { to: { role: 'staff', address: recipient }, ticketId } as const;
  const again: Notice = { type: 'fresh-review', ...about };
  const decided = known.correspondence.tickets.get(ticketId)?.decision ?? null;
  // Whoever decided it is told by the domain, and nothing can be done any more.
  if (decided) return { ...READ, verdict: 'accepted', asks: authorised(round, answered) };
  if (round.state !== 'open') return { ...READ, reason: `code-${round.state}`, notices: [again] };
  if (round.matches(code)) {
    return { ...READ, verdict: 'accepted', asks: [...authorised(round, answered), { code: 'used', outboxId }] };
  }
  const missed: Ask = { code: 'missed', outboxId };
  const kills = round.misses + 1 >= MOST_MISSES;
  const notices: Notice[] = kills
    ? [again, { type: 'alert', word: 'codes-missed', ticketId }]
    : [{ type: 'help', ...about, word: 'code-wrong' }];
  return { ...READ, reason: 'code-wrong', asks: [missed], notices };
}

/** What was asked, on the word of whoever holds the letter now, about the revision which that letter showed. */
function authorised({ asks }: SecondRound, answered: AnsweredLetter): readonly Ask[] {
  const authority = {
    by: answered.recipient,
    seenRevision: answered.revision,
    token: answered.by === 'token',
    origin: false,
    secondRound: true,
  } as const;
  return asks.map((ask) => ('authority' in ask.command ? { ...ask, command: { ...ask.command, authority } } : ask));
}
