/** Damage to the bytes of a mail, of the kinds that happen on the way and that somebody does on purpose; the same numbers do the same. */
import fc from 'fast-check';

export interface Mutation {
  readonly kind: 'flip' | 'cut' | 'double' | 'insert' | 'shuffle-header' | 'drop-line' | 'double-line';
  /** Where, as a share of the whole. */
  readonly at: number;
  readonly length: number;
  readonly byte: number;
}

export const MUTATIONS: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Mutation['kind'][]>(
      'flip',
      'flip',
      'cut',
      'double',
      'insert',
      'shuffle-header',
      'drop-line',
      'double-line',
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.integer({ min: 1, max: 60 }),
    byte: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 5 },
);

const HEAD_END = '\r\n\r\n';

/** The header fields, folded ones whole, in an order that `by` decides; the body stays. */
function shuffledHeader(raw: Buffer, by: number): Buffer {
  const text = raw.toString('latin1');
  const end = text.indexOf(HEAD_END);
  if (end < 0) return raw;
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const order = fields.map((field, at) => ({ field, rank: ((at + 1) * (by + 7)) % 31 }));
  const head = order.toSorted((one, other) => one.rank - other.rank).map(({ field }) => field);
  return Buffer.from(head.join('\r\n') + text.slice(end), 'latin1');
}

function withLine(raw: Buffer, at: number, times: 0 | 2): Buffer {
  const lines = raw.toString('latin1').split('\r\n');
  const chosen = Math.floor(at * lines.length);
  const kept = lines.flatMap((line, index) => (index === chosen ? Array<string>(times).fill(line) : [line]));
  return Buffer.from(kept.join('\r\n'), 'latin1');
}

function mutatedOnce(raw: Buffer, { kind, at, length, byte }: Mutation): Buffer {
  const from = Math.floor(at * raw.length);
  const [before, piece, after] = [
    raw.subarray(0, from),
    raw.subarray(from, from + length),
    raw.subarray(from + length),
  ];
  switch (kind) {
    case 'flip':
      return Buffer.concat([
        before,
        Buffer.from(piece.subarray(0, 1).map((old) => old ^ (byte || 1))),
        raw.subarray(from + 1),
      ]);
    case 'cut':
      return Buffer.concat([before, after]);
    case 'double':
      return Buffer.concat([before, piece, piece, after]);
    case 'insert':
      return Buffer.concat([before, Buffer.alloc(length, byte), raw.subarray(from)]);
    case 'shuffle-header':
      return shuffledHeader(raw, byte);
    case 'drop-line':
      return withLine(raw, at, 0);
    case 'double-line':
      return withLine(raw, at, 2);
  }
}

/** `raw` after all `mutations`, one upon the other. */
export function mutated(raw: Buffer, mutations: readonly Mutation[]): Buffer {
  return mutations.reduce(mutatedOnce, raw);
}
