/** AWAY: the member gets no review mails from one day to another, both included. */
import type { LocalDate } from '../../../domain/time.ts';
import { readDay } from '../days.ts';
import { argumentOf, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

/** What may stand between the two days. */
const BETWEEN = [' to ', ' until ', 'から', '~', '〜', '、', ',', ' - ', ' '];

export const away: Keyword<StaffOrder> = {
  name: 'away',
  words: ['AWAY', '不在'],
  statesToo: true,
  read: (said) => {
    const argument = argumentOf(said);
    if (argument === null) return null;
    const days = daysIn(argument);
    if (days === null || days.from > days.until) return { misread: 'days-invalid' };
    return { order: { type: 'away', ...days, echo: `AWAY ${days.from} ${days.until}` } };
  },
};

function daysIn(argument: string): { readonly from: LocalDate; readonly until: LocalDate } | null {
  const text = withoutEnding(argument.startsWith('from ') ? argument.slice('from '.length) : argument);
  for (const separator of BETWEEN) {
    const [first, second, ...more] = text.split(separator);
    const from = readDay(first ?? '');
    const until = readDay(second ?? '');
    if (from !== null && until !== null && more.length === 0) return { from, until };
  }
  return null;
}

function withoutEnding(text: string): string {
  return text.endsWith('まで') ? text.slice(0, -'まで'.length) : text;
}
