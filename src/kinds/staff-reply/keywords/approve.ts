/** APPROVE: grants the request, as a whole or for the services named; with EXCEPTION, in spite of a rule that two deciders may overrule; with PAIR, both tickets that the letter shows. */
import { argumentOf, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import { EXCEPTION, PAIR, qualifiedBy } from '../qualifiers.ts';
import { readServices } from '../services.ts';

export const approve: Keyword<StaffOrder> = {
  name: 'approve',
  words: [
    'APPROVE',
    'APPROVED',
    '承認',
    '承認します',
    '承認いたします',
    '承認致します',
    '承認しました',
    '承認です',
    '承認でお願いします',
    '承認でお願いいたします',
    '承認でお願い致します',
    '許可',
    '許可します',
    '許可いたします',
  ],
  last: true,
  read: (said) => {
    const argument = argumentOf(said);
    if (argument === null) return null;
    const { found: exception, rest: without } = qualifiedBy(EXCEPTION, argument);
    const { found: pair, rest } = qualifiedBy(PAIR, without);
    const services = rest === '' ? [] : readServices(rest, said.procedure);
    // Two tickets hold different services: a name beside the word for both could mean either of them.
    if (services === null || (pair && rest !== '')) return { misread: 'approve-unclear' };
    const echo = ['APPROVE', ...services, ...(pair ? ['PAIR'] : []), ...(exception ? ['EXCEPTION'] : [])].join(' ');
    const how = { ...(exception ? { exception } : {}), ...(pair ? { pair } : {}) };
    return { order: { type: 'approve', services, ...how, echo } };
  },
};
