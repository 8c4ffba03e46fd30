/** The keywords that offices and applicants share. To add one: copy the nearest file in keywords/, name it here. */
import type { Keyword } from '../staff-reply/keyword.ts';
import { english } from './keywords/english.ts';
import { help } from './keywords/help.ts';
import { japanese } from './keywords/japanese.ts';
import { status } from './keywords/status.ts';
import { withdraw } from './keywords/withdraw.ts';
import type { PartyOrder } from './orders.ts';

export const PARTY_KEYWORDS: readonly Keyword<PartyOrder>[] = [withdraw, status, english, japanese, help];
