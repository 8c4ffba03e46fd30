/** STATE_NAMES: what a state of a ticket is called on a page, in a word or two; letters say it in whole sentences. */
import type { BothLanguages } from '../../domain/registry.ts';
import type { StaffState } from '../../notifications/standing.ts';

/** By the state as staff see it. */
export const STATE_NAMES = {
  'awaiting-information': { ja: '情報の追加待ち', en: 'waits for information' },
  'awaiting-office': { ja: '部局の確認待ち', en: 'waits for the office' },
  'awaiting-decision': { ja: '判断待ち', en: 'waits for a decision' },
  'question-open': { ja: '照会中', en: 'question open' },
  'approval-cooling': { ja: '承認（取消可能）', en: 'approved, can be undone' },
  'rejection-cooling': { ja: '却下（取消可能）', en: 'rejected, can be undone' },
  'awaiting-provision': { ja: '許可・提供待ち', en: 'approved, to be provided' },
  'access-open': { ja: '利用期間中', en: 'access is open' },
  'access-ended': { ja: '期間終了・閉鎖待ち', en: 'ended, to be closed' },
  'access-closed': { ja: '利用終了', en: 'access closed' },
  'access-stopped': { ja: '緊急停止', en: 'stopped' },
  rejected: { ja: 'お断り', en: 'rejected' },
  denied: { ja: '部局が否認', en: 'denied by the office' },
  withdrawn: { ja: '取り下げ', en: 'withdrawn' },
  'on-hold': { ja: '保留中', en: 'on hold' },
  lapsed: { ja: '期限切れ', en: 'lapsed' },
  'not-ours': { ja: '対象外', en: 'not ours' },
  unavailable: { ja: 'データなし', en: 'data gone' },
} satisfies Record<StaffState, BothLanguages>;
