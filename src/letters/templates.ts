/** All letters of all languages, compiled when the desk starts; a mistake is found then and never at the first letter. */
import { join } from 'node:path';
import type { Procedure } from '../domain/rules/procedure.ts';
import { learnWords } from './language-words.ts';
import { learnProcedure } from './procedure-texts.ts';
import { type LanguageFiles, readTemplateFiles } from './template-files.ts';
import { locate, type TemplateMistake } from './template-mistake.ts';
import { tryTemplates } from './try-templates.ts';
import { type Sentence, type Voice, voiceFor } from './voice.ts';

export interface CompiledTemplate {
  readonly file: string;
  /** Its source, for the check of the names it uses. */
  readonly text: string;
  /** First line: the subject. Throws for a name without data; `locate` says where. */
  readonly render: Sentence;
}

export interface Templates {
  /** By language, then by stem. */
  readonly letters: ReadonlyMap<string, ReadonlyMap<string, CompiledTemplate>>;
  readonly parts: ReadonlyMap<string, readonly { readonly file: string; readonly text: string }[]>;
  /** What explains machine words, by language. */
  readonly voices: ReadonlyMap<string, Voice>;
  /** The only addresses that are links in the HTML part: those of the procedure. */
  readonly links: ReadonlySet<string>;
}

/** How a subject begins: the number, or nothing in a letter that is about no ticket. */
const SUBJECT_BEGINNINGS = ['[{{ticket}}] ', '{{#if ticket}}[{{ticket}}] {{/if}}'];

function compileLanguage(
  language: string,
  files: LanguageFiles,
  folder: string,
  procedure: Procedure,
  mistakes: TemplateMistake[],
): { readonly voice: Voice; readonly letters: ReadonlyMap<string, CompiledTemplate> } {
  const voice = voiceFor(language, procedure);
  learnWords(files.words, `${folder}/${language}`, voice, mistakes);
  learnProcedure(procedure, voice, mistakes);
  for (const [name, { path, text }] of files.parts) attempt(path, mistakes, () => voice.addPart(name, text));
  const letters = new Map<string, CompiledTemplate>();
  for (const [stem, { path, text }] of files.letters) {
    if (!SUBJECT_BEGINNINGS.some((beginning) => text.startsWith(beginning))) {
      mistakes.push({ file: path, line: 1, message: 'the first line is the subject and begins with "[{{ticket}}] "' });
    }
    attempt(path, mistakes, () => letters.set(stem, { file: path, text, render: voice.compile(text) }));
  }
  return { voice, letters };
}

function attempt(file: string, mistakes: TemplateMistake[], work: () => void): void {
  try {
    work();
  } catch (error) {
    mistakes.push(locate(error, file));
  }
}

/** What one language has and another lacks. */
function whatIsLacking(files: ReadonlyMap<string, LanguageFiles>, folder: string): TemplateMistake[] {
  const stems = new Set([...files.values()].flatMap(({ letters }) => [...letters.keys()]));
  return [...files].flatMap(([language, { letters }]) =>
    [...stems]
      .filter((stem) => !letters.has(stem))
      .map((stem) => ({
        file: `${folder}/${language}/${stem}.hbs`,
        line: null,
        message: `this letter is missing in the language "${language}"`,
      })),
  );
}

/**
 * Reads and compiles every template in the `letters` of `folders` (a desk's own first, ours last), with the texts of
 * `procedure`, and tries them on. Gives all mistakes found instead, when there are any.
 * `trial: false` is for files that nobody has changed since our tests tried them on: it halves the start of the program.
 */
export function loadTemplates(
  folders: readonly string[],
  procedure: Procedure,
  { trial = true }: { readonly trial?: boolean } = {},
): Templates | { readonly mistakes: readonly TemplateMistake[] } {
  const places = folders.map((folder) => join(folder, 'letters'));
  const files = readTemplateFiles(places);
  const ours = places.at(-1) ?? '';
  const mistakes = whatIsLacking(files, ours);
  if (files.size === 0) mistakes.push({ file: ours, line: null, message: 'there is no folder of a language here' });
  const letters = new Map<string, ReadonlyMap<string, CompiledTemplate>>();
  const voices = new Map<string, Voice>();
  for (const [language, own] of files) {
    const compiled = compileLanguage(language, own, ours, procedure, mistakes);
    letters.set(language, compiled.letters);
    voices.set(language, compiled.voice);
  }
  const parts = new Map([...files].map(([language, own]) => [language, partsOf(own)]));
  const links = new Set(Object.values(procedure.links).flatMap(({ ja, en }) => [ja, en]));
  const templates: Templates = { letters, parts, voices, links };
  if (trial && mistakes.length === 0) mistakes.push(...tryTemplates(templates, procedure));
  return mistakes.length > 0 ? { mistakes } : templates;
}

function partsOf({ parts }: LanguageFiles): readonly { file: string; text: string }[] {
  return [...parts.values()].map(({ path, text }) => ({ file: path, text }));
}
