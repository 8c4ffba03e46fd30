/** APPROVE: grants the request, as a whole or for the services named; with EXCEPTION, in spite of a rule that two deciders may overrule. */
import { argumentOf, type Keyword, withoutSeparators } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
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
    '許可',
    '許可します',
    '許可いたします',
  ],
  last: true,
  read: (said) => {
    const argument = argumentOf(said);
    if (argument === null) return null;
    const { exception, rest } = exceptionIn(argument);
    const services = rest === '' ? [] : readServices(rest, said.procedure);
    if (services === null) return { misread: 'approve-unclear' };
    const echo = ['APPROVE', ...services, ...(exception ? ['EXCEPTION'] : [])].join(' ');
    return { order: { type: 'approve', services, ...(exception ? { exception } : {}), echo } };
  },
};

const EXCEPTION = ['exception', '特例'];
const BETWEEN = /[ :,、・]$/;

/** Whether the argument begins or ends with the word for an exception, and what stands beside it. */
function exceptionIn(argument: string): { readonly exception: boolean; readonly rest: string } {
  for (const word of EXCEPTION) {
    if (argument === word) return { exception: true, rest: '' };
    const [head, tail] = [argument.slice(0, -word.length), argument.slice(word.length)];
    if (argument.endsWith(word) && BETWEEN.test(head))
      return { exception: true, rest: head.replace(BETWEEN, '').trim() };
    if (argument.startsWith(word) && /^[ :,、・]/.test(tail))
      return { exception: true, rest: withoutSeparators(tail.replace(/^[,、・]/, ' ')) };
  }
  return { exception: false, rest: argument };
}
