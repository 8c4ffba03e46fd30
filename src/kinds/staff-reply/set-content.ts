/** SET of what an application says: its services and its reason; and which fields staff cannot set. */
import { REASON, SERVICES } from '../../domain/application/application.ts';
import type { Misread } from '../misread-words.ts';
import { fold } from './fold.ts';
import type { Said, Understood } from './keyword.ts';
import type { StaffOrder } from './orders.ts';
import type { ProcedureWords } from './procedure-words.ts';
import { leading, withoutMarks } from './prose.ts';
import { readServices } from './services.ts';
import { lineOrBelow, textBehind } from './text-behind.ts';

/** Every desk's own words; a procedure adds the labels of its fields. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  [SERVICES]: ['service', 'サービス', '対象サービス'],
  [REASON]: ['理由', '申請理由'],
};

const NAMES = new WeakMap<ProcedureWords, ReadonlyMap<string, string>>();

/** Every way a field is called, folded, with its id; made once for each procedure. */
function namesOf(procedure: ProcedureWords): ReadonlyMap<string, string> {
  const made = NAMES.get(procedure);
  if (made) return made;
  const ids = new Set([...Object.keys(WORDS), ...Object.keys(procedure.fields ?? {})]);
  const named = [...ids].flatMap((field) => {
    const { name, labels = [] } = procedure.fields?.[field] ?? {};
    const all = [field, ...(WORDS[field] ?? []), ...(name ? Object.values(name) : []), ...labels];
    return all.map((word) => [fold(word), field] as const);
  });
  const names = new Map(named);
  NAMES.set(procedure, names);
  return names;
}

/** The field that `text`, what stands behind the verb, begins with; null when it is none of the application's. */
function fieldIn(text: string, { procedure }: Said): { readonly field: string; readonly rest: string } | null {
  const names = namesOf(procedure);
  const found = leading(text, [...names.keys()]);
  const field = found && names.get(found.word);
  return found && field ? { field, rest: found.rest } : null;
}

/** Null when the sentence sets none of the application's fields. `verb`: the words of SET. */
export function readContent(said: Said): Understood<StaffOrder> | Misread | null {
  const command = leading(said.lineFrom, said.words);
  const found = command && fieldIn(withoutMarks(command.rest), said);
  if (!found) return null;
  if (found.field === REASON) return reason(found.rest, said);
  return found.field === SERVICES ? services(said) : { misread: 'field-of-others' };
}

function reason(rest: string, said: Said): Understood<StaffOrder> | Misread {
  const found = textBehind(rest, said);
  if ('misread' in found) return found;
  const { text, taken } = lineOrBelow(found);
  if (text === null) return { misread: 'text-missing' };
  return { order: { type: 'set', field: REASON, value: text, echo: 'SET reason' }, ...taken };
}

/** Of its sentence alone: what stands behind it on the line is a sentence of its own. */
function services(said: Said): Understood<StaffOrder> | Misread {
  const command = leading(said.folded, said.words);
  const found = command && fieldIn(withoutMarks(command.rest), said);
  const given = withoutMarks(found?.rest ?? '');
  const named = readServices(given, said.procedure);
  if (given === '' || named === null) return { misread: 'value-invalid' };
  const value = named.length === 0 ? Object.keys(said.procedure.services) : named;
  return { order: { type: 'set', field: SERVICES, value, echo: ['SET services', ...value].join(' ') } };
}
