/** A letter in words: its template in the reader's language, or in two, wrapped and under the line that replies are cut at. */
import type { BothLanguages, DeskIdentity } from '../domain/rules/registry.ts';
import type { Letter } from '../notifications/letter.ts';
import { SEPARATOR } from '../notifications/separator.ts';
import { htmlPart } from './html/html-part.ts';
import type { CompiledTemplate, Templates } from './templates.ts';
import { wrap } from './wrap.ts';

/** What letters say about the desk. `contact`: how to reach a person; without it, the desk's address. */
export type DeskInLetters = DeskIdentity & { readonly contact?: BothLanguages | undefined };

interface Version {
  readonly subject: string;
  readonly text: string;
}

export interface RenderedLetter extends Version {
  /** A document of its own, made from the same words. */
  readonly html: string;
}

/** The order of a letter in both languages. */
const BOTH = ['ja', 'en'];
const BETWEEN = '='.repeat(40);
/** Whoever cannot read the first language would otherwise stop at it. */
const BELOW = 'An English version of this letter follows below the Japanese one.';

/** The name of the template of `letter`: the one for its reader's role, or the one for everybody. */
export function stemOf({ template, role }: Letter, language: string, templates: Templates): string {
  const byRole = `${template}.${role}`;
  return templates.letters.get(language)?.has(byRole) ? byRole : template;
}

/** The template of `letter` in `language`. */
export function templateFor(letter: Letter, language: string, templates: Templates): CompiledTemplate {
  const template = templates.letters.get(language)?.get(stemOf(letter, language, templates));
  if (!template)
    throw new Error(`there is no letter "${letter.template}" for ${letter.role} in the language "${language}"`);
  return template;
}

/** What every template may speak of besides the letter's own data. */
export function rootData(letter: Letter, language: string, desk: DeskInLetters): object {
  const inLanguage = (both: BothLanguages) => (both as Readonly<Record<string, string>>)[language] ?? both.en;
  return {
    ...letter.data,
    ticket: letter.ticket,
    desk: {
      name: inLanguage(desk.name),
      address: desk.address,
      contact: desk.contact ? inLanguage(desk.contact) : desk.address,
      timeZone: desk.timeZone,
      opensOn: desk.opensOn,
    },
  };
}

/** Subject and unwrapped text in one language. */
export function renderIn(language: string, letter: Letter, templates: Templates, desk: DeskInLetters): Version {
  const whole = templateFor(letter, language, templates).render(rootData(letter, language, desk));
  const [subject = '', ...lines] = whole.split('\n');
  return {
    subject: subject.trim(),
    text: lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

/** Subject, text and HTML as they are sent. In both languages the number stands once in the subject, and the texts one after the other. */
export function renderLetter(letter: Letter, templates: Templates, desk: DeskInLetters): RenderedLetter {
  const languages = letter.language === 'both' ? BOTH : [letter.language];
  const versions = languages.map((language, at) => {
    const { subject, text } = renderIn(language, letter, templates, desk);
    return { language, subject, text: at === 0 && languages.length > 1 ? `${BELOW}\n\n${text}` : text };
  });
  const tag = letter.ticket === null ? '' : `[${letter.ticket}] `;
  const subjects = versions.map(({ subject }) => (subject.startsWith(tag) ? subject.slice(tag.length) : subject));
  const subject = tag + subjects.join(' / ');
  const text = versions.map((version) => version.text).join(`\n\n${BETWEEN}\n\n`);
  return { subject, text: `${SEPARATOR}\n\n${wrap(text)}\n`, html: htmlPart(subject, versions, templates.links) };
}
