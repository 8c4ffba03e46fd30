/** A language's sentences from words.yaml, checked against the words the desk knows and the details each may speak of. */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { PHRASES } from '../notifications/phrases.ts';
import { CALENDAR_PARTS } from './calendar.ts';
import { namesUsed } from './names-used.ts';
import type { TemplateFile } from './template-files.ts';
import { locate, type TemplateMistake } from './template-mistake.ts';
import type { Voice } from './voice.ts';

/** Known to every sentence. */
const EVERYWHERE = ['desk'];

interface Written {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Sentences by `section.word`, with the place they are written. */
function sentencesIn(file: TemplateFile, mistakes: TemplateMistake[]): Map<string, Written> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  for (const error of document.errors) {
    const message = error.message.split('\n')[0] ?? error.message;
    mistakes.push({ file: file.path, line: error.linePos?.[0].line ?? null, message });
  }
  const found = new Map<string, Written>();
  const sections = isMap(document.contents) ? document.contents.items : [];
  for (const section of sections) {
    for (const word of isMap(section.value) ? section.value.items : []) {
      const { key, value } = word;
      if (!isScalar(key) || !isScalar(value)) continue;
      const line = lines.linePos(key.range?.[0] ?? 0).line;
      found.set(`${section.key}.${key.value}`, { file: file.path, line, text: String(value.value) });
    }
  }
  return found;
}

/** The details the sentence `section.word` may use; null when the desk has no such word. */
function detailsOf(id: string): readonly string[] | null {
  const dot = id.indexOf('.');
  const [section, word] = [id.slice(0, dot), id.slice(dot + 1)];
  if (section === 'calendar') return word === 'date' || word === 'dateTime' ? CALENDAR_PARTS : null;
  if (section === 'zones') return [];
  return PHRASES[section]?.[word] ?? null;
}

function learnSentence(id: string, { file, line, text }: Written, voice: Voice, mistakes: TemplateMistake[]): void {
  const allowed = detailsOf(id);
  if (!allowed) {
    mistakes.push({ file, line, message: `the desk has no word "${id}"` });
    return;
  }
  try {
    for (const { name } of namesUsed(text)) {
      if (allowed.includes(name) || EVERYWHERE.includes(name)) continue;
      mistakes.push({
        file,
        line,
        message: `"${id}" speaks of {{${name}}}; it may speak of: ${allowed.join(', ') || 'nothing'}`,
      });
    }
    const sentence = voice.compile(text);
    const nothing = Object.fromEntries(allowed.map((name) => [name, null]));
    // A detail that is not known is null: the sentence then has a way without it.
    voice.sentences.set(id, (data) => sentence({ ...nothing, ...data }));
  } catch (error) {
    mistakes.push({ ...locate(error, file), line });
  }
}

/** Teaches `voice` every sentence of `files`, later files replacing single ones; a word without a sentence is a mistake. */
export function learnWords(
  files: readonly TemplateFile[],
  folder: string,
  voice: Voice,
  mistakes: TemplateMistake[],
): void {
  const sentences = new Map(files.flatMap((file) => [...sentencesIn(file, mistakes)]));
  for (const [id, written] of sentences) learnSentence(id, written, voice, mistakes);
  const needed = Object.entries(PHRASES).flatMap(([section, words]) =>
    Object.keys(words).map((word) => `${section}.${word}`),
  );
  for (const id of [...needed, 'calendar.date', 'calendar.dateTime']) {
    if (!sentences.has(id))
      mistakes.push({ file: `${folder}/words.yaml`, line: null, message: `there are no words for "${id}"` });
  }
}
