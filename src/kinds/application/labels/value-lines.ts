/** Whether a line below a label belongs to its value: by the kind of value, and by what stands above. */
import type { FieldDefinition, Procedure, Validator } from '../../../domain/rules/procedure.ts';
import { isListOfServices } from '../values/read-services.ts';
import { WRAPPED_WIDTH, width } from './joined-lines.ts';
import { narrow } from './spelling.ts';

/** A label's value as far as it has been read. */
export interface Begun {
  /** Null for a label of something the desk does not ask for. */
  readonly definition: FieldDefinition | null;
  /** Whether something stands beside the label. */
  readonly beside: boolean;
  /** How many lines below it have been taken. */
  readonly taken: number;
  /** The line above. */
  readonly before: string;
}

/** 「※10桁の数字で記入してください。」: what the template says under its label, left in. */
export function isInstruction(line: string): boolean {
  if (!/^\s{0,20}[(（]?\s{0,4}(?:※|＊|\*|注[)）:：]|例[)）:：]|記入例)/u.test(line)) return false;
  return /記入|入力|ください|下さい|選択|選んで|不要|例[)）:：]|please|fill in|e\.g\./iu.test(line);
}

/** Whether `line`, directly below, goes on with the value. */
export function goesOn(line: string, begun: Begun, procedure: Procedure): boolean {
  const { definition } = begun;
  if (definition === null) return false;
  const { validator } = definition;
  if (validator === 'services' && isListOfServices(line, procedure)) return true;
  return isFurtherNumber(line, definition) || runsOn(validator, begun, line);
}

function runsOn(validator: Validator, { beside, taken, before }: Begun, line: string): boolean {
  if (validator === 'prose') return true;
  if (!beside && (taken === 0 || validator === 'services')) return true;
  if (validator === 'digits' || validator === 'student-number' || validator === 'address') return false;
  const indented = /^\s/u.test(line);
  const wrapped = width(before) >= WRAPPED_WIDTH;
  const listed = validator === 'services' && (/^\s*[・･■□☑☐✓✔●○\-*[(（]/u.test(line) || /[、,，と]\s*$/u.test(before));
  return indented || wrapped || listed;
}

/** One number below the other: of two accounts neither may be taken for the only one. */
function isFurtherNumber(line: string, definition: FieldDefinition): boolean {
  if (definition.validator !== 'digits') return false;
  return /^\D{0,12}(\d+)/u.exec(narrow(line))?.[1]?.length === definition.length;
}
