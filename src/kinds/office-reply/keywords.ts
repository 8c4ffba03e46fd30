/** The register of an office's keywords. To add one: copy the nearest file in keywords/, name it here. */
import type { Keyword } from '../staff-reply/keyword.ts';
import { confirm } from './keywords/confirm.ts';
import { deny } from './keywords/deny.ts';
import { help } from './keywords/help.ts';
import { seen } from './keywords/seen.ts';
import { status } from './keywords/status.ts';
import type { OfficeOrder } from './orders.ts';

export const OFFICE_KEYWORDS: readonly Keyword<OfficeOrder>[] = [confirm, deny, status, help, seen];
