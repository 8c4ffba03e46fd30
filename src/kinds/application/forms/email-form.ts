/** The desk's own e-mail form: a mailer through which anybody asks anything, and which proves nothing about what was typed. */
import { sameAddress } from '../../../domain/rules/registry.ts';
import type { IncomingMail } from '../../../mail/incoming-mail.ts';
import type { Knowledge } from '../../knowledge.ts';
import { joinLines } from '../labels/joined-lines.ts';
import { looksLikeRequest } from '../labels/looks-like-request.ts';
import { holdsWord, vocabulary } from '../labels/words.ts';
import { formParts } from './form-parts.ts';
import type { IntakeLayout } from './intake-layout.ts';

/** What somebody typed into it. */
export interface TypedRequest {
  /** The letter in their own words, on the lines where it stands in the mail. */
  readonly text: string;
  /** An address or a faculty by which they say which office they are. */
  readonly office: readonly string[];
  /** Whether its layout takes it for a request. */
  readonly isRequest: boolean;
}

/** The layouts of forms for questions of every kind that send from this address; null when there is none. */
export function emailFormOf(
  mail: Pick<IncomingMail, 'from'>,
  { registry, layouts }: Pick<Knowledge, 'registry' | 'layouts'>,
): readonly IntakeLayout[] | null {
  const found = registry.forms
    .filter((form) => sameAddress(form.from, mail.from))
    .flatMap((form) => layouts.get(form.layout) ?? [])
    .filter((layout) => layout.requests !== undefined);
  return found.length > 0 ? found : null;
}

/** By the first layout that fits; null when none does. Nothing typed can pass for another part: parts are found by position (threat F01). */
export function readEmailForm(
  mail: IncomingMail,
  layouts: readonly IntakeLayout[],
  known: Pick<Knowledge, 'procedure'>,
): TypedRequest | null {
  for (const layout of layouts) {
    const read = formParts(mail, layout);
    if ('unreadable' in read) continue;
    const letter = read.parts.find((part) => part.use === 'request')?.given;
    if (!letter) continue;
    const office = read.parts.filter((part) => part.use === 'office').map(({ given }) => joinLines(given.lines));
    // The label is no part of the letter; every other line keeps its number.
    const [first = '', ...rest] = mail.text.split(/\r\n|\r|\n/).slice(letter.span[0] - 1);
    const own = first.slice(first.indexOf(layout.separator) + layout.separator.length);
    const text = '\n'.repeat(letter.span[0] - 1) + [own, ...rest].join('\n');
    const typed = read.parts.map(({ given }) => given.lines.join('\n')).join('\n');
    return { text, office, isRequest: isRequest(text, typed, layout, known) };
  }
  return null;
}

/** Whether a mail that fits no layout reads like a request all the same: people should know. */
export function mayBeRequest(mail: IncomingMail, layouts: readonly IntakeLayout[], known: Knowledge): boolean {
  return layouts.some((layout) => isRequest(mail.text, mail.text, layout, known));
}

/** A word alone is a question about the procedure; with two labels it is a request. */
function isRequest(
  text: string,
  typed: string,
  { requests }: IntakeLayout,
  { procedure }: Pick<Knowledge, 'procedure'>,
): boolean {
  if (!requests) return false;
  const { labels } = looksLikeRequest(text, '', procedure);
  const marked = holdsWord(typed, vocabulary([[true, requests.marks]]));
  return labels >= requests.labels || (marked && labels >= procedure.labelsThatMakeARequest);
}
