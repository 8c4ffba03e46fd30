/** Somebody outside the desk answers a letter about a ticket: what the readings of such answers have in common. */

import { fieldsOf } from '../../domain/application/supplied.ts';
import type { Party, PartyCommand } from '../../domain/commands.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Ask, Correspondent, Notice } from '../kind.ts';
import type { AnsweredLetter } from '../knowledge.ts';
import type { MisreadWord } from '../misread-words.ts';
import type { OfficeOrder } from './orders.ts';
import type { Answer } from './read-answer.ts';

/** Who answers which letter, about which ticket. */
export interface Answering {
  readonly party: Party;
  readonly answered: AnsweredLetter;
  readonly ticket: Ticket;
  /** Somebody's identity document seems to have come with the answer. */
  readonly document: boolean;
}

export type Said = Answer<OfficeOrder>;

/** What becomes of a part of an answer. `words`: people have to read it. */
export interface Part {
  readonly asks?: readonly Ask[];
  readonly notices?: readonly Notice[];
  readonly words?: boolean;
  /** Why nothing is done about it. */
  readonly refused?: string;
}

export function correspondent({ party }: Answering): Correspondent {
  return { role: party.role, address: party.address };
}

export function ask({ party, answered }: Answering, command: PartyCommand, echo: string | null): Ask {
  return { ticketId: answered.ticketId, command: { ...command, party }, echo };
}

export function help(answering: Answering, word: MisreadWord | null): Notice {
  return { type: 'help', to: correspondent(answering), ticketId: answering.answered.ticketId, word };
}

export function speaksOfFields({ supplied, unusable }: Said): boolean {
  return fieldsOf(supplied).length + unusable.length > 0;
}

/** A Message-ID of ours stands in mail logs and forwards: it is not enough to speak for an office (design §6). */
export function needsToken(answering: Answering, part: Part): Part {
  if (answering.party.role !== 'office' || answering.party.token) return part;
  return { notices: [help(answering, 'token-missing')], refused: 'token-missing' };
}
