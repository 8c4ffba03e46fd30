/** Measures the reading of mails on a folder of other people's: `npm run corpus -- DIR` prints right, wrong and total per kind of label. */
import type { IncomingMail, UnreadableMail } from '../../src/mail/incoming-mail.ts';
import { readMail } from '../../src/mailbox/read-mail.ts';
import { LABELS, type Verdict } from './labels.ts';
import { type Sample, samplesIn } from './manifest.ts';

const GIVEN = {
  receivedAt: '2026-06-03T00:00:00.000Z',
  folder: 'inbox',
  contentKey: Buffer.alloc(32, 7),
  deskAddress: 'desk@desk.example',
  maxBytes: 25_000_000,
} as const;

const SLOW_MS = 2000;

interface Row {
  right: number;
  wrong: number;
  refused: number;
  readonly files: string[];
}

function rowOf(rows: Map<string, Row>, label: string): Row {
  const row = rows.get(label) ?? { right: 0, wrong: 0, refused: 0, files: [] };
  rows.set(label, row);
  return row;
}

function count(row: Row, verdict: Verdict, file: string): void {
  if (verdict === 'right') {
    row.right += 1;
    return;
  }
  if ('wrong' in verdict) row.wrong += 1;
  else row.refused += 1;
  row.files.push('wrong' in verdict ? `wrong\t${file}\t${verdict.wrong}` : `refused\t${file}\t${verdict.refused}`);
}

/** The line ends and the head that a mail server would have given to what was kept in a file. */
function asDelivered(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replace(/^(?:From |>From )[^\r\n]*(?:\r\n|\r|\n)/, '');
  const lines = text.includes('\n') ? text : text.replaceAll('\r', '\r\n');
  return Buffer.from(lines, 'latin1');
}

/** A body without a header is read as the plain mail it came in. */
function bytesOf({ kind, bytes }: Sample): Buffer {
  if (kind !== 'body' && kind !== 'html') return asDelivered(bytes);
  const type = kind === 'html' ? 'text/html' : 'text/plain';
  const head = `From: somebody@sender.example\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

async function measure(folder: string): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const sample of samplesIn(folder)) {
    const begun = performance.now();
    let mail: IncomingMail | UnreadableMail;
    try {
      mail = await readMail(bytesOf(sample), GIVEN);
    } catch (error) {
      count(rowOf(rows, 'no exception'), { wrong: String(error) }, sample.file);
      continue;
    }
    count(rowOf(rows, 'no exception'), 'right', sample.file);
    const took = performance.now() - begun;
    count(rowOf(rows, `under ${SLOW_MS} ms`), took < SLOW_MS ? 'right' : { wrong: `${took} ms` }, sample.file);
    for (const [label, judge] of Object.entries(LABELS)) {
      const verdict = judge(sample, mail);
      if (verdict) count(rowOf(rows, label), verdict, sample.file);
    }
  }
  return rows;
}

/** The share is of the mails that were read: whoever is refused is told, not misunderstood. */
function print(rows: ReadonlyMap<string, Row>): void {
  console.log('right\twrong\trefused\ttotal\t%\tlabel');
  for (const [label, { right, wrong, refused }] of rows) {
    const share = ((100 * right) / Math.max(right + wrong, 1)).toFixed(1);
    console.log([right, wrong, refused, right + wrong + refused, share, label].join('\t'));
  }
  for (const [label, { files }] of rows) for (const file of files) console.log(`${label}\t${file}`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('npm run corpus -- DIR, where DIR holds a MANIFEST.tsv');
  process.exitCode = 2;
} else print(await measure(folder));
