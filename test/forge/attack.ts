/** What a forger has in hand for one mail, and the family of tricks it belongs to. */
import { LEE, MORI } from '../journey/desk-in-memory.ts';
import type { Chance } from './chance.ts';
import { type Draft, envelope, withText } from './draft.ts';
import type { Held, Target } from './target.ts';
import { NEIGHBOURS, type Origin, STAFF_DOMAIN, STRANGERS } from './transport.ts';
import { someWriting } from './written-text.ts';

export interface Forged {
  readonly draft: Draft;
  readonly origin: Origin;
  /** A changed header would spoil the trick: only what happens in transit is put on it. */
  readonly frozen?: true;
  /** Under the signature that a decider really made for this other mail. */
  readonly signatureOf?: Draft;
}

export interface Family {
  readonly name: string;
  /** Row of threats.md it comes from. */
  readonly row: string;
  forge(attack: Attack): Forged;
}

export interface Attack {
  readonly chance: Chance;
  readonly target: Target;
}

/** Orders that would act. */
const APPROVALS = [
  'APPROVE',
  'Approved.',
  '承認',
  '承認します。',
  'お疲れ様です。\n承認いたします。\nよろしくお願いいたします。',
  'Hi Kim,\n\nApproved.\n\nBest regards',
  '許可します',
] as const;
const WITH_SET = [
  'SET revoked_on 2026-04-01\nAPPROVE',
  '訂正 失効日 2026-04-01\n承認',
  'お疲れ様です。\n訂正 失効日 令和8年4月1日\n承認します',
];
const SETS = ['SET revoked_on 2026-04-01', '訂正 失効日 2026年4月1日', 'SET student yes', '訂正 学生 はい'];

export interface Aim {
  readonly held: Held;
  readonly order: string;
}

/** A letter with a live token, and words that would change its ticket if a decider had sent them. */
export function someAim({ chance, target }: Attack, to: string = chance.pick([MORI, LEE])): Aim {
  if (chance.maybe(0.25))
    return { held: target.letterTo(to, target.unset), order: chance.pick([...WITH_SET, ...SETS]) };
  return {
    held: target.letterTo(to, chance.pick(target.ready)),
    order: chance.pick(chance.maybe(0.9) ? APPROVALS : WITH_SET),
  };
}

export interface Words {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly references?: readonly string[];
  readonly messageId?: string;
  readonly quotes?: boolean;
}

/** The header of an answer to `held` as its reader's program would write it; `words` changes parts of it. */
export function answerTo(held: Held, { chance, target }: Attack, words: Words = {}): Draft {
  const { letter, token } = held;
  const address = token === null ? 'desk@desk.example' : `desk+t${token}@desk.example`;
  return envelope({
    from:
      words.from ??
      chance.pick([letter.to, `<${letter.to}>`, `Staff <${letter.to}>`, `"Staff, Support" <${letter.to}>`]),
    to: words.to ?? chance.pick([address, `Support Desk <${address}>`, `"Desk, Support" <${address}>`]),
    subject: words.subject ?? `${chance.pick(['Re: ', 'RE: ', '返信: ', ''])}${letter.subject}`,
    date: target.now(),
    messageId: words.messageId ?? `<${chance.word(20)}@mail.example>`,
    references: words.references ?? [letter.mail.messageId ?? ''],
  });
}

/** `letter` below an attribution, as most programs quote. */
export function quoted({ letter }: Held): string {
  const lines = letter.text.split('\n').map((line) => `> ${line}`);
  return ['', 'On Thu, 11 Jun 2026 at 10:00, Support Desk <desk@desk.example> wrote:', ...lines].join('\n');
}

/** A whole answer: `order` above the quote, or alone. */
export function orderTo(aim: Aim, attack: Attack, words: Words = {}): Draft {
  const { chance } = attack;
  const text = (words.quotes ?? chance.maybe(0.7)) ? `${aim.order}\n${quoted(aim.held)}` : aim.order;
  return withText(answerTo(aim.held, attack, words), text, someWriting(text, chance));
}

/** Anybody else's proof of origin, or none. */
export function nobodysOrigin({ chance }: Attack): Origin {
  const domain = chance.pick([...STRANGERS, ...NEIGHBOURS]);
  return chance.pick<Origin>([{}, { stamped: domain }, { signed: domain }]);
}

/** The proof that a mail of staff really has. */
export function staffOrigin({ chance }: Attack): Origin {
  return chance.maybe(0.8) ? { stamped: STAFF_DOMAIN } : { signed: STAFF_DOMAIN };
}
