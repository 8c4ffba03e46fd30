/** AWAY: the member gets no review mails from one day to another, both included; with CANCEL, gets them after all. */
import type { Days } from '../../../domain/absence.ts';
import { readDay } from '../days.ts';
import { argumentOf, type Keyword, type Understood } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

/** What may stand between the two days. */
const BETWEEN = [' to ', ' until ', 'から', '~', '〜', '、', ',', ' - ', ' '];

/** 取消 alone takes a decision back; behind 不在 it is about the absence. */
const CANCEL = ['cancel', 'cancelled', '取消', '取り消し', '取り消します', '解除', '解除します'];

export const away: Keyword<StaffOrder> = {
  name: 'away',
  words: ['AWAY', '不在'],
  statesToo: true,
  // Whoever moves an absence takes the old days back and names the new ones in one mail.
  about: (order) => (order.type === 'away' && 'cancels' in order ? 'away cancel' : 'away'),
  read: (said) => {
    const argument = argumentOf(said);
    if (argument === null) return null;
    const cancelled = cancelledIn(argument);
    if (cancelled) return cancelled;
    const days = daysIn(argument);
    if (days === null) return { misread: 'days-invalid' };
    return { order: { type: 'away', adds: days, echo: `AWAY ${days.from} ${days.until}` } };
  },
};

/** 不在 取消: all that is known; 不在 取消 2026-08-10 2026-08-12: those days. Null when it is no such word. */
function cancelledIn(argument: string): Understood<StaffOrder> | { misread: 'days-invalid' } | null {
  const days = argumentOf({ folded: argument, words: CANCEL });
  if (days === null) return null;
  if (days === '') return { order: { type: 'away', cancels: null, echo: 'AWAY CANCEL' } };
  const cancels = daysIn(days);
  if (cancels === null) return { misread: 'days-invalid' };
  return { order: { type: 'away', cancels, echo: `AWAY CANCEL ${cancels.from} ${cancels.until}` } };
}

/** Two days in their order; null when anything else stands there. */
function daysIn(argument: string): Days | null {
  const text = withoutEnding(argument.startsWith('from ') ? argument.slice('from '.length) : argument);
  for (const separator of BETWEEN) {
    const [first, second, ...more] = text.split(separator);
    const from = readDay(first ?? '');
    const until = readDay(second ?? '');
    if (from !== null && until !== null && more.length === 0) return from <= until ? { from, until } : null;
  }
  return null;
}

function withoutEnding(text: string): string {
  return text.endsWith('まで') ? text.slice(0, -'まで'.length) : text;
}
