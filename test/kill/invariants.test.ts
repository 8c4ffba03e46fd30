/** The gate fires: INV sees each way in which a desk could lose something or do it twice. */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Findings } from './findings.ts';
import { judge } from './invariants.ts';

type Changes = (findings: Mutable) => void;
/** As it is found, but open to damage. */
interface Mutable {
  tickets: Findings['tickets'][number][];
  letters: { -readonly [Key in keyof Findings['letters'][number]]: Findings['letters'][number][Key] }[];
  events: Findings['events'][number][];
  audit: Findings['audit'][number][];
  accepted: Findings['accepted'][number][];
  folders: { inbox: string[]; done: string[]; quarantine: string[] };
  brokenAudit: number | null;
  lost: Findings['lost'][number][];
  letGoFrom: number | null;
  acknowledged: Map<string, string>;
  answers: Map<string, string>;
}

const mail = (id: string, text = 'x') => ({
  envelope: { from: 'desk+b@desk.example', to: ['hanako@mailbox.example'] },
  raw: Buffer.from(`Message-ID: ${id}\r\n\r\n${text}\r\n`),
  at: '2026-06-03T01:00:00.000Z',
});
const letter = (id: string, template: string) => ({
  ...{ id: `${template}:T1`, messageId: id, template, ticket: 'T1', state: 'accepted' as const },
  sha256: createHash('sha256').update(mail(id).raw).digest('hex'),
});

/** A desk on which everything is right, one ticket approved; then damaged. */
function damaged(damage: Changes): string[] {
  const types = ['opened', 'approval-recorded', 'approval-released'];
  const findings: Mutable = {
    tickets: [{ id: 'T1', account: '9900000101', state: 'awaiting-provision' }],
    letters: [letter('<o.a@d>', 'acknowledgement'), letter('<o.b@d>', 'approved')],
    events: types.map((type, index) => ({ ticket: 'T1', seq: index + 1, type })),
    audit: types.map((word, index) => ({ ticket: 'T1', event: index + 1, word })),
    accepted: [mail('<o.a@d>'), mail('<o.a@d>'), mail('<o.b@d>')],
    folders: { inbox: ['2'], done: ['1', '3'], quarantine: [] },
    ...{ brokenAudit: null, lost: [], letGoFrom: null, acknowledged: new Map(), answers: new Map() },
  };
  damage(findings);
  const expected: Findings['expected'] = {
    accounts: ['9900000101'],
    forTheDesk: ['1', '3'],
    answers: findings.answers,
    acknowledged: findings.acknowledged,
    forPeople: ['2'],
    approved: new Set(['T1']),
    bounced: new Set<string>(),
  };
  return judge({ ...findings, expected, refused: new Set<string>() }).breaches.map(({ what }) => what);
}

describe('INV (R01)', () => {
  it('is content with a desk on which everything is right, and counts what was accepted again', () => {
    expect(damaged(() => {})).to.deep.equal([]);
  });

  const cases: readonly (readonly [string, string, Changes])[] = [
    ['an application without its ticket', 'lost', (found) => void found.tickets.pop()],
    ['a second ticket for one application', 'duplicate', ({ tickets }) => void tickets.push(...tickets)],
    [
      'a second acknowledgement under an id of its own',
      'duplicate',
      (found) => {
        found.letters.push(letter('<o.c@d>', 'acknowledgement'));
        found.accepted.push(mail('<o.c@d>'));
      },
    ],
    ['a letter that never left', 'unsent', ({ letters }) => void Object.assign(letters[1] ?? {}, { state: 'unknown' })],
    ['a letter that is called sent and was not', 'lost', (found) => void found.accepted.pop()],
    ['a copy with other bytes', 'unequal', (found) => void found.accepted.push(mail('<o.b@d>', 'y'))],
    ['a letter that nobody stored', 'foreign', (found) => void found.accepted.push(mail('<o.z@d>'))],
    ['an application left in the inbox', 'lost', ({ folders }) => void folders.inbox.push(folders.done.pop() ?? '')],
    ['other people’s mail filed away', 'lost', ({ folders }) => void folders.done.push(folders.inbox.pop() ?? '')],
    ['a mail that was copied', 'duplicate', ({ folders }) => void folders.done.push('1')],
    ['an event without its audit row', 'unaudited', ({ audit }) => void audit.pop()],
    ['an audit row without its event', 'unaudited', ({ events }) => void events.shift()],
    [
      'a broken chain',
      'unaudited',
      (found) => {
        found.brokenAudit = 7;
      },
    ],
    [
      'a decision that was released twice',
      'duplicate',
      ({ events, audit }) => {
        events.push({ ticket: 'T1', seq: 4, type: 'approval-released' });
        audit.push({ ticket: 'T1', event: 4, word: 'approval-released' });
      },
    ],
  ];
  for (const [what, word, damage] of cases) {
    it(`sees ${what}`, () => expect(damaged(damage)).to.include(word));
  }

  describe('after the restore of a backup', () => {
    /** The acknowledgement was sent twice before it; then a letter and an answer to it that nobody remembers. */
    const restored: Changes = (found) => {
      found.accepted.splice(2, 0, mail('<o.y@d>'));
      found.lost = [{ from: 2, to: 3 }];
      found.acknowledged.set('<o.a@d>', 'applicant1@mailbox.example');
      found.folders.inbox.push(found.folders.done.pop() ?? '');
      found.answers.set('3', '<o.y@d>');
    };

    it('is content with what was forgotten, and with answers to it that are left to people', () => {
      expect(damaged(restored)).to.deep.equal([]);
    });

    it('sees a letter that is said again, and an acknowledgement under another id, but not once the operator has let it go', () => {
      for (const id of ['<o.b@d>', '<o.c@d>']) {
        const again: Changes = (found) => {
          found.accepted.splice(2, 0, mail('<o.b@d>'));
          restored(found);
          found.lost = [{ from: 2, to: 4 }];
          found.acknowledged.set('<o.c@d>', 'applicant1@mailbox.example');
          if (id === '<o.c@d>') Object.assign(found, { accepted: [...found.accepted.slice(0, -1), mail(id)] });
          if (id === '<o.c@d>') found.letters[0] = letter(id, 'acknowledgement');
        };
        expect(damaged(again), id).to.include('duplicate');
        const wanted: Changes = (found) => {
          again(found);
          found.letGoFrom = 4;
        };
        expect(damaged(wanted), id).to.not.include('duplicate');
      }
    });

    it('sees an answer to a letter that is known left in the inbox', () => {
      const known: Changes = (found) => {
        restored(found);
        found.answers.set('3', '<o.a@d>');
      };
      expect(damaged(known)).to.include('lost');
    });
  });
});
