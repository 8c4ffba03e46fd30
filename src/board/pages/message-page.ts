/** A page that says one thing: there is no such ticket, or the board cannot be shown just now. */
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Trouble } from '../words/words.ts';
import { frame, type Markup } from './frame.ts';

export function messagePage(title: string, text: string, context: PageContext): Markup {
  return frame({ title, heading: title, path: '', main: html`<p>${text}</p>` }, context);
}

/** What happened, what it means for the mails, and what to do. */
export function troublePage({ title, happened, means, todo }: Trouble, context: PageContext): Markup {
  const main = html`<section><p><strong>${happened}</strong></p><p>${means}</p><p>${todo}</p></section>`;
  return frame({ title, heading: title, path: '', main }, context);
}
