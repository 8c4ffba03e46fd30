/** What machine words are called on the page: as on the board, so that each has one name. */
import { enTickets } from '../../../board/words/en-tickets.ts';
import { jaTickets } from '../../../board/words/ja-tickets.ts';
import type { TicketWords } from '../../../board/words/ticket-words.ts';
import type { Language } from '../../../domain/application/application.ts';

export const TICKET_WORDS: Readonly<Record<Language, TicketWords>> = { ja: jaTickets, en: enTickets };
