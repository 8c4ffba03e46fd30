/** Answers to a letter with a code, by whoever reads tokens but not letters, or too many of them (threats A02, A07, A08). */
import { LEE, MORI } from '../../journey/desk-in-memory.ts';
import { type Attack, type Family, type Forged, nobodysOrigin, orderTo, staffOrigin } from '../attack.ts';
import { withLines } from '../draft.ts';
import type { Held } from '../target.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

interface Coded {
  readonly held: Held;
  readonly code: string;
}

function coded({ target }: Attack, member: string, ticket: string): Coded {
  const held = target.letterTo(member, ticket);
  const code = /(?:Code: |確認コード：)([A-Z2-7]{6})$/m.exec(held.letter.text)?.[1];
  if (code === undefined) throw new Error(`no code for ${member} about ${ticket}`);
  return { held, code };
}

function someCode(attack: Attack): Coded {
  return coded(attack, attack.chance.pick([MORI, LEE]), attack.chance.pick(attack.target.doubted));
}

function answers(name: string, row: string, order: (given: Coded, attack: Attack) => string): Family {
  return {
    name,
    row,
    forge: (attack): Forged => {
      const given = someCode(attack);
      return {
        draft: orderTo({ held: given.held, order: order(given, attack) }, attack),
        origin: nobodysOrigin(attack),
      };
    },
  };
}

function other(member: string): string {
  return member === MORI ? LEE : MORI;
}

function nearly(code: string, { chance }: Attack): string {
  const at = chance.int(code.length);
  const letter = chance.pick([...ALPHABET].filter((one) => one !== code[at]));
  return chance.pick([
    code.slice(0, at) + letter + code.slice(at + 1),
    code.slice(1),
    `${code}A`,
    `${code.slice(0, 3)} ${code.slice(3)}`,
    `${code}${code}`,
  ]);
}

export const SECOND_ROUND: readonly Family[] = [
  answers('guessed codes', 'A07', (_, { chance }) => `${chance.pick(['APPROVE', '承認'])} ${chance.word(6, ALPHABET)}`),
  answers('codes that are nearly right', 'A07', ({ code }, attack) => `APPROVE ${nearly(code, attack)}`),
  answers('no code', 'A02', (_, { chance }) =>
    chance.pick(['APPROVE', '承認', '承認します。', 'SET student yes', 'SET revoked_on 2026-04-02']),
  ),
  answers('the right code in the wrong words', 'A04', ({ code }, { chance }) =>
    chance.pick([
      `${code}`,
      `APPROVE ${code}?`,
      `not APPROVE ${code}`,
      `> APPROVE ${code}`,
      `APPROVE ${code} REJECT`,
      `Is it APPROVE ${code}?`,
      `承認しません ${code}`,
      `APPROVE: the code is ${code}`,
    ]),
  ),
  {
    name: 'the right code by another decider',
    row: 'A08',
    forge: (attack) => {
      const { held, code } = someCode(attack);
      const draft = orderTo({ held, order: `APPROVE ${code}` }, attack, { from: other(held.letter.to) });
      return { draft, origin: staffOrigin(attack) };
    },
  },
  {
    name: 'the right code of another letter',
    row: 'A08',
    forge: (attack) => {
      const [one, two] = attack.chance.shuffled(attack.target.doubted);
      const { held } = coded(attack, MORI, one ?? '');
      const { code } = attack.chance.maybe(0.5) ? coded(attack, MORI, two ?? '') : coded(attack, LEE, one ?? '');
      return { draft: orderTo({ held, order: `APPROVE ${code}` }, attack), origin: nobodysOrigin(attack) };
    },
  },
  {
    name: 'the right code to the review letter',
    row: 'A08',
    forge: (attack) => {
      const { held, code } = someCode(attack);
      const [, review] = attack.target.lettersTo(held.letter.to, held.ticket).slice().reverse();
      return {
        draft: orderTo({ held: review ?? held, order: `APPROVE ${review ? code : ''}` }, attack),
        origin: nobodysOrigin(attack),
      };
    },
  },
  {
    name: 'the right code under the mark of a machine',
    row: 'A01',
    forge: (attack) => {
      const { held, code } = someCode(attack);
      const draft = orderTo({ held, order: `APPROVE ${code}` }, attack);
      return { draft: withLines(draft, 'end', ['Auto-Submitted', 'auto-replied']), origin: nobodysOrigin(attack) };
    },
  },
];
