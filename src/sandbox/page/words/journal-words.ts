/** What became of a mail, in words: how far its sender is proven, and the desk's verdict. */

import type { BothLanguages } from '../../../domain/rules/registry.ts';
import type { Evidence } from '../../../mail/incoming-mail.ts';
import type { MailRecord } from '../../../store/transaction.ts';

export const ORIGIN_NAMES = {
  signed: { ja: '署名を確認', en: 'signature proven' },
  boundary: { ja: '送信元を確認', en: 'origin proven' },
  none: { ja: '送信元の証明なし', en: 'no proof of origin' },
  contradicted: { ja: '送信元に矛盾', en: 'origin contradicted' },
} satisfies Record<Evidence['origin'], BothLanguages>;

export const VERDICT_NAMES = {
  accepted: { ja: '処理しました', en: 'acted on' },
  duplicate: { ja: '同じメールです', en: 'seen before' },
  'not-ours': { ja: 'そのまま残しました', en: 'left for people' },
  ignored: { ja: '何も変えませんでした', en: 'changed nothing' },
  quarantined: { ja: '隔離しました', en: 'set aside' },
} satisfies Record<MailRecord['verdict'] | 'duplicate', BothLanguages>;

/** Why nothing was done, for the reasons that are likely here; another one is shown as the machine's word. */
export const REASON_NAMES: Readonly<Record<string, BothLanguages>> = {
  machine: { ja: '機械が書いたメールのため', en: 'a machine wrote it' },
  'machine-text': { ja: '機械が書いた文面のため', en: 'a machine wrote its text' },
  unverified: { ja: '本人からと確かめられないため', en: 'it does not prove who wrote it' },
  'from.other': { ja: '宛てた相手と違う送信元のため', en: 'we had written to somebody else' },
  'token.used': { ja: '一度使われた返信先のため', en: 'its reply address was used before' },
  'token.unknown': { ja: '知らない返信先のため', en: 'its reply address is unknown' },
  'unknown-sender': { ja: '登録のない送信元のため', en: 'its sender is not registered' },
  'seen-before': { ja: '前に届いたメールのため', en: 'it had come before' },
  courtesies: { ja: 'あいさつだけのため', en: 'courtesies only' },
};
