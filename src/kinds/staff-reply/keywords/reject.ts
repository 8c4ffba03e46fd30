/** REJECT: refuses the request, or the services named, or both tickets of a PAIR, for a reason of the procedure, with words for the applicant, or both. */

import type { Misread } from '../../misread-words.ts';
import { fold, foldSentence } from '../fold.ts';
import type { Keyword, Said, Understood } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import type { ProcedureWords } from '../procedure-words.ts';
import { cleanText, leading, withoutMarks } from '../prose.ts';
import { PAIR } from '../qualifiers.ts';
import { linesOf } from '../sentences.ts';
import { leadingServices, readServices } from '../services.ts';
import { isUnfitForOthers } from '../words-for-others.ts';

export const reject: Keyword<StaffOrder> = {
  name: 'reject',
  words: [
    'REJECT',
    'REJECTED',
    'DENIED',
    'DECLINED',
    '却下',
    '却下します',
    '却下いたします',
    '不許可',
    '不許可とします',
    '不承認',
    '否認',
  ],
  // APPROVE for one service and REJECT for another decide both; where one names none, they contradict each other.
  mayFollow: (order, last) => {
    if (order.type !== 'reject' || last.type !== 'approve') return false;
    const { services = [] } = order;
    return (
      [services, last.services].every(({ length }) => length > 0) && !services.some((id) => last.services.includes(id))
    );
  },
  read: (said) => {
    const command = leading(said.lineFrom, said.words);
    if (command === null) return null;
    const paired = leading(withoutMarks(command.rest), PAIR);
    const { services, rest: inline } = leadingServices(withoutMarks(paired?.rest ?? command.rest), said.procedure);
    // Two tickets hold different services: a name beside the word for both could mean either of them.
    if (paired && services.length > 0) return { misread: 'reason-unknown' };
    const reasons = reasonWords(said.procedure);
    const labelled = reasonBehindLabel(inline, [...reasons.keys()], said);
    const reason = labelled ?? leading(inline, [...reasons.keys()]);
    // Words on the command's own line are for the applicant only behind a reason word: "reject it or not?" is neither.
    if (reason === null)
      return said.isCourtesy(inline)
        ? rejection({ services, pair: paired !== null }, null, '', said)
        : { misread: 'reason-unknown' };
    const words = withoutMarks(reason.rest);
    const id = reasons.get(reason.word) ?? null;
    const second = leading(words, [...reasons.keys()]);
    // 却下 期限、利用済 names two reasons, and the applicant is told one.
    if (second !== null && reasons.get(second.word) !== id) return { misread: 'reason-ambiguous' };
    // 却下 期限 OneDrive: a service's name is no explanation that an applicant should get.
    const behind = services.length === 0 && !paired ? readServices(foldSentence(words), said.procedure) : null;
    if (behind) return rejection({ services: behind, pair: false }, id, '', said);
    return rejection({ services, pair: paired !== null }, id, said.isCourtesy(words) ? '' : words, said);
  },
};

/** 理由 is a reason of many procedures, and the label of one: before a colon and a single other reason it is the label. */
const LABELS = ['理由', 'reason'];

function reasonBehindLabel(inline: string, words: readonly string[], said: Said): ReturnType<typeof leading> {
  const label = leading(inline, LABELS);
  if (label === null || !/^\s*[:：]/.test(label.rest)) return null;
  const reason = leading(withoutMarks(label.rest), words);
  return reason !== null && said.isCourtesy(withoutMarks(reason.rest)) ? reason : null;
}

function rejection(
  { services, pair }: { readonly services: readonly string[]; readonly pair: boolean },
  reason: string | null,
  inline: string,
  said: Said,
): Understood<StaffOrder> | Misread {
  const lines = [inline, ...said.below()];
  while (lines.length > 0 && said.isCourtesy(lines.at(-1) ?? '')) lines.pop();
  const words = cleanText(lines) || null;
  if (reason === null && words === null) return { misread: 'reason-missing' };
  if (reason !== null && words === null && said.procedure.reasons[reason]?.needsWords)
    return { misread: 'words-missing' };
  // A quoted line is not the sender's own word.
  if (linesOf(words ?? '').some((line) => /^[>＞|｜]/.test(line))) return { misread: 'not-understood' };
  if (words !== null && isUnfitForOthers(words)) return { misread: 'words-unfit' };
  const echo = ['REJECT', ...(pair ? ['PAIR'] : []), ...services, ...(reason === null ? [] : [reason])].join(' ');
  const named = { ...(services.length > 0 ? { services } : {}), ...(pair ? { pair } : {}) };
  return { order: { type: 'reject', ...named, reason, words, echo }, takes: words ?? '' };
}

/** Reason ids by each of their words, folded. */
function reasonWords(procedure: ProcedureWords): ReadonlyMap<string, string> {
  const entries = Object.entries(procedure.reasons);
  return new Map(entries.flatMap(([id, reason]) => reason.words.map((word) => [fold(word), id] as const)));
}
