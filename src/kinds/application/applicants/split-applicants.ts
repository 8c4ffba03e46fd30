/** Whether one mail asks for several people, and then the text of each: a ticket for everybody, or none at all (threat D11). */

import { withTabs } from '../labels/drawn-rows.ts';
import { joinLines } from '../labels/joined-lines.ts';
import { type LabelledLines, labelledLines } from '../labels/labelled-lines.ts';
import { narrow, spell } from '../labels/spelling.ts';
import { type ReadApplication, readApplication } from '../read-application.ts';
import type { Circumstances } from '../values/read-value.ts';
import { blocksOfApplicants } from './blocks-of-applicants.ts';
import { countOf, personalValues } from './personal-values.ts';
import { statedCount } from './stated-count.ts';
import { tableOfApplicants } from './table-of-applicants.ts';

export type Applicants =
  /** One for each applicant, in the order they stand. */
  | { readonly applications: readonly ReadApplication[] }
  /** Several people, and it is not certain what belongs to whom: nobody's part is taken. */
  | { readonly unclear: true };

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const UNCLEAR = { unclear: true } as const;

/** Reads `text` for each applicant apart; line numbers stay those of the mail. */
export function readApplicants(text: string, subject: string, circumstances: Circumstances): Applicants {
  const whole = labelledLines(text, circumstances.procedure);
  const lines = text.split(LINE_BREAK).map(withTabs);
  const from = { ...circumstances, route: 'office' } as const;
  const table = tableOfApplicants(lines, circumstances);
  const stated = statedCount(
    subject,
    whole.loose.flatMap((paragraph) => paragraph.map((line) => line.text)),
  );
  if (!table && !speaksOfSeveral(whole, circumstances)) {
    return stated !== null && stated > 1 ? UNCLEAR : { applications: [readApplication(text, from)] };
  }
  const divided = table ?? blocksOfApplicants(lines, circumstances);
  if (!divided || (!divided.certain && divided.texts.length === 0)) return UNCLEAR;
  const applications = divided.texts.map((one) => readApplication(one, from));
  const complete = divided.certain || applications.every(({ sources }) => sources.every(isUsable));
  const sure = complete && areApart(applications, circumstances) && coverAll(applications, whole, text, circumstances);
  const counted = stated === null || stated === applications.length;
  return sure && counted && applications.length > 1 ? { applications } : UNCLEAR;
}

const isUsable = ({ problem }: { readonly problem: string | null }) => problem === null || problem === 'empty';

/** Two fields or more of one person hold several people's values: a slip of the pen changes one. */
function speaksOfSeveral({ given }: LabelledLines, circumstances: Circumstances): boolean {
  const { procedure } = circumstances;
  const personal = personalValues(given, circumstances);
  const repeated = (keyOf: (one: (typeof personal)[number]) => string) => {
    const values = new Map<string, { readonly field: string; readonly texts: Set<string> }>();
    for (const one of personal) {
      const field = `${one.word.field}/${one.word.part}`;
      const entry = values.get(keyOf(one)) ?? { field, texts: new Set<string>() };
      values.set(keyOf(one), { ...entry, texts: entry.texts.add(spell(joinLines(one.lines))) });
    }
    return new Set([...values.values()].filter(({ texts }) => texts.size > 1).map(({ field }) => field));
  };
  const byLabel = repeated(({ word }) => word.key);
  // Under different labels a second name or address may be the clerk's; a second number is a second person's.
  const byField = repeated(({ word }) => `${word.field}/${word.part}`);
  const numbered = [...byField].some((field) => {
    const validator = procedure.fields[field.split('/')[0] ?? '']?.validator;
    return validator === 'digits' || validator === 'student-number';
  });
  const listed = new Set(personal.filter((one) => countOf(one, procedure) > 1).map(({ word }) => word.field));
  return byLabel.size >= 2 || (byField.size >= 2 && numbered) || listed.size >= 2;
}

type Person = Readonly<Record<string, string>>;

function personOf({ application }: ReadApplication, { procedure }: Circumstances): Person {
  const entries = Object.entries(application.values);
  return Object.fromEntries(
    entries.filter(([field]) => {
      const definition = procedure.fields[field];
      return definition?.shared !== true && definition?.validator !== 'prose';
    }),
  );
}

/** At least two values of each person's own, none given twice, none shared, and nobody's in anything of somebody else's. */
function areApart(applications: readonly ReadApplication[], circumstances: Circumstances): boolean {
  const people = applications.map((one) => personOf(one, circumstances));
  return applications.every(({ application, sources }, at) => {
    const own = people[at] ?? {};
    const written = new Set(
      sources
        .filter(({ problem }) => problem !== 'empty')
        .flatMap(({ field }) => (field in own || isNumber(field) ? [field] : [])),
    );
    const twice = sources.some(({ problem }) => problem === 'given-twice');
    const { by = null, method = null } = application.attestation ?? {};
    const everything = spell([...Object.values(application.values), by ?? '', method ?? ''].join('\n'));
    const others = people.filter((_, other) => other !== at).flatMap((person) => Object.values(person));
    return written.size >= 2 && !twice && others.every((value) => !everything.includes(spell(value)));
  });
  function isNumber(field: string): boolean {
    const validator = circumstances.procedure.fields[field]?.validator;
    return validator === 'digits' || validator === 'student-number' || validator === 'address';
  }
}

/** Every personal value, and every number as long as an account, has come to somebody: nobody was passed over. */
function coverAll(
  applications: readonly ReadApplication[],
  whole: LabelledLines,
  text: string,
  circumstances: Circumstances,
): boolean {
  const { procedure } = circumstances;
  const sources = applications.flatMap((one) => one.sources);
  const lines = new Set(sources.map(({ line }) => line));
  const read = personalValues(whole.given, circumstances).every(({ line }) => lines.has(line));
  const known = spell(sources.map(({ written }) => written).join('\n'));
  const lengths = Object.values(procedure.fields).flatMap(({ validator, length }) =>
    validator === 'digits' && length !== undefined ? [length] : [],
  );
  const numbers = (narrow(text).match(/(?<![0-9-])[0-9]+(?![0-9-])/g) ?? []).filter((number) =>
    lengths.includes(number.length),
  );
  return read && numbers.every((number) => known.includes(number));
}
