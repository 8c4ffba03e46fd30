/** A mistake in a template or in a language's words is found when the desk starts, with its file and line. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Procedure } from '../../src/domain/rules/procedure.ts';
import { renderLetter } from '../../src/letters/render-letter.ts';
import { sampleLetters } from '../../src/letters/samples/sample-letters.ts';
import { describeMistake, type TemplateMistake } from '../../src/letters/template-mistake.ts';
import { loadTemplates } from '../../src/letters/templates.ts';
import { LETTER_NAMES, letterNameOf } from '../../src/notifications/phrases-about-letters.ts';
import { desk, LANGUAGES, ourTemplates, procedure, TEMPLATES } from './our-letters.ts';

describe('Templates', () => {
  let own: string;

  beforeEach(() => {
    own = mkdtempSync(join(tmpdir(), 'letters-'));
    mkdirSync(join(own, 'letters/ja'), { recursive: true });
  });
  afterEach(() => rmSync(own, { recursive: true, force: true }));

  function write(name: string, text: string): string {
    const path = join(own, 'letters/ja', name);
    writeFileSync(path, text);
    return path;
  }
  function mistakesOf(folders: readonly string[], how = procedure): readonly TemplateMistake[] {
    const templates = loadTemplates(folders, how);
    return 'mistakes' in templates ? templates.mistakes : [];
  }
  const mistakes = () => mistakesOf([own, TEMPLATES]);

  it('are without a mistake as they are', () => {
    expect(mistakesOf([TEMPLATES])).to.deep.equal([]);
  });

  it('have each a name for other letters to speak of them by, and a letter of a former version has one too', () => {
    const stems = LANGUAGES.flatMap((language) => [...(ourTemplates().letters.get(language)?.keys() ?? [])]);
    const templates = new Set(stems.map((stem) => stem.replace(/\.(?:staff|office|applicant)$/, '')));
    expect([...templates].sort()).to.deep.equal(LETTER_NAMES.filter((name) => name !== 'other'));
    expect(letterNameOf('review')).to.deep.equal({ word: 'review', machine: 'review' });
    expect(letterNameOf('postcard')).to.deep.equal({ word: 'other', machine: 'postcard' });
  });

  it('come from the desk’s own folder first, and from ours where it has none', () => {
    write('denied.hbs', '[{{ticket}}] 終了しました\n当方の文面です。{{desk.address}}\n');
    const templates = loadTemplates([own, TEMPLATES], procedure);
    if ('mistakes' in templates) throw new Error(templates.mistakes.map(describeMistake).join('\n'));
    const samples = sampleLetters(procedure).map(({ letter }) => ({ ...letter, language: 'ja' as const }));
    const denied = samples.find(({ template }) => template === 'denied');
    const confirmed = samples.find(({ template }) => template === 'confirmed');
    if (!denied || !confirmed) throw new Error('the samples have both letters');
    expect(renderLetter(denied, templates, desk).text).to.include('当方の文面です。');
    expect(renderLetter(confirmed, templates, desk).text).to.include('ご依頼に相違がない');
  });

  it('with broken syntax are named with file and line', () => {
    const file = write('denied.hbs', '[{{ticket}}] x\n\n{{#if title}}\nopen\n');
    const [mistake] = mistakes();
    expect(mistake?.file).to.equal(file);
    expect(mistake?.line).to.be.within(3, 5);
  });

  it('with a name that no letter has are named with file and line', () => {
    const file = write('denied.hbs', '[{{ticket}}] x\n\n{{titel}}\n');
    expect(mistakes()).to.deep.equal([{ file, line: 3, message: 'there is no {{titel}} in this letter' }]);
  });

  it('with a wrong name in a branch that no sample takes are named too', () => {
    const file = write('denied.hbs', '[{{ticket}}] x\n{{#unless title}}\n{{#if applicnt}}x{{/if}}\n{{/unless}}\n');
    expect(mistakes()).to.deep.equal([{ file, line: 3, message: 'there is no {{applicnt}} in this letter' }]);
  });

  it('with a word that templates cannot call are named with file and line', () => {
    const file = write('denied.hbs', '[{{ticket}}] x\n{{shout title}}\n');
    expect(mistakes().map(({ file: path, line }) => ({ path, line }))).to.deep.equal([{ path: file, line: 2 }]);
  });

  it('with a part that is not there are named', () => {
    const file = write('denied.hbs', '[{{ticket}}] x\n{{> foot-nobody}}\n');
    expect(mistakes().map((mistake) => mistake.file)).to.deep.equal([file]);
    expect(mistakes()[0]?.message).to.include('foot-nobody');
  });

  it('whose subject does not begin with the number are named', () => {
    const file = write('denied.hbs', '終了しました\n本文\n');
    expect(mistakes()[0]).to.include({ file, line: 1 });
  });

  it('that no letter uses are named, for a misspelt file name would otherwise be ignored', () => {
    const ja = write('aproved.hbs', '[{{ticket}}] x\n本文\n');
    expect(mistakes().map(({ file }) => file)).to.include(join(TEMPLATES, 'letters/en/aproved.hbs'));
    mkdirSync(join(own, 'letters/en'), { recursive: true });
    writeFileSync(join(own, 'letters/en/aproved.hbs'), '[{{ticket}}] x\ntext\n');
    expect(mistakes().find(({ file }) => file === ja)?.message).to.include('no letter of the desk');
  });

  it('that one language lacks are named', () => {
    const copy = join(own, 'copy');
    cpSync(TEMPLATES, copy, { recursive: true });
    rmSync(join(copy, 'letters/en/approved.hbs'));
    expect(mistakesOf([copy]).map(describeMistake)).to.deep.equal([
      `${join(copy, 'letters/en/approved.hbs')}: this letter is missing in the language "en"`,
    ]);
  });

  it('know every word the desk explains: a sentence that is missing is named', () => {
    const copy = join(own, 'copy');
    cpSync(TEMPLATES, copy, { recursive: true });
    const words = join(copy, 'letters/ja/words.yaml');
    writeFileSync(words, readFileSync(words, 'utf8').replace(/^ {2}window-passed:.*$/m, ''));
    expect(mistakesOf([copy]).map(({ message }) => message)).to.deep.equal([
      'there are no words for "refusals.window-passed"',
    ]);
  });

  it('may replace single sentences, and a mistake in one is named with its line', () => {
    const file = write('words.yaml', 'refusals:\n  closed: 終わりました。\n  not-decided: "{{by}}"\n');
    expect(mistakes()).to.deep.equal([
      { file, line: 3, message: '"refusals.not-decided" speaks of {{by}}; it may speak of: nothing' },
    ]);
  });

  it('say how the data are handed over where the procedure says it, and else that staff will tell', () => {
    const sentence = { ja: '受け渡し用のリンクをお送りします。', en: 'You get a link for it.' };
    const { onedrive } = procedure.services;
    if (!onedrive) throw new Error('the procedure has no such service');
    const told = { ...procedure, services: { ...procedure.services, onedrive: { ...onedrive, handOver: sentence } } };
    const textOf = (one: Procedure) => {
      const templates = loadTemplates([TEMPLATES], one);
      if ('mistakes' in templates) throw new Error(JSON.stringify(templates.mistakes));
      const ready = sampleLetters(one).find(({ letter }) => letter.template === 'access-ready');
      if (!ready) throw new Error('there is no such letter');
      return renderLetter({ ...ready.letter, language: 'ja' }, templates, desk).text;
    };
    expect(textOf(told)).to.include(`・${sentence.ja}`).and.to.not.include('受け渡しの方法は');
    expect(textOf(procedure)).to.include('・受け渡しの方法は、担当者からお知らせします。');
  });

  it('say where the procedure’s own text is wrong', () => {
    const [[id, service] = ['', undefined]] = Object.entries(procedure.services);
    if (!service) throw new Error('the procedure has a service');
    const wrong = {
      ...procedure,
      services: { ...procedure.services, [id]: { ...service, guidance: { ...service.guidance, ja: '{{reason}}' } } },
    };
    expect(mistakesOf([TEMPLATES], wrong).map(({ message }) => message)).to.deep.equal([
      `services.${id}.guidance.ja, its line 1: unknown {{reason}}`,
    ]);
  });
});
