/** The texts a procedure brings for letters: what to do with the access, and why an application is turned down. */
import type { Language } from '../domain/application/application.ts';
import type { Procedure } from '../domain/rules/procedure.ts';
import { namesUsed } from './names-used.ts';
import { locate, type TemplateMistake } from './template-mistake.ts';
import type { Voice } from './voice.ts';

/** What guidance may speak of. */
const GUIDANCE_NAMES = ['window', 'windowDays', 'forwarding', 'handOver'];
/** What a reason's paragraph may speak of: the desk's first day, and nothing of the ticket. */
const PARAGRAPH_NAMES = ['opensOn'];

/** Teaches `voice` the texts of `procedure`; its mistakes name the key. */
export function learnProcedure(procedure: Procedure, voice: Voice, mistakes: TemplateMistake[]): void {
  const language = voice.language as Language;
  const learn = (id: string, key: string, text: string | undefined, allowed: readonly string[]) => {
    const file = `procedure ${procedure.name}`;
    if (text === undefined) {
      mistakes.push({ file, line: null, message: `${key} is missing` });
      return;
    }
    try {
      for (const { name, line } of namesUsed(text)) {
        if (!allowed.includes(name))
          mistakes.push({ file, line: null, message: `${key}, its line ${line}: unknown {{${name}}}` });
      }
      voice.texts.set(id, voice.compile(text));
    } catch (error) {
      mistakes.push({ file, line: null, message: `${key}: ${locate(error, file).message}` });
    }
  };
  for (const [id, { guidance }] of Object.entries(procedure.services)) {
    learn(`guidance.${id}`, `services.${id}.guidance.${language}`, guidance[language], GUIDANCE_NAMES);
  }
  for (const [id, { paragraph }] of Object.entries(procedure.reasons)) {
    learn(`paragraph.${id}`, `reasons.${id}.paragraph.${language}`, paragraph[language], PARAGRAPH_NAMES);
  }
}
