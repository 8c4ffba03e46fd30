/** The parts of a form's notification by the layout's labels, found by position. */
import type { IncomingMail } from '../../../mail/incoming-mail.ts';
import type { Given } from '../labels/labelled-lines.ts';
import type { IntakeLayout } from './intake-layout.ts';

export interface FormPart {
  readonly label: string;
  readonly field: string | null;
  readonly typed: boolean;
  /** What the layout says it is for besides. */
  readonly use: 'office' | 'request' | null;
  readonly given: Given;
}

export type Parts = { readonly parts: readonly FormPart[] } | { readonly unreadable: string };

/** Only what ends a line in a mail. U+2028, NEL and their kin are characters that somebody typed. */
const LINE_END = /\r\n|\r|\n/;
/** A form writes no such characters into its own lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/u;

/** The parts of a mail that bears the header fields of the form's mailer: verified ones, then typed ones; or what did not fit. */
export function formParts({ header, text }: Pick<IncomingMail, 'text' | 'header'>, layout: IntakeLayout): Parts {
  for (const [name, value] of Object.entries(layout.headers)) {
    if (!header.some((field) => field.name === name && field.value.trim() === value))
      return { unreadable: `header ${name}` };
  }
  const lines = text.split(LINE_END);
  const [firstTyped] = layout.typed;
  const typedFrom = lines.findIndex((line) => firstTyped !== undefined && isLabelled(line, firstTyped.label, layout));
  if (typedFrom < 0) return { unreadable: 'no typed part' };
  const head = lines.slice(0, typedFrom);
  const marked = layout.marks.every((mark) => head.some((line) => line.trim() === mark));
  if (!marked) return { unreadable: 'marks' };
  const verified = layout.verified.length === 0 ? { parts: [] } : verifiedParts(head, layout);
  if ('unreadable' in verified) return verified;
  const typed = typedParts(lines, typedFrom, layout);
  return 'unreadable' in typed ? typed : { parts: [...verified.parts, ...typed.parts] };
}

function isLabelled(line: string, label: string, layout: IntakeLayout): boolean {
  return line.startsWith(label + layout.separator);
}

/** The head from the first verified label on: each label once, on the next line that is not blank, and nothing else. */
function verifiedParts(head: readonly string[], layout: IntakeLayout): Parts {
  const first = layout.verified[0]?.label ?? '';
  const from = head.findIndex((line) => isLabelled(line, first, layout));
  if (from < 0) return { unreadable: 'verified part 1' };
  const filled = head
    .map((line, index) => ({ line, index }))
    .filter(({ line, index }) => index >= from && line.trim() !== '');
  if (filled.length !== layout.verified.length) return { unreadable: `${filled.length} verified lines` };
  const parts: FormPart[] = [];
  for (const [place, { label, field, expects }] of layout.verified.entries()) {
    const { line, index } = filled[place] ?? { line: '', index: 0 };
    const value = line.slice(label.length + layout.separator.length).trim();
    const fits = isLabelled(line, label, layout) && !ODD.test(line) && value !== '';
    if (!fits || (expects !== undefined && !value.endsWith(expects)))
      return { unreadable: `verified part ${place + 1}` };
    parts.push(partOf({ label, field, typed: false, use: null }, [value], index, line));
  }
  return { parts };
}

/**
 * Typed labels in the layout's order. A last label without a field closes the longest text, which ends at the *last* line
 * that bears it; the label of that text must be the only one, or nobody could tell where it began.
 */
function typedParts(lines: readonly string[], from: number, layout: IntakeLayout): Parts {
  const last = layout.typed.at(-1);
  const closes = last !== undefined && last.field === null && last.use === undefined;
  const closing = closes && layout.typed.length > 1 ? last.label : null;
  const body = closing === null ? layout.typed : layout.typed.slice(0, -1);
  const bearing = (label: string, after: number) =>
    lines.flatMap((line, index) => (index >= after && isLabelled(line, label, layout) ? [index] : []));
  const starts: number[] = [];
  for (const [place, { label }] of body.entries()) {
    const found = bearing(label, (starts.at(-1) ?? from - 1) + 1);
    const [start] = found;
    if (start === undefined) return { unreadable: `typed part ${place + 1}` };
    if (place === body.length - 1 && bearing(label, from).length > 1)
      return { unreadable: `typed part ${place + 1} twice` };
    starts.push(start);
  }
  const end = closing === null ? lines.length : bearing(closing, (starts.at(-1) ?? 0) + 1).at(-1);
  if (end === undefined) return { unreadable: 'end of the typed part' };
  const parts: FormPart[] = [];
  for (const [place, { label, field, use = null }] of body.entries()) {
    const start = starts[place] ?? 0;
    const written = lines[start] ?? '';
    const below = lines.slice(start + 1, starts[place + 1] ?? end);
    const short = place < body.length - 1;
    if (short && below.some((line) => layout.typed.some((one) => isLabelled(line, one.label, layout)))) {
      return { unreadable: `typed part ${place + 1} holds a label` };
    }
    const value = [written.slice(label.length + layout.separator.length).trim(), ...below];
    parts.push(partOf({ label, field, typed: true, use }, value, start, written));
  }
  return { parts };
}

function partOf(
  { label, field, typed, use }: Omit<FormPart, 'given'>,
  lines: readonly string[],
  index: number,
  written: string,
): FormPart {
  const word = { key: label, field, part: null, detail: null };
  const given: Given = {
    word,
    lines: lines.filter((line, at) => at > 0 || line !== ''),
    line: index + 1,
    span: [index + 1, index + lines.length],
    written,
  };
  return { label, field, typed, use, given };
}
