/** APPROVE: grants the request, as a whole or for the services named. */
import { argumentOf, type Keyword } from '../keyword.ts';
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
    if (argument === '') return { order: { type: 'approve', services: [], echo: 'APPROVE' } };
    const services = readServices(argument, said.procedure);
    if (services === null) return { misread: 'approve-unclear' };
    return { order: { type: 'approve', services, echo: ['APPROVE', ...services].join(' ') } };
  },
};
