/** NEXT_STEPS: what somebody who tries the desk may do next, by where the newest open ticket stands. */
import type { BothLanguages } from '../../../domain/rules/registry.ts';
import { hasEnded, type Ticket } from '../../../domain/ticket.ts';
import { type StaffState, staffState } from '../../../notifications/standing.ts';

const BEGIN = {
  ja: 'まず「部局からの依頼」を押すと、依頼のメールが窓口に届きます。部局のメールボックスで自分で書くこともできます。',
  en: 'Begin with “Request of an office”: its mail reaches the desk. Or write one yourself in the office’s mailbox.',
};
const UNDO = {
  ja: '30分間は「取消」と返信すれば取り消せます。「1時間進める」を押すと、申請者に通知されます。',
  en: 'For 30 minutes a reply of UNDO takes it back. Push the clock on by an hour, and the applicant is told.',
};

const NEXT_STEPS: Readonly<Partial<Record<StaffState, BothLanguages>>> = {
  'awaiting-information': {
    ja: '足りない情報を尋ねるメールが届いています。そのメールに返信して、書き足してください。',
    en: 'A letter asks for what is missing: reply to it and fill it in.',
  },
  'awaiting-office': {
    ja: '部局のメールボックスに確認のメールが届いています。「相違ありません」と返信してください。',
    en: 'The office has a letter that asks for its word: reply CONFIRM.',
  },
  'awaiting-decision': {
    ja: '窓口担当者のメールボックスで【要判断】のメールを開き、「承認」または「却下 理由」とだけ書いて返信してください。',
    en: 'Open the letter “To decide” in the mailbox of staff, and reply with APPROVE or REJECT reason, nothing else.',
  },
  'approval-cooling': UNDO,
  'rejection-cooling': UNDO,
  'awaiting-provision': {
    ja: '窓口担当者に届いた【要作業】のメールに「提供しました」と返信すると、1週間の利用期間が始まります。',
    en: 'Staff have work to do: reply PROVIDED to that letter, and the week of access begins.',
  },
  'access-open': {
    ja: '「1日進める」を何度か押すと、期間の終わりが近づき、申請者に案内が届きます。',
    en: 'Push the clock on day by day: the applicant is reminded, and the week comes to its end.',
  },
  'access-ended': {
    ja: '利用期間が終わりました。窓口担当者に届いたメールに「終了しました」と返信してください。',
    en: 'The week is over: reply CLOSED to the letter that staff have got.',
  },
};

/** A sentence for whoever tries the desk; about the newest ticket that has not ended, else how to begin. */
export function nextStep(tickets: readonly Ticket[]): BothLanguages {
  const ticket = tickets.findLast((one) => !hasEnded(one));
  return (ticket && NEXT_STEPS[staffState(ticket)]) ?? BEGIN;
}
