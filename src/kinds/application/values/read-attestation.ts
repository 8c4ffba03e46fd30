/** The office's statement that it has verified who the applicant is: recognised where it is made, and never inferred. */
import { ATTESTATION, type Attestation } from '../../../domain/application/application.ts';
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { joinLines } from '../labels/joined-lines.ts';
import type { AttestationDetail } from '../labels/label-words.ts';
import type { Given, LabelledLines, LooseLine } from '../labels/labelled-lines.ts';
import { sentencesOf } from '../labels/sentences.ts';
import { findWords } from '../labels/words.ts';
import { attestationWords, type Stand, standOf, standOfLabelled } from './attestation-stand.ts';
import { isEmptyValue } from './empty-value.ts';
import type { FieldSource } from './settled-field.ts';
import { writtenDate } from './written-date.ts';

export interface ReadAttestation {
  readonly attested: boolean;
  /** Who, how and when, where given; null when nothing was stated. */
  readonly attestation: Attestation | null;
  /** Where something was said about it. */
  readonly sources: readonly FieldSource[];
}

interface Statement extends LooseLine {
  readonly sentence: string;
  readonly stand: Stand;
}

/** One sentence that denies outweighs all that affirm. Details are read only of a statement that was made. */
export function readAttestation(lines: LabelledLines, procedure: Procedure): ReadAttestation {
  const statements = statementsOf(lines, procedure).filter(({ stand }) => stand !== 'silent');
  const denied = statements.some(({ stand }) => stand === 'denied');
  const attested = statements.length > 0 && !denied;
  const sources = statements.map(({ stand, line, text, sentence }) => ({
    field: ATTESTATION,
    value: attested ? sentence.trim() : null,
    line,
    written: text,
    problem: attested ? null : stand === 'denied' ? 'denied' : 'contradicted',
  }));
  const told = statements.map(({ sentence }) => sentence).join(' ');
  return { attested, attestation: attested ? detailsOf(told, lines.given, procedure) : null, sources };
}

function statementsOf({ given, loose }: LabelledLines, procedure: Procedure): readonly Statement[] {
  const words = attestationWords(procedure);
  const validatorOf = (field: string) => procedure.fields[field]?.validator ?? '';
  const inText = loose.flatMap(sentencesOf).map((one) => ({ ...one, stand: standOf(one.sentence, words) }));
  const labelled = given
    .filter((one) => one.word.field === ATTESTATION)
    .map((one) => ({
      sentence: joinLines(one.lines),
      stand: standOfLabelled(one, procedure),
      line: one.line,
      text: one.written,
    }));
  // 「サービス：…（Zoomで本人確認を実施済みです）」; a reason tells of other things that were verified.
  const beside = given
    .filter(({ word }) => word.field !== null && !['prose', 'attestation'].includes(validatorOf(word.field)))
    .flatMap((one) => sentencesOf(one.lines.map((text) => ({ text, line: one.line }))))
    .map((one) => ({ ...one, stand: standOf(one.sentence, words) }));
  return [...inText, ...beside, ...labelled];
}

/** Labels of their own (確認者, 確認方法, 確認日) go before what the statement itself says. */
function detailsOf(told: string, given: readonly Given[], procedure: Procedure): Attestation {
  const labelled = (which: AttestationDetail) => {
    const value = joinLines(given.find((one) => one.word.detail === which)?.lines ?? []);
    return isEmptyValue(value, procedure) ? null : value;
  };
  const methods = new Set(findWords(told, attestationWords(procedure).methods).map(({ meaning }) => meaning));
  return {
    by: labelled('by'),
    method: labelled('method') ?? (methods.size > 0 ? [...methods].join('・') : null),
    on: writtenDate(labelled('on') ?? told),
  };
}
