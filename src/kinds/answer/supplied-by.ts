/** The fields of an answer: by their labels, as in a request; or plain prose, when nothing else was asked for. */
import { ATTESTATION, SERVICES } from '../../domain/application/application.ts';
import { NOTHING_SUPPLIED, type Supplied } from '../../domain/application/supplied.ts';
import { onlyProse } from '../../domain/party.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { type LabelledLines, type LooseLine, labelledLines } from '../application/labels/labelled-lines.ts';
import { sentencesOf } from '../application/labels/sentences.ts';
import { isTelephone } from '../application/labels/telephone.ts';
import { readApplication } from '../application/read-application.ts';
import { type Circumstances, VALUE_READERS } from '../application/values/read-value.ts';
import type { FieldSource } from '../application/values/settled-field.ts';
import { type IsCourtesy, onlyAsks, saysSomething, withoutCourtesies } from './own-words.ts';

export interface FieldsRead {
  readonly supplied: Supplied;
  /** Fields that were spoken of and cannot be used as written. */
  readonly unusable: readonly string[];
  /** Whether something else is said besides. */
  readonly says: boolean;
}

/** Reads `text`, in which commands no longer stand, as the application's own reader does. */
export function labelledFields(
  text: string,
  ticket: Ticket,
  circumstances: Circumstances,
  isCourtesy: IsCourtesy,
): FieldsRead {
  const { application, sources } = readApplication(text, { ...circumstances, route: ticket.route });
  const { values, services, identityAttested, attestation, warnings, unusable: problems = {} } = application;
  const unusable = sources.filter(({ problem }) => problem !== null && problem !== 'empty').map(({ field }) => field);
  const lines = labelledLines(text, circumstances.procedure);
  const { fields } = circumstances.procedure;
  const unasked = lines.given.some(
    ({ word, lines }) => word.field !== null && fields[word.field]?.[ticket.route] === 'not-asked' && lines.length > 0,
  );
  return {
    supplied: { values, services, identityAttested, attestation, warnings, unusable: problems },
    unusable: [...new Set(unusable)],
    says: unasked || looseWords(lines, sources, isCourtesy),
  };
}

/** Whether a sentence outside the labels says something that was not read as the statement of identity. */
function looseWords(lines: LabelledLines, sources: readonly FieldSource[], isCourtesy: IsCourtesy): boolean {
  const stated = sources.flatMap(({ field, value }) => (field === ATTESTATION ? (value ?? []) : []));
  // Line by line first: a signature of several lines is no sentence.
  const says = ({ text }: LooseLine) => !isTelephone(text) && saysSomething(text.trim(), isCourtesy);
  return lines.loose
    .map((paragraph) => paragraph.filter(says))
    .flatMap(sentencesOf)
    .map(({ sentence }) => sentence.trim())
    .some((sentence) => !stated.includes(sentence) && saysSomething(sentence, isCourtesy));
}

/**
 * Prose as the answer to a letter that asked for nothing but reasons and services; null when more was asked for, or when
 * nothing is said but a question.
 */
export function proseFields(
  text: string,
  ticket: Ticket,
  circumstances: Circumstances,
  isCourtesy: IsCourtesy,
): FieldsRead | null {
  const { missing } = ticket.application;
  const asked = missing.flatMap((field) => {
    const definition = circumstances.procedure.fields[field];
    return definition ? [{ field, definition }] : [];
  });
  const plain = onlyProse(missing, circumstances.procedure);
  const said = withoutCourtesies(text, isCourtesy);
  if (!plain || said === '' || onlyAsks(said)) return null;
  const read = asked.map(({ field, definition }) => {
    const reader = field === SERVICES ? VALUE_READERS.services : VALUE_READERS.prose;
    return { field, ...reader({ field, definition, lines: said.split('\n') }, circumstances) };
  });
  const values = read.flatMap(({ field, value }) => (field === SERVICES || value === null ? [] : [[field, value]]));
  const services = read.find(({ field }) => field === SERVICES)?.value?.split(' ') ?? [];
  const useless = values.length === 0 && services.length === 0;
  return {
    supplied: {
      ...NOTHING_SUPPLIED,
      values: Object.fromEntries(values),
      services,
      warnings: read.flatMap((one) => one.warnings),
    },
    unusable: read.filter(({ problem }) => problem !== null).map(({ field }) => field),
    says: useless,
  };
}
