/** Real people of the desk's world, each with what they really have, who may not decide (threats A08, A11, A13, A15, A16). */
import { HELPER, LEE, MORI, OFFICE } from '../../journey/desk-in-memory.ts';
import { type Aim, type Attack, answerTo, type Family, orderTo, quoted, someAim, type Words } from '../attack.ts';
import { withText } from '../draft.ts';
import { type Held, KATO, NAKA, SATO } from '../target.ts';
import type { Origin } from '../transport.ts';
import { STAFF_DOMAIN } from '../transport.ts';
import { someWriting } from '../written-text.ts';

/** `to`: an address whose newest letter about an open ticket is answered. */
function answersOwn(name: string, row: string, to: string, words: Words = {}): Family {
  return {
    name,
    row,
    forge: (attack) => ({ draft: orderTo(someAim(attack, to), attack, words), origin: { stamped: STAFF_DOMAIN } }),
  };
}

function withStaffToken(name: string, row: string, from: (aim: Aim, attack: Attack) => string, origin: Origin): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const aim = someAim(attack);
      return { draft: orderTo(aim, attack, { from: from(aim, attack) }), origin };
    },
  };
}

/** Somebody outside staff answers the letter they were sent, in a decider's words. */
function answersTheirs(name: string, row: string, held: (attack: Attack) => Held, origin: Origin): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const { order } = someAim(attack);
      return { draft: orderTo({ held: held(attack), order }, attack), origin };
    },
  };
}

export const PEOPLE: readonly Family[] = [
  answersOwn('a helper', 'A08', HELPER),
  withStaffToken('a helper with a decider’s token', 'A08', () => HELPER, { stamped: STAFF_DOMAIN }),
  answersOwn('a decider who has left', 'A15', SATO),
  answersOwn('a decider who is a helper now', 'A15', KATO),
  {
    name: 'a decider whose own request it is',
    row: 'A13',
    forge: (attack) => {
      const { chance, target } = attack;
      const order = chance.pick(['承認', 'APPROVE', '承認します。', 'Approved.']);
      const draft = orderTo({ held: target.letterTo(NAKA, target.own), order }, attack);
      return { draft, origin: { stamped: STAFF_DOMAIN } };
    },
  },
  withStaffToken('an office with a decider’s token', 'A11', () => OFFICE, { stamped: 'eng.office.example' }),
  withStaffToken('the applicant with a decider’s token', 'A16', () => 'hanako2@mailbox.example', {
    stamped: 'mailbox.example',
  }),
  withStaffToken('a stranger with a decider’s token', 'A11', () => 'eve@evil.example', { stamped: 'evil.example' }),
  withStaffToken('somebody else of the same mail system', 'A11', () => `intern@${STAFF_DOMAIN}`, {
    stamped: STAFF_DOMAIN,
  }),
  answersTheirs('an office answers its own letter', 'A08', ({ target }) => target.letterTo(OFFICE, target.unproven), {
    stamped: 'eng.office.example',
  }),
  answersTheirs(
    'an applicant answers their own letter',
    'A08',
    ({ chance, target }) => {
      const at = chance.int(2);
      return target.letterTo(`hanako${at + 2}@mailbox.example`, target.ready[at] ?? '');
    },
    { stamped: 'mailbox.example' },
  ),
  {
    name: 'a decider forwards the letter, and somebody approves',
    row: 'A11',
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const from = attack.chance.pick([
        'colleague@staff.desk.example',
        'prof@lab.example',
        held.letter.to === MORI ? LEE : MORI,
      ]);
      const passedOn = `${order}\n\n---------- Forwarded message ----------\nFrom: Support Desk <desk@desk.example>\nTo: ${held.letter.to}\n${quoted(held)}`;
      const draft = answerTo(held, attack, { from, subject: `Fwd: ${held.letter.subject}` });
      return {
        draft: withText(draft, passedOn, someWriting(passedOn, attack.chance)),
        origin: { stamped: from.split('@')[1] ?? '' },
      };
    },
  },
  {
    name: 'a decider approves a ticket that waits for its office',
    row: 'D01',
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const { unproven } = attack.target;
      const draft = orderTo({ held, order }, attack, {
        to: 'desk@desk.example',
        subject: `Re: [${unproven}]`,
        references: [],
        quotes: false,
      });
      return { draft, origin: { stamped: STAFF_DOMAIN } };
    },
  },
];
