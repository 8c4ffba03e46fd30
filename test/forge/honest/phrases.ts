/** What staff of a university desk write around a decision: heard in offices, not taken from the register. */
import type { Chance } from '../chance.ts';

export type Tongue = 'ja' | 'en';

/** By how often they are written: one line, so many times. */
type Said = readonly (readonly [phrase: string, weight: number])[];

interface Manner {
  readonly greetings: Said;
  /** Between greeting and decision. */
  readonly remarks: Said;
  readonly approvals: Said;
  readonly closings: Said;
  readonly names: Said;
}

const JA: Manner = {
  greetings: [
    ['お疲れ様です。', 10],
    ['お疲れさまです。', 6],
    ['お疲れ様です。森です。', 8],
    ['お疲れ様です、森です。', 6],
    ['お疲れさまです。窓口の森です。', 3],
    ['お世話になっております。', 8],
    ['お世話になっております。森です。', 4],
    ['いつもお世話になっております。', 4],
    ['いつも大変お世話になっております。窓口の森です。', 2],
    ['各位', 3],
    ['各位\n\nお疲れ様です。', 3],
    ['窓口 御中', 2],
    ['窓口ご担当者様\n\nお世話になっております。', 2],
    ['ご担当者様', 2],
    ['皆様\n\nお疲れ様です。森です。', 2],
    ['Lee様\n\nお疲れ様です。', 1],
    ['おはようございます。', 2],
    ['ご連絡ありがとうございます。', 3],
    ['ご連絡いただきありがとうございます。', 2],
    ['お世話になります。', 2],
    ['森です。', 2],
    ['遅くなり申し訳ありません。', 1],
    ['遅くなりまして申し訳ございません。', 1],
    ['お忙しいところ恐れ入ります。', 1],
    ['お手数をおかけしております。', 1],
    ['大変お世話になっております。', 1],
  ],
  remarks: [
    ['', 30],
    ['承知しました。', 2],
    ['承知いたしました。', 2],
    ['内容を確認しました。', 4],
    ['確認しました。', 3],
    ['内容確認いたしました。', 1],
    ['拝見しました。', 1],
    ['ありがとうございます。', 2],
    ['標記の件につきまして、下記のとおり回答いたします。', 1],
  ],
  approvals: [
    ['承認します。', 14],
    ['承認します', 8],
    ['承認いたします。', 10],
    ['承認致します。', 2],
    ['承認', 12],
    ['承認です。', 2],
    ['承認でお願いします。', 3],
    ['許可します。', 2],
    ['許可いたします。', 1],
    ['承認しました。', 1],
    ['本件、承認します。', 2],
    ['本件承認いたします。', 1],
    ['標記の件、承認いたします。', 1],
  ],
  closings: [
    ['', 8],
    ['よろしくお願いいたします。', 12],
    ['よろしくお願いします。', 8],
    ['宜しくお願い致します。', 5],
    ['どうぞよろしくお願いいたします。', 4],
    ['何卒よろしくお願いいたします。', 2],
    ['以上、よろしくお願いいたします。', 5],
    ['以上です。', 3],
    ['以上', 1],
    ['引き続きよろしくお願いいたします。', 3],
    ['取り急ぎご連絡まで。', 2],
    ['取り急ぎ。', 1],
    ['ご対応のほど、よろしくお願いいたします。', 2],
    ['お手続きのほど、よろしくお願いいたします。', 2],
    ['ご対応よろしくお願いいたします。', 1],
    ['お手数ですが、よろしくお願いいたします。', 2],
    ['お手数をおかけしますが、よろしくお願いいたします。', 2],
    ['失礼いたします。', 1],
    ['ご確認のほどよろしくお願いいたします。', 1],
    ['それでは、よろしくお願いいたします。', 1],
  ],
  names: [
    ['', 14],
    ['森', 4],
    ['森 一郎', 3],
    ['窓口 森', 2],
    ['森拝', 1],
    ['-- \n森 一郎\n窓口 内線 12345', 5],
    ['━━━━━━━━━━━━━━\n窓口　森 一郎\nTEL 00-0000-0000\n━━━━━━━━━━━━━━', 5],
    ['--------------------\n森 一郎 (Mori Ichiro)\ndesk@desk.example\n--------------------', 3],
    ['*****************************\n窓口　森\n*****************************', 2],
    ['iPhoneから送信', 2],
  ],
};

const EN: Manner = {
  greetings: [
    ['', 10],
    ['Hi,', 6],
    ['Hello,', 4],
    ['Hi all,', 4],
    ['Hi team,', 2],
    ['Dear all,', 3],
    ['Dear colleagues,', 2],
    ['Hi Ichiro,', 1],
    ['Good morning,', 2],
    ['Thanks for this.', 1],
    ['Thank you.', 2],
    ['Thank you for letting me know.', 1],
    ['Dear Support Desk,', 2],
    ['Hello everyone,', 1],
  ],
  remarks: [
    ['', 20],
    ['Thanks.', 1],
    ['I have checked it.', 1],
    ['Thank you very much.', 1],
  ],
  approvals: [
    ['APPROVE', 14],
    ['Approve', 6],
    ['approve', 5],
    ['Approved.', 10],
    ['Approved', 6],
    ['APPROVED', 3],
    ['Approved!', 1],
    ['I approve.', 1],
  ],
  closings: [
    ['', 10],
    ['Thanks,', 5],
    ['Thanks!', 2],
    ['Thank you,', 3],
    ['Best regards,', 8],
    ['Kind regards,', 4],
    ['Regards,', 2],
    ['Best,', 3],
    ['Many thanks,', 2],
    ['With best regards,', 1],
    ['Cheers,', 1],
    ['Sincerely,', 1],
    ['Have a nice day!', 1],
  ],
  names: [
    ['', 10],
    ['Kim', 6],
    ['Kim Lee', 6],
    ['-- \nKim Lee\nSupport Desk\nExt. 12345', 5],
    ['Sent from my iPhone', 2],
    ['Get Outlook for iOS', 1],
    ['Sent from my Galaxy', 1],
    ['Kim Lee\nSupport Desk', 2],
  ],
};

function some(said: Said, chance: Chance): string {
  return chance.pick(said.flatMap(([phrase, weight]) => Array<string>(weight).fill(phrase)));
}

export interface Written {
  readonly text: string;
  /** Somebody is greeted, or the mail is closed with a wish. */
  readonly greets: boolean;
}

/** A mail as people write one around `decision`; without one, around words of approval. */
export function aroundDecision(tongue: Tongue, chance: Chance, decision?: string): Written {
  const manner = tongue === 'ja' ? JA : EN;
  const bare = chance.maybe(0.15);
  if (bare) return { text: decision ?? some(manner.approvals, chance), greets: false };
  const [greeting, remark, closing, name] = [manner.greetings, manner.remarks, manner.closings, manner.names].map(
    (said) => some(said, chance),
  );
  const told = [remark, decision ?? some(manner.approvals, chance)].filter(Boolean).join('\n');
  const blocks = [greeting, told, [closing, name].filter(Boolean).join('\n')].filter(Boolean);
  return { text: blocks.join(chance.maybe(0.8) ? '\n\n' : '\n'), greets: Boolean(greeting || closing) };
}
