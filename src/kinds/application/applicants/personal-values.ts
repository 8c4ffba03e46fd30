/** What tells people apart in a request: the labelled values that belong to one person and to nobody else. */
import type { FieldDefinition, Procedure } from '../../../domain/rules/procedure.ts';
import { strictAddress } from '../../../mail/header/address.ts';
import { joinLines } from '../labels/joined-lines.ts';
import type { Given } from '../labels/labelled-lines.ts';
import { narrow, spell } from '../labels/spelling.ts';
import { isEmptyValue } from '../values/empty-value.ts';
import type { Circumstances } from '../values/read-value.ts';

const PERSONAL: readonly FieldDefinition['validator'][] = ['digits', 'student-number', 'text', 'address'];

/** Whether nobody else can have the same: an account, a number, a name, an address. */
export function isPersonal(field: string | null, procedure: Procedure): boolean {
  const definition = field === null ? undefined : procedure.fields[field];
  return definition !== undefined && definition.shared !== true && PERSONAL.includes(definition.validator);
}

/** 「下記のとおり」 points to a value and is none. */
const POINTER = /^(?:下記|以下|下表|次の|別紙|別添|添付|[0-9０-９二三四五六七八九]{1,2}\s?名|(?:see|the|as) )/iu;

/** The personal values among `given`; an office's own address and anything that is no address is somebody's signature. */
export function personalValues(given: readonly Given[], circumstances: Circumstances): readonly Given[] {
  const { procedure, officeAddresses } = circumstances;
  const offices = new Set(officeAddresses.map(spell));
  return given.filter((one) => {
    const value = joinLines(one.lines);
    if (!isPersonal(one.word.field, procedure) || isEmptyValue(value, procedure) || POINTER.test(value)) return false;
    const address = procedure.fields[one.word.field ?? '']?.validator === 'address';
    return !address || (value.includes('@') && !offices.has(spell(value)));
  });
}

const DIVIDERS = /[\s、，,;；:：()（）[\]<>＜＞「」『』【】"“”/／・|\u3040-\u30ff\u4e00-\u9fff。]+/u;

/** How many different numbers or addresses one value holds. */
export function countOf(given: Given, procedure: Procedure): number {
  const definition = procedure.fields[given.word.field ?? ''];
  const pieces = narrow(given.lines.join(' ')).split(DIVIDERS);
  const fits = (piece: string) => {
    if (definition?.validator === 'address') return strictAddress(piece.slice(0, 300)) !== null;
    if (definition?.validator === 'digits') return /^\d+(?:@|$)/.test(piece) && digitsIn(piece) === definition.length;
    const usual = definition?.validator === 'student-number' ? definition.usual : undefined;
    return usual !== undefined && new RegExp(usual, 'u').test(piece.toUpperCase());
  };
  return new Set(pieces.filter(fits).map((piece) => piece.toLowerCase())).size;
}

function digitsIn(piece: string): number {
  return piece.split('@')[0]?.length ?? 0;
}
