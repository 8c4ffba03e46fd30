/** What a decider really signed, put to another use: DKIM covers neither To nor the thread (threats S17, S19, S25). */
import { MORI } from '../../journey/desk-in-memory.ts';
import { type Attack, type Family, type Forged, someAim } from '../attack.ts';
import { type Draft, envelope, type Field, withField, withLines, withText } from '../draft.ts';
import type { Held } from '../target.ts';
import { STAFF_DOMAIN } from '../transport.ts';

const SIGNED: Forged['origin'] = { signed: STAFF_DOMAIN };

function tokenAddress({ token }: Held): string {
  return `desk+t${token}@desk.example`;
}

/** A token of 森's that is alive: of another ticket, or the fresh one of the same. */
function toOther(attack: Attack): Held {
  return attack.target.letterTo(MORI, attack.chance.pick([...attack.target.ready, attack.target.unset]));
}

function replay(name: string, row: string, change: (draft: Draft, attack: Attack) => Draft): Family {
  return {
    name,
    row,
    forge: (attack) => ({ draft: change(attack.target.captured, attack), origin: SIGNED, frozen: true }),
  };
}

/** 森 approves something else, somewhere else, in a mail that the forger was sent. */
function elsewhere({ chance, target }: Attack): Draft {
  const subject = chance.pick(['承認の件', 'Re: travel request', 'Re: 物品購入', 'approval']);
  const words = chance.pick(['承認します。', 'Approved.', 'お疲れ様です。\n承認します。', 'APPROVE']);
  const to = chance.pick(['eve@mailbox.example', 'purchasing@office.example']);
  const messageId = `<${chance.word(16)}@staff.desk.example>`;
  const given = { from: MORI, to, subject, date: target.now(), messageId, references: [] };
  return withText(envelope(given), words, { charset: 'utf-8', how: 'base64' });
}

export const CAPTURED: readonly Family[] = [
  replay('an approval once more, as it was', 'S19', (draft) => draft),
  replay('an approval once more, to the fresh token of its ticket', 'S19', (draft, { target }) =>
    withField(draft, 'To', tokenAddress(target.letterTo(MORI, target.undone))),
  ),
  replay('an approval once more, to a token of another ticket', 'S19', (draft, attack) =>
    withField(draft, 'To', tokenAddress(toOther(attack))),
  ),
  replay('an approval once more, in the thread of another ticket', 'S19', (draft, attack) => {
    const messageId = toOther(attack).letter.mail.messageId ?? '';
    const to = attack.chance.pick(['desk@desk.example', tokenAddress(toOther(attack))]);
    return withField(withField(withField(draft, 'To', to), 'In-Reply-To', messageId), 'References', messageId);
  }),
  replay('an approval once more, to two tokens', 'S25', (draft, attack) =>
    withField(
      draft,
      'To',
      [tokenAddress(attack.target.letterTo(MORI, attack.target.undone)), tokenAddress(toOther(attack))].join(', '),
    ),
  ),
  replay('an approval with an unsigned field on top', 'S17', (draft, attack) => {
    const to = tokenAddress(toOther(attack));
    const ticket = toOther(attack).letter.subject;
    const lines: readonly Field[] = [
      ['Subject', `Re: ${ticket}`],
      ['From', 'eve@evil.example'],
      ['Date', 'Thu, 11 Jun 2026 12:00:00 +0900'],
      ['Message-ID', '<other@mail.example>'],
      ['To', to],
      ['Content-Type', 'text/plain; charset=utf-7'],
    ];
    return withLines(withField(draft, 'To', to), 'top', attack.chance.pick(lines));
  }),
  {
    name: 'an approval with words that were not signed',
    row: 'S18',
    forge: (attack) => {
      const aim = someAim(attack, MORI);
      const to = withField(attack.target.captured, 'To', tokenAddress(aim.held));
      const draft = withText(to, attack.chance.pick([aim.order, `${aim.order}\n`]), {
        charset: 'utf-8',
        how: 'base64',
      });
      // The signature is that of the captured mail, kept above another text.
      return { draft, origin: {}, frozen: true, signatureOf: attack.target.captured };
    },
  },
  {
    name: 'an approval of something else, to a live token',
    row: 'S25',
    forge: (attack) => {
      const held = toOther(attack);
      const fresh = attack.target.letterTo(MORI, attack.chance.pick(attack.target.ready));
      return {
        draft: withField(elsewhere(attack), 'To', tokenAddress(attack.chance.maybe(0.2) ? held : fresh)),
        origin: SIGNED,
        frozen: true,
      };
    },
  },
  {
    name: 'an approval of something else, in our thread, too',
    row: 'S25',
    forge: (attack) => {
      const held = attack.target.letterTo(MORI, attack.chance.pick(attack.target.ready));
      const draft = withField(elsewhere(attack), 'To', tokenAddress(held));
      const messageId = held.letter.mail.messageId ?? '';
      return {
        draft: withLines(draft, 'end', ['In-Reply-To', messageId], ['References', messageId]),
        origin: SIGNED,
        frozen: true,
      };
    },
  },
];
