/** Each letter has its twin in fixtures/letters, in each language, and each twin its letter. GOLDEN=write writes them anew. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/config/package-root.ts';
import { stemOf } from '../../src/letters/render-letter.ts';
import { everyLetter, LANGUAGES, ourTemplates, type Shown } from '../letters/our-letters.ts';

/** Between them they hold all that the HTML part makes of a text; the page around it is the same in every letter. */
const AS_HTML = [
  'approved',
  'confirm-request',
  'missing-information.applicant',
  'review~warnings',
  'second-round',
  'weekly',
];

const FOLDER = join(packageRoot(), 'fixtures/letters');

function bodyOf(html: string): string {
  return /<body>\n([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
}

/** `<template>.<language>.txt`, and for some `.html`; further kinds of the same letter are named behind a `~`. */
function twinsOf(letters: readonly Shown[]): Map<string, string> {
  const twins = new Map<string, string>();
  for (const shown of letters) {
    const { variant } = shown.sample;
    if (variant === null) continue;
    const name = `${stemOf(shown.sample.letter, shown.language, ourTemplates())}${variant === '' ? '' : `~${variant}`}`;
    const text = `${name}.${shown.language}.txt`;
    if (twins.has(text)) continue;
    twins.set(text, `${shown.subject}\n\n${shown.text}`);
    if (AS_HTML.includes(name)) twins.set(`${name}.${shown.language}.html`, bodyOf(shown.html));
  }
  return twins;
}

function rewrite(twins: ReadonlyMap<string, string>): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of twins) writeFileSync(join(FOLDER, name), text);
}

describe('Letters and their twins', () => {
  const twins = twinsOf(everyLetter());
  if (process.env.GOLDEN === 'write') rewrite(twins);

  for (const [name, text] of twins) {
    it(`${name} reads as its twin`, () => {
      const path = join(FOLDER, name);
      expect(existsSync(path), `${name} has no twin: npm run golden writes it`).to.equal(true);
      expect(text).to.equal(readFileSync(path, 'utf8'));
    });
  }

  it('has no twin without a letter', () => {
    expect(readdirSync(FOLDER).filter((name) => !twins.has(name))).to.deep.equal([]);
  });

  for (const language of LANGUAGES) {
    it(`has a plain twin of every template in ${language}`, () => {
      const stems = [...(ourTemplates().letters.get(language)?.keys() ?? [])];
      const seen = new Set(
        [...twins.keys()]
          .filter((name) => name.endsWith(`.${language}.txt`))
          .map((name) => name.split(/[~]|\.(?:ja|en)\.txt$/)[0]),
      );
      expect(stems.filter((stem) => !seen.has(stem))).to.deep.equal([]);
      expect(stems.length).to.be.greaterThan(20);
    });
  }
});
