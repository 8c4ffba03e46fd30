/** The page on which every letter can be read before anybody gets it. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { previewLetters } from '../../src/cli/letters-command.ts';
import { ConfigMistake } from '../../src/config/file.ts';
import { SAMPLE_CONFIG } from '../../src/config/sample.ts';
import { readOccasions } from '../../src/letters/preview/occasions.ts';
import { previewPage } from '../../src/letters/preview/preview-page.ts';
import { shownLetters } from '../../src/letters/preview/shown-letters.ts';
import { desk, LANGUAGES, ourTemplates, procedure, TEMPLATES } from './our-letters.ts';

const page = previewPage(
  LANGUAGES.map((language) => ({
    language,
    letters: shownLetters(language, ourTemplates(), procedure, desk),
    occasions: readOccasions([TEMPLATES], language),
  })),
);

/** A folder with a configuration whose own templates hold `files`. */
function deskWith(files: Readonly<Record<string, string>>): { config: string; out: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'desk-letters-'));
  for (const language of LANGUAGES) mkdirSync(join(folder, 'own/letters', language), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'own/letters', name), text);
  const config = join(folder, 'desk.yaml');
  writeFileSync(config, `${SAMPLE_CONFIG}\ntemplates: ./own\n`);
  return { config, out: join(folder, 'letters.html'), folder };
}

describe('letters preview', () => {
  it('shows every letter in every language as an article of its own, each in the table of contents', () => {
    for (const language of LANGUAGES) {
      const shown = shownLetters(language, ourTemplates(), procedure, desk);
      const stems = new Set(shown.map(({ stem }) => stem));
      expect(
        [...(ourTemplates().letters.get(language)?.keys() ?? [])].filter((stem) => !stems.has(stem)),
      ).to.deep.equal([]);
      expect(page.match(new RegExp(`<article id="${language}-`, 'g'))?.length).to.equal(shown.length);
      expect(page.match(new RegExp(`<a href="#${language}-`, 'g'))?.length).to.equal(shown.length);
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    expect([...page.matchAll(/href="#([^"]+)"/g)].filter(([, id]) => !ids.includes(id))).to.deep.equal([]);
  });

  it('says of each letter who gets it and when, in each language, and of no other', () => {
    for (const language of LANGUAGES) {
      const stems = [...(ourTemplates().letters.get(language)?.keys() ?? [])].sort();
      const said = [...readOccasions([TEMPLATES], language).keys()].sort();
      expect(said, `templates/letters/${language}/occasions.yaml`).to.deep.equal(stems);
    }
  });

  it('runs nothing and loads nothing', () => {
    expect(page).to.include(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).to.not.match(/<script|<img|<link|<iframe|@import|url\(/i);
  });

  it('shows the desk’s own copy of a letter, and ours where it has none', () => {
    const { config, out } = deskWith({
      'en/denied.hbs': '[{{ticket}}] Our own words\n# What happens next\nOur desk sees to it.\n',
    });
    expect(previewLetters({ config, out, language: 'en' })).to.equal(0);
    const written = readFileSync(out, 'utf8');
    expect(written).to.include('Our own words').and.to.include('Your access is ready');
    expect(written).to.not.include('<section lang="ja">');
  });

  it('names a mistake in a letter with its file and line, and writes nothing', () => {
    const { config, out } = deskWith({ 'en/denied.hbs': '[{{ticket}}] Closed\n\nDear {{nobody}}\n' });
    expect(() => previewLetters({ config, out })).to.throw(
      ConfigMistake,
      /own\/letters\/en\/denied\.hbs, line 3: .*nobody/,
    );
    expect(() => readFileSync(out)).to.throw('ENOENT');
  });

  it('needs no secrets, and refuses a language it has no letters in', () => {
    const { config, out } = deskWith({});
    expect(SAMPLE_CONFIG).to.include('env:');
    expect(previewLetters({ config, out, language: 'fr' })).to.equal(2);
    expect(previewLetters({ config, out, language: 'ja' })).to.equal(0);
    expect(readFileSync(out, 'utf8')).to.match(/^<!DOCTYPE html>\n<html lang="ja">/);
  });
});
