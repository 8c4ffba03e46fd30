/** ENGLISH: from now on letters come in English. */
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';
import type { PartyOrder } from '../orders.ts';

export const english: Keyword<PartyOrder> = {
  ...bareKeyword<PartyOrder>(
    { name: 'english', words: ['ENGLISH'] },
    { type: 'speak', language: 'en', echo: 'ENGLISH' },
  ),
  about: () => 'language',
};
