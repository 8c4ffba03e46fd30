/** Tries every template on with invented tickets, so that a wrong name is found when the desk starts (and with its file and line). */
import type { Procedure } from '../domain/rules/procedure.ts';
import { namesUsed } from './names-used.ts';
import { renderIn, rootData, templateFor } from './render-letter.ts';
import { sampleLetters } from './samples/sample-letters.ts';
import { sampleSetting } from './samples/sample-tickets.ts';
import { locate, type TemplateMistake } from './template-mistake.ts';
import type { CompiledTemplate, Templates } from './templates.ts';

type Names = ReadonlySet<string>;

/** Names in `text` that none of `known` has. */
function wrongNames(text: string, file: string, known: Names): TemplateMistake[] {
  return namesUsed(text).flatMap(({ name, line, insideEach }) => {
    if (insideEach) return [{ file, line, message: `inside {{#each}} write {{@root.${name}}}, or name the item` }];
    return known.has(name) ? [] : [{ file, line, message: `there is no {{${name}}} in this letter` }];
  });
}

function tryLanguage(language: string, templates: Templates, procedure: Procedure): TemplateMistake[] {
  const { desk } = sampleSetting(procedure);
  const mistakes: TemplateMistake[] = [];
  const known = new Map<CompiledTemplate, Set<string>>();
  for (const { letter } of sampleLetters(procedure)) {
    let file = `${language}/${letter.template}.hbs`;
    try {
      const template = templateFor(letter, language, templates);
      file = template.file;
      const names = known.get(template) ?? new Set();
      known.set(template, new Set([...names, ...Object.keys(rootData(letter, language, desk))]));
      renderIn(language, letter, templates, desk);
    } catch (error) {
      mistakes.push(locate(error, file));
    }
  }
  const used = [...known].flatMap(([{ text, file }, names]) => wrongNames(text, file, names));
  const all = new Set([...known.values()].flatMap((names) => [...names]));
  const inParts = (templates.parts.get(language) ?? []).flatMap(({ text, file }) => wrongNames(text, file, all));
  const unused = [...(templates.letters.get(language)?.values() ?? [])]
    .filter((template) => !known.has(template))
    .map(({ file }) => ({ file, line: null, message: 'no letter of the desk has this name' }));
  // A wrong name has been found where it stands; what it did to the rendering adds nothing.
  const named = [...used, ...inParts];
  return [...named, ...(named.length > 0 ? [] : mistakes), ...unused];
}

/** Every mistake that shows when `templates` meet data; none twice. */
export function tryTemplates(templates: Templates, procedure: Procedure): readonly TemplateMistake[] {
  const found = [...templates.letters.keys()].flatMap((language) => tryLanguage(language, templates, procedure));
  return [...new Map(found.map((mistake) => [JSON.stringify(mistake), mistake])).values()];
}
