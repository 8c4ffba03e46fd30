/** 日本語: from now on letters come in Japanese. */
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';
import type { PartyOrder } from '../orders.ts';

export const japanese: Keyword<PartyOrder> = {
  ...bareKeyword<PartyOrder>(
    { name: 'japanese', words: ['日本語', 'JAPANESE'] },
    { type: 'speak', language: 'ja', echo: '日本語' },
  ),
  about: () => 'language',
};
