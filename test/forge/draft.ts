/** A mail that is being made: header fields in their order, and a body. */
import { encoded, headerWords, transferred, type Writing } from './written-text.ts';

/** Written `name: value`; with an empty name the value is the whole line. */
export type Field = readonly [name: string, value: string];

export interface Draft {
  readonly fields: readonly Field[];
  readonly body: Buffer;
}

export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** ISO instant. */
  readonly date: string;
  readonly messageId: string;
  readonly references: readonly string[];
}

/** As mail programs in Japan write it. */
export function writtenDate(instant: string): string {
  return new Date(Date.parse(instant) + 9 * 3_600_000).toUTCString().replace('GMT', '+0900');
}

/** The header every reply has; the body is empty yet. */
export function envelope({ from, to, subject, date, messageId, references }: Envelope): Draft {
  const thread: Field[] =
    references.length === 0
      ? []
      : [
          ['In-Reply-To', references.at(-1) ?? ''],
          ['References', references.join(' ')],
        ];
  return {
    fields: [
      ['From', from],
      ['To', to],
      ['Subject', headerWords(subject)],
      ['Date', writtenDate(date)],
      ['Message-ID', messageId],
      ...thread,
      ['MIME-Version', '1.0'],
    ],
    body: Buffer.alloc(0),
  };
}

/** `draft` with a body of this type, as it stands. */
export function withBody(draft: Draft, type: string, body: Buffer | string, transferEncoding?: string): Draft {
  const others = draft.fields.filter(([name]) => !/^content-/i.test(name));
  const how: Field[] = transferEncoding === undefined ? [] : [['Content-Transfer-Encoding', transferEncoding]];
  return { fields: [...others, ['Content-Type', type], ...how], body: Buffer.from(body) };
}

/** `draft` with one plain text. */
export function withText(draft: Draft, text: string, { charset, how }: Writing): Draft {
  const bytes = encoded(`${text.replace(/\r?\n/g, '\r\n')}\r\n`, charset);
  return withBody(draft, `text/plain; charset=${charset}`, transferred(bytes, how), how);
}

/** `draft` with another value for a field; a field that is not there is added. */
export function withField(draft: Draft, name: string, value: string): Draft {
  const there = draft.fields.some(([one]) => one.toLowerCase() === name.toLowerCase());
  const fields = draft.fields.map(
    ([one, old]): Field => (one.toLowerCase() === name.toLowerCase() ? [one, value] : [one, old]),
  );
  return { ...draft, fields: there ? fields : [...draft.fields, [name, value]] };
}

export function withoutField(draft: Draft, ...names: readonly string[]): Draft {
  return { ...draft, fields: draft.fields.filter(([name]) => !names.includes(name.toLowerCase())) };
}

/** `draft` with further lines on top of its header, or at its end. */
export function withLines(draft: Draft, where: 'top' | 'end', ...lines: readonly Field[]): Draft {
  return { ...draft, fields: where === 'top' ? [...lines, ...draft.fields] : [...draft.fields, ...lines] };
}

export function fieldOf(draft: Draft, name: string): string {
  return draft.fields.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
}

export function bytesOf({ fields, body }: Draft): Buffer {
  const lines = fields.map(([name, value]) => (name === '' ? value : `${name}: ${value}`));
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}
