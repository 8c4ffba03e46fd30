/** A language's voice: its templates and sentences compiled, and the few words templates may call. */
import Handlebars from 'handlebars';
import type { Procedure } from '../domain/rules/procedure.ts';
import { dayAndTime, partsOfDay } from './calendar.ts';

/** What a template may call besides if, unless and each. */
export const HELPER_NAMES = [
  'say',
  'label',
  'list',
  'date',
  'dateTime',
  'explain',
  'guidance',
  'paragraph',
  'link',
] as const;

export type Sentence = (data: object) => string;

export interface Voice {
  readonly language: string;
  /** Compiles `text`; nothing else is ever compiled, least of all data (threat O04). */
  compile(text: string): Sentence;
  addPart(name: string, text: string): void;
  /** Sentences by `section.word`. */
  readonly sentences: Map<string, Sentence>;
  /** A procedure's texts by `guidance.<service>` and `paragraph.<reason>`. */
  readonly texts: Map<string, Sentence>;
}

interface Calling {
  readonly data: { readonly root: { readonly desk: { readonly timeZone: string; readonly opensOn: string } } };
}

/** An empty voice for `language`: strict, so that a name without data is a mistake and never a gap in a letter. */
export function voiceFor(language: string, procedure: Procedure): Voice {
  const handlebars = Handlebars.create();
  const knownHelpers = Object.fromEntries(HELPER_NAMES.map((name) => [name, true]));
  const options = { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers, preventIndent: true };
  const sentences = new Map<string, Sentence>();
  const texts = new Map<string, Sentence>();

  const compile = (text: string): Handlebars.TemplateDelegate<object> => {
    // `compile` alone would look at the text only when it is first used.
    handlebars.precompile(text, options);
    return handlebars.compile<object>(text, options);
  };
  const spoken = (id: string, data: object, from: Map<string, Sentence> = sentences): string => {
    const sentence = from.get(id);
    if (!sentence) throw new Error(`there are no words for "${id}" in the language "${language}"`);
    return sentence(data).trim();
  };
  const say = (both: unknown): string => {
    if (typeof both === 'string') return both;
    const text = (both as Record<string, unknown> | null)?.[language];
    if (typeof text !== 'string') throw new Error(`nothing to say in the language "${language}"`);
    return text;
  };
  const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });
  const helpers: Record<(typeof HELPER_NAMES)[number], Handlebars.HelperDelegate> = {
    say,
    label: (both: unknown) => say(both).replace(/^./u, (first) => first.toLocaleUpperCase(language)),
    list: (items: readonly unknown[]) => conjunction.format(items.map((item) => say(nameIn(item)))),
    date: (day: string) => spoken('calendar.date', partsOfDay(day, language)),
    dateTime: (instant: string, { data }: Calling) => {
      const zone = data.root.desk.timeZone;
      const { day, time } = dayAndTime(instant, zone);
      const parts = partsOfDay(day, language);
      const named = sentences.get(`zones.${zone}`)?.({}) ?? zone;
      return spoken('calendar.dateTime', { ...parts, wholeDate: spoken('calendar.date', parts), time, zone: named });
    },
    explain: (section: string, word: string, details: object, { data }: Calling) =>
      spoken(`${section}.${word}`, { ...details, desk: data.root.desk }),
    guidance: (service: string, { data }: Calling) => {
      const { handOver } = procedure.services[service] ?? {};
      return spoken(`guidance.${service}`, { ...data.root, handOver: handOver ? say(handOver) : null }, texts);
    },
    paragraph: (reason: string, { data }: Calling) =>
      spoken(`paragraph.${reason}`, { opensOn: data.root.desk.opensOn }, texts),
    link: (id: string) => {
      const link = Object.hasOwn(procedure.links, id) ? procedure.links[id] : undefined;
      if (!link) throw new Error(`the procedure has no link "${id}"`);
      return say(link);
    },
  };
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  return {
    language,
    compile,
    addPart: (name, text) => handlebars.registerPartial(name, compile(text)),
    sentences,
    texts,
  };
}

/** A service is listed by its name, a text as it is. */
function nameIn(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'name' in item ? item.name : item;
}
