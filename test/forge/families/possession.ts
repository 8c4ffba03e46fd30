/** Proven to come from a decider, but without the live token of the letter that is answered (threats A07–A10, S19, S23, S25). */
import { LEE, MORI, OFFICE } from '../../journey/desk-in-memory.ts';
import {
  type Aim,
  type Attack,
  answerTo,
  type Family,
  orderTo,
  quoted,
  someAim,
  staffOrigin,
  type Words,
} from '../attack.ts';
import type { Held } from '../target.ts';

const DOMAIN = 'desk.example';
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** `words`: what of a good answer is changed. */
function answers(name: string, row: string, words: (aim: Aim, attack: Attack) => Words, aimed = someAim): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const aim = aimed(attack);
      return { draft: orderTo(aim, attack, words(aim, attack)), origin: staffOrigin(attack) };
    },
  };
}

function desk(detail: string): string {
  return `desk+${detail}@${DOMAIN}`;
}

/** A token or a Message-ID that is nearly right. */
function nearly(text: string, { chance }: Attack): string {
  const at = chance.int(text.length);
  const other = chance.pick([...BASE32].filter((letter) => letter !== text[at]));
  return chance.pick([
    text.slice(0, at) + other + text.slice(at + 1),
    text.slice(1),
    text.slice(0, -1),
    `${text}${chance.pick([...BASE32])}`,
    [...text].reverse().join(''),
    `${text.slice(0, at)}.${text.slice(at)}`,
    `${text.slice(0, 13)}=${text.slice(13)}`,
  ]);
}

/** The words of our Message-ID. */
function idOf({ letter }: Held): string {
  return (letter.mail.messageId ?? '').replace(/^<o\.|@.*$/g, '');
}

const WITHOUT_REFERENCE = { references: [] } as const;

/** An order to one ticket, in the words and under the subject of another. */
function swapped(attack: Attack): Aim & { readonly other: Held } {
  const aim = someAim(attack);
  const others = attack.target.ready.filter((ticket) => ticket !== aim.held.ticket);
  return { ...aim, other: attack.target.letterTo(aim.held.letter.to, attack.chance.pick(others)) };
}

function other(member: string): string {
  return member === MORI ? LEE : MORI;
}

export const POSSESSION: readonly Family[] = [
  answers('guessed tokens', 'A07', (_, { chance }) => ({ to: desk(`t${chance.word(26)}`), ...WITHOUT_REFERENCE })),
  answers('tokens that are nearly right', 'A07', ({ held }, attack) => ({
    to: desk(`t${nearly(held.token ?? '', attack)}`),
    ...WITHOUT_REFERENCE,
  })),
  answers('tokens in other places', 'A07', ({ held }, { chance }) => {
    const token = held.token ?? '';
    const to = chance.pick([
      `"${desk(`t${token}`)}" <desk@${DOMAIN}>`,
      `desk+t${token}@evil.example`,
      `desk+t${token}@${DOMAIN}.evil.example`,
      `xdesk+t${token}@${DOMAIN}`,
      `desk+b${token}@${DOMAIN}`,
      `desk+${token}@${DOMAIN}`,
      `desk-t${token}@${DOMAIN}`,
      `desk+x+t${token}@${DOMAIN}`,
      `desk+t${token}+x@${DOMAIN}`,
      `=?utf-8?q?desk=2Bt${token}=40${DOMAIN}?=`,
      `${token}@${DOMAIN}`,
    ]);
    return { to, ...WITHOUT_REFERENCE };
  }),
  answers('the token in subject or text', 'A07', ({ held }) => ({
    to: `desk@${DOMAIN}`,
    subject: `Re: [${held.ticket}] ${desk(`t${held.token}`)}`,
    ...WITHOUT_REFERENCE,
  })),
  answers('only a Message-ID of ours', 'S23', () => ({ to: `desk@${DOMAIN}` })),
  answers('only the key of its envelope', 'S23', (_, { chance }) => ({ to: desk(`b${chance.word(26)}`) })),
  answers('Message-IDs that look like ours', 'S23', ({ held }, attack) => {
    const id = idOf(held);
    const near = nearly(id, attack);
    const references = attack.chance.pick([
      [`<o.${near}@${DOMAIN}>`],
      [`<o.@${DOMAIN}>`],
      [`<o.${id}@evil.example>`],
      [`<${id}@${DOMAIN}>`],
      [`<notify-12-3@${DOMAIN}>`],
      [`<o.${id}@${DOMAIN}`],
      [`o.${id}@${DOMAIN}`],
      [`<o.${attack.chance.word(26)}@${DOMAIN}>`],
    ]);
    return { to: `desk@${DOMAIN}`, references };
  }),
  answers('one decider with the token of another', 'A08', ({ held }) => ({ from: other(held.letter.to) })),
  {
    name: 'the token of one ticket, the words of another',
    row: 'A08',
    forge: (attack) => {
      const { order, held, other } = swapped(attack);
      const draft = orderTo({ order, held: other }, attack, {
        to: desk(`t${held.token}`),
        references: [held.letter.mail.messageId ?? ''],
      });
      return { draft, origin: staffOrigin(attack) };
    },
  },
  {
    name: 'the reference of one ticket, the words of another',
    row: 'A08',
    forge: (attack) => {
      const { order, held, other } = swapped(attack);
      const draft = orderTo({ order, held: other }, attack, {
        to: `desk@${DOMAIN}`,
        references: [held.letter.mail.messageId ?? ''],
      });
      return { draft, origin: staffOrigin(attack) };
    },
  },
  answers('the token of an office or an applicant', 'A08', ({ held }, { chance, target }) => {
    const to = chance.pick([OFFICE, 'hanako2@mailbox.example', 'hanako3@mailbox.example']);
    const ticket =
      to === OFFICE
        ? chance.pick([target.unproven, ...target.ready.slice(0, 1)])
        : target.ready[to.startsWith('hanako2') ? 0 : 1];
    const theirs = target.letterTo(to, ticket ?? '');
    return {
      from: held.letter.to,
      to: theirs.token === null ? `desk@${DOMAIN}` : desk(`t${theirs.token}`),
      references: [],
    };
  }),
  answers(
    'an expired letter',
    'A09',
    () => ({}),
    ({ chance, target }) => ({
      held: target.letterTo(chance.pick([MORI, LEE]), target.expired),
      order: chance.pick(['訂正 失効日 2026-04-01\n承認', 'SET revoked_on 2026-04-01\nAPPROVE', 'SET student yes']),
    }),
  ),
  answers(
    'a letter of an older revision',
    'A10',
    () => ({}),
    ({ chance, target }) => {
      const [held] = target.lettersTo(MORI, chance.pick(target.ready));
      if (!held) throw new Error('no older letter');
      return { held, order: chance.pick(['承認', 'APPROVE', '承認します。', 'Approved.']) };
    },
  ),
  answers(
    'a letter that was answered before',
    'A09',
    () => ({}),
    ({ chance, target }) => {
      const before = target.lettersTo(MORI, target.undone);
      const held = before.find((one) => one.letter.template === 'review-changed');
      if (!held) throw new Error('no letter that was answered');
      return { held, order: chance.pick(['承認', 'APPROVE', '承認します。', 'Approved.', 'SET student yes']) };
    },
  ),
  {
    name: 'addressed to a colleague, with a copy to the desk',
    row: 'S25',
    forge: (attack) => {
      const aim = someAim(attack);
      const to = attack.chance.pick([`${LEE}, desk@${DOMAIN}`, `students@mailbox.example, desk@${DOMAIN}`]);
      const draft = answerTo(aim.held, attack, { to, references: ['<thread@mail.example>'] });
      const whole = orderTo({ ...aim, order: `${aim.order}\n${quoted(aim.held)}` }, attack, { quotes: false });
      return {
        draft: { ...draft, fields: [...draft.fields, ...whole.fields.slice(-2)], body: whole.body },
        origin: staffOrigin(attack),
      };
    },
  },
];
