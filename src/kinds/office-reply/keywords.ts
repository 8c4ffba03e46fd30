/** The register of an office's keywords. To add one: copy the nearest file in keywords/, name it here. */
import { PARTY_KEYWORDS } from '../answer/keywords.ts';
import type { OfficeOrder } from '../answer/orders.ts';
import type { Keyword } from '../staff-reply/keyword.ts';
import { confirm } from './keywords/confirm.ts';
import { deny } from './keywords/deny.ts';
import { seen } from './keywords/seen.ts';

export const OFFICE_KEYWORDS: readonly Keyword<OfficeOrder>[] = [confirm, deny, seen, ...PARTY_KEYWORDS];
