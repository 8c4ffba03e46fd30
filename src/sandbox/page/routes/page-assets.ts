/** The files the page is dressed with, and where they lie. */
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';

/** Style sheets, in the order in which later ones weigh more. */
export const SHEETS = ['page.css', 'top.css', 'mailboxes.css', 'inside.css', 'narrow.css'];

export const ASSETS = [
  ...SHEETS,
  'icon.svg',
  'stay.js',
  'elements.js',
  'requests.js',
  'mailbox.js',
  'reply.js',
  'ticket-file.js',
  'desk-inside.js',
];

/** Where the assets lie, for compiled and uncompiled code alike. */
export function assetFolder(): string {
  return join(packageRoot(), 'src', 'sandbox', 'page', 'assets');
}
