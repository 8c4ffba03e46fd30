/** What deciders have said about a ticket, as `tickets show` and `tickets report` print it. */
import type { Ticket, Vote } from '../domain/ticket.ts';
import type { Shown } from './desk-time.ts';

type Said = Pick<Vote, 'by' | 'at' | 'services' | 'overrules'> & { readonly reason?: string | null };

function lineOf(word: string, { by, at, services, overrules = [], reason = null }: Said, shown: Shown): string {
  const about = services.filter(Boolean).join('+');
  const exception = overrules.length > 0 ? ` as an exception to ${overrules.join(' and ')}` : '';
  return `${word}${about ? ` ${about}` : ''} by ${by || '(erased)'} at ${shown(at)}${exception}${reason ? ` (${reason})` : ''}`;
}

/** Votes that wait for others; once decided, the decision and whose words it rests on. */
export function decisionLines({ votes = [], decision }: Ticket, shown: Shown): readonly string[] {
  const line = (word: string, said: Said) => lineOf(word, said, shown);
  const waiting = votes.map((vote) => line(`so far: ${vote.outcome}`, vote));
  if (!decision) return waiting;
  const { outcome, by, at, services, reason, overrules, together, approvals = [], rejections = [] } = decision;
  return [
    line(`decision: ${outcome}`, { by, at, services, reason, ...(overrules ? { overrules } : {}) }),
    ...(together ? [`  by the same reply as ${together}`] : []),
    ...(approvals.length > 1 ? approvals.map((approval) => line('  approval of', approval)) : []),
    ...rejections.map((rejection) => line('  rejection of', rejection)),
  ];
}
