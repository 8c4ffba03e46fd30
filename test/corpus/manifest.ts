/** The MANIFEST.tsv of a folder of mails: which file is what, and what its own source expects of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Expected {
  readonly subject?: string;
  readonly subject_check?: string;
  readonly first_text_part_decodes_to?: string;
  readonly expected_file?: string;
  readonly visible_reply?: boolean;
  readonly compare?: string;
  readonly is_bounce?: boolean;
  readonly is_auto_reply?: boolean;
  readonly is_feedback_report?: boolean;
  readonly is_dsn?: boolean;
  readonly must_not_create_ticket?: boolean;
  readonly forwarded?: boolean;
  readonly original_subject?: string;
  readonly original_from?: string;
  readonly label_check?: string;
  readonly from?: readonly string[];
}

export interface Sample {
  readonly file: string;
  readonly category: string;
  /** `eml`, or what kind of body without headers. */
  readonly kind: string;
  readonly charsets: string;
  readonly expected: Expected;
  readonly bytes: Buffer;
  /** The text its source expects, when there is one. */
  readonly expectedText: string | null;
}

/** The samples of `folder`, in the order of its manifest. */
export function samplesIn(folder: string): readonly Sample[] {
  const [head = '', ...rows] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const expected = JSON.parse(cell('EXPECTED') || '{}') as Expected;
    const text = expected.expected_file;
    return {
      file: cell('file'),
      category: cell('category'),
      kind: cell('kind'),
      charsets: cell('charsets'),
      expected,
      bytes: readFileSync(join(folder, cell('file'))),
      expectedText: text === undefined ? null : readFileSync(join(folder, text), 'utf8'),
    };
  });
}
