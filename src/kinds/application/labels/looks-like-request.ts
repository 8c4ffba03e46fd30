/** What speaks for a mail being a request: labels of fields that stand as labels, and words of the procedure. */
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { labelWordsOf } from './label-words.ts';
import { piecesOf } from './line-pieces.ts';
import { holdsWord, vocabulary } from './words.ts';

export interface RequestSigns {
  /** How many different fields are labelled. */
  readonly labels: number;
  /** Whether a mark of the procedure stands in the subject or in the unquoted text. */
  readonly marked: boolean;
}

export function looksLikeRequest(text: string, subject: string, procedure: Procedure): RequestSigns {
  const pieces = piecesOf(text, labelWordsOf(procedure));
  const fields = new Set(pieces.flatMap((piece) => (piece.type === 'label' ? (piece.word.field ?? []) : [])));
  const unquoted = pieces.flatMap((piece) => {
    if (piece.type === 'text') return [piece.text];
    return piece.type === 'label' ? [piece.written] : [];
  });
  const marks = vocabulary([[true, procedure.marks]]);
  return { labels: fields.size, marked: holdsWord(subject, marks) || holdsWord(unquoted.join('\n'), marks) };
}
