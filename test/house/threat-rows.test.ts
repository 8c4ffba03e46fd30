/** Every row of the threats about senders, forms, approvals, offices, loops, privacy and faults has a case under its id, or a reason why it has none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';

/** Rows of threats §2.1 and §2.3 to §2.8, by their letter. */
const ROWS = { S: 25, F: 11, A: 20, D: 11, O: 12, V: 8, R: 25 };
const IDS = Object.entries(ROWS).flatMap(([letter, rows]) =>
  Array.from({ length: rows }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`),
);
/** Attacks are mails, and their cases stand together; faults (R) have theirs where the server is that fails. */
const FILES = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
const isThere = (id: string, file: string) => id.startsWith('R') || file.startsWith('threats');

/** Titles of cases: the first text of it() and describe(), quoted either way. */
const TITLE = /\b(?:it|describe)\(\s*(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g;

function idsIn(source: string): readonly string[] {
  const titles = [...source.matchAll(TITLE)].map(([, quoted, template]) => quoted ?? template ?? '');
  return titles.flatMap((title) => title.match(/\b[SFADOVR]\d{2}\b/g) ?? []);
}

/** Ids without a case, each with its reason, out of the YAML block of a README. */
function reasonsIn(readme: string): ReadonlyMap<string, string> {
  const [, block = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(readme) ?? [];
  return new Map(Object.entries((parse(block) ?? {}) as Record<string, string>));
}

/** What is wrong with the cases and reasons given for `ids`. */
function complaints(
  ids: readonly string[],
  cased: ReadonlySet<string>,
  excused: ReadonlyMap<string, string>,
): string[] {
  return [
    ...ids.filter((id) => !cased.has(id) && !excused.has(id)).map((id) => `${id} has no case and no reason`),
    ...[...excused].filter(([id]) => !ids.includes(id)).map(([id]) => `${id} is no row`),
    ...[...excused].filter(([id]) => cased.has(id)).map(([id]) => `${id} has a case and a reason for having none`),
    ...[...excused].filter(([, reason]) => String(reason).length < 20).map(([id]) => `${id} has no real reason`),
  ];
}

describe('The rows of the threats', () => {
  it('are 112', () => {
    expect(IDS).to.have.length(112);
  });

  it('have each a case with the id in its name, or a reason in the README of test/threats', () => {
    const cased = new Set(
      FILES.flatMap((file) => idsIn(readFileSync(join('test', file), 'utf8')).filter((id) => isThere(id, file))),
    );
    const excused = reasonsIn(readFileSync('test/threats/README.md', 'utf8'));
    expect(complaints(IDS, cased, excused)).to.deep.equal([]);
  });

  it('the gate fires for a row without a case, an empty reason and a reason that is not needed', () => {
    const cased = new Set(
      idsIn("it('S01: unsigned', () => {});\nit(`A02: three times`, () => {});\n// it was S03\nconst x = 'S04';"),
    );
    expect([...cased]).to.deep.equal(['S01', 'A02']);
    const excused = reasonsIn(
      'x\n\n```yaml\nS02: no\nA02: Nobody can test what a person thinks of it.\nZ99: This row is not in the list at all.\n```\n',
    );
    expect(complaints(['S01', 'S02', 'S03', 'A02'], cased, excused)).to.deep.equal([
      'S03 has no case and no reason',
      'Z99 is no row',
      'A02 has a case and a reason for having none',
      'S02 has no real reason',
    ]);
  });
});
