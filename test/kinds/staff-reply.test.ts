/** A staff member's answer: whose it is, and what it comes to. */
import { expect } from 'chai';
import { staffReply } from '../../src/kinds/staff-reply/staff-reply.ts';
import { DECIDER, OFFICE, OTHER_DECIDER, ticket } from '../domain/given.ts';
import { answered, CONTRADICTED, known, mail, NO_EVIDENCE, TICKET } from './what-arrives.ts';

const TO = { role: 'staff', address: DECIDER };
const DECISION = {
  outcome: 'approved',
  services: ['mail'],
  by: OTHER_DECIDER,
  at: '2026-06-03T01:20:00.000Z',
  revision: 2,
  contact: null,
  reason: null,
  words: null,
  releaseAt: null,
  releasedAt: null,
} as const;
const DECIDED = new Map([[TICKET, ticket({ state: 'approved', decision: DECISION })]]);

function read(text: string | null, knowing = known({ answered: answered() })) {
  const arrived = mail(text);
  const claim = staffReply.claims(arrived, knowing);
  expect(claim, 'claimed').not.to.equal(null);
  return staffReply.read(claim, arrived, knowing);
}

describe('a staff reply', () => {
  it('is claimed for the member the letter went to, in any case of the address', () => {
    const knowing = known({ answered: answered({ recipient: DECIDER.toUpperCase() }) });
    expect(staffReply.claims(mail('承認'), knowing)).not.to.equal(null);
  });

  const STRANGERS: Readonly<Record<string, ReturnType<typeof known>>> = {
    'a colleague’s letter': known({ answered: answered({ recipient: OTHER_DECIDER }) }),
    'an office’s letter': known({ answered: answered({ role: 'office', recipient: OFFICE }) }),
    'an applicant’s letter': known({ answered: answered({ role: 'applicant' }) }),
    'no letter at all': known({}),
  };
  for (const [what, knowing] of Object.entries(STRANGERS)) {
    it(`is not claimed when it answers ${what}`, () => {
      expect(staffReply.claims(mail('承認'), knowing)).to.equal(null);
    });
  }

  it('is not claimed when the member has left the staff', () => {
    const knowing = known({ answered: answered({ recipient: 'left@staff.desk.example' }) });
    expect(staffReply.claims(mail('承認', { from: 'left@staff.desk.example' }), knowing)).to.equal(null);
  });

  it('with a command asks for it with the authority it brings', () => {
    expect(read('お疲れ様です。\n承認します。\n森')).to.deep.equal({
      verdict: 'accepted',
      reason: null,
      filing: 'done',
      notices: [],
      asks: [
        {
          ticketId: TICKET,
          echo: 'APPROVE',
          command: {
            type: 'approve',
            services: [],
            authority: { by: DECIDER, seenRevision: 2, token: true, origin: true },
          },
        },
      ],
    });
  });

  it('by reference and without origin says so in its authority', () => {
    const knowing = known({ answered: answered({ by: 'reference', revision: 1 }) }, { evidence: NO_EVIDENCE });
    const [ask] = read('UNDO', knowing).asks;
    expect(ask).to.deep.include({
      command: { type: 'undo', authority: { by: DECIDER, seenRevision: 1, token: false, origin: false } },
    });
  });

  it('with several commands asks for all of them in order', () => {
    const { asks } = read('失効日 2026-04-01\n承認');
    expect(asks.map((ask) => ('command' in ask ? ask.echo : ''))).to.deep.equal([
      'SET revoked_on 2026-04-01',
      'APPROVE',
    ]);
  });

  it('with STATUS gets the status', () => {
    expect(read('状況')).to.deep.include({
      verdict: 'accepted',
      asks: [],
      notices: [{ type: 'status', to: TO, ticketId: TICKET }],
    });
  });

  it('with HELP gets help, without a reproach', () => {
    expect(read('HELP').notices).to.deep.equal([{ type: 'help', to: TO, ticketId: TICKET, word: null }]);
  });

  it('that is not understood gets help and nothing else happens', () => {
    expect(read('承認\nただし来週から')).to.deep.equal({
      verdict: 'ignored',
      reason: 'not-understood',
      filing: 'done',
      asks: [],
      notices: [{ type: 'help', to: TO, ticketId: TICKET, word: 'not-understood' }],
    });
  });

  it('of HTML alone gets help', () => {
    expect(read(null)).to.deep.include({
      reason: 'no-plain-text',
      asks: [],
      notices: [{ type: 'help', to: TO, ticketId: TICKET, word: 'no-plain-text' }],
    });
  });

  it('of courtesies alone is recorded, and nobody is written to', () => {
    expect(read('承知しました。\nよろしくお願いします。')).to.deep.equal({
      verdict: 'accepted',
      reason: 'courtesies',
      filing: 'done',
      asks: [],
      notices: [],
    });
  });

  it('whose origin is contradicted is refused, and staff are told', () => {
    const knowing = known({ answered: answered() }, { evidence: CONTRADICTED });
    const reading = read('REJECT\nNo.', knowing);
    expect(reading).to.deep.include({ verdict: 'ignored', reason: 'origin-contradicted', asks: [] });
    expect(reading.notices.map(({ type }) => type)).to.deep.equal(['refusal', 'alert']);
  });
});

describe('a staff reply with a used token', () => {
  const spent = (tickets = known({}).correspondence.tickets) => known({ answered: answered({ by: 'spent' }), tickets });

  it('gets a fresh review while the ticket waits', () => {
    expect(read('承認', spent())).to.deep.include({
      verdict: 'ignored',
      reason: 'token.used',
      asks: [],
      notices: [{ type: 'fresh-review', to: TO, ticketId: TICKET }],
    });
  });

  it('on a decided ticket reaches the domain, which says who decided', () => {
    const [ask] = read('承認', spent(DECIDED)).asks;
    expect(ask).to.have.nested.property('command.authority.token', false);
  });

  it('may still take back the decision', () => {
    expect(read('取消', spent(DECIDED)).asks).to.have.length(1);
  });

  it('takes nothing back in order to decide otherwise', () => {
    expect(read('取消\n却下\n別の理由です', spent(DECIDED)).asks).to.deep.equal([]);
  });

  it('provides no access', () => {
    expect(read('提供しました', spent(DECIDED)).asks).to.deep.equal([]);
  });
});

describe('quoted text under a staff reply', () => {
  const COMMANDS = ['APPROVE', '承認します。', 'REJECT window', 'UNDO'];
  const QUOTES: Readonly<Record<string, (line: string) => string>> = {
    'a > block': (line) => `> ${line}\n> ${line}`,
    'a > block without blanks': (line) => `>${line}`,
    'a full-width ＞ block': (line) => `＞ ${line}`,
    'an original message': (line) => `-----Original Message-----\nFrom: Kim Lee\n\n${line}`,
    'a Japanese original message': (line) => `-----元のメッセージ-----\n差出人: 森\n\n${line}`,
    'an attribution': (line) => `On Wed, Jun 3, 2026 at 10:12 Kim Lee <kim@desk.example> wrote:\n${line}`,
    'a Japanese attribution': (line) => `2026年6月3日(水) 10:12 見本 <desk@desk.example>:\n${line}`,
    'a signature': (line) => `-- \n${line}`,
  };
  for (const [name, quote] of Object.entries(QUOTES)) {
    for (const line of COMMANDS) {
      it(`never acts: ${line} in ${name}`, () => {
        expect(read(quote(line)).asks).to.deep.equal([]);
        expect(read(`ありがとうございます。\n\n${quote(line)}`).asks).to.deep.equal([]);
      });
    }
  }

  it('leaves the command above it alone', () => {
    expect(read('承認します。\n\n> 却下\n> REJECT window').asks).to.have.length(1);
  });
});
