/** Mails of the junk folder that staff should know of: told once, and nothing else happens. */
import { expect } from 'chai';
import { alertOfJunk } from '../../src/mailbox/junk/alert-of-junk.ts';
import type { JunkMail } from '../../src/mailbox/junk/look-into-junk.ts';
import { FORM, HELPER, LEE, MORI, OFFICE } from '../journey/desk-in-memory.ts';
import { everyTicket, type Waiting, waitingDesk } from './desk-under-attack.ts';

const KEY = Buffer.alloc(32, 7);

describe('A mail in the junk folder', () => {
  let waiting: Waiting;
  beforeEach(async () => {
    waiting = await waitingDesk();
  });
  afterEach(() => waiting.desk.close());

  function junk(from: string, to = 'desk@desk.example', id = '<1@x.example>'): JunkMail {
    const head = Buffer.from(`From: ${from}\r\nTo: ${to}\r\nMessage-ID: ${id}\r\n\r\n`);
    return { from, recipients: [to], isAnswer: false, head, receivedAt: '2026-06-03T01:00:00.000Z' };
  }
  const tell = (mail: JunkMail) => alertOfJunk(waiting.desk.desk, mail, KEY);
  const told = async () => (await waiting.desk.newLetters()).filter(({ template }) => template === 'alert');

  it('that claims to come from a form or an office is told of to everybody on staff, once', async () => {
    await waiting.desk.newLetters();
    const before = await everyTicket(waiting.desk);
    expect(await tell(junk(OFFICE))).to.equal(true);
    expect((await told()).map(({ to }) => to).sort()).to.deep.equal([HELPER, LEE, MORI].sort());
    expect(await tell(junk(OFFICE))).to.equal(false);
    expect(await told()).to.deep.equal([]);
    expect(await tell(junk(FORM, undefined, '<2@x.example>'))).to.equal(true);
    expect(await everyTicket(waiting.desk)).to.equal(before);
  });

  it('that bears a live token is told of with its ticket, and the token stays alive', async () => {
    const token = waiting.staff.mail.replyTo?.value[0]?.address ?? '';
    await waiting.desk.newLetters();
    expect(await tell(junk('somebody@else.example', token))).to.equal(true);
    const [letter] = await told();
    const [ticket] = await waiting.desk.desk.store.tickets();
    expect(letter?.subject).to.contain(`[${ticket?.id}]`);
    expect(await tell(junk('somebody@else.example', token, '<2@x.example>'))).to.equal(true);
    expect(await waiting.desk.desk.store.verifyAudit()).to.equal(null);
  });

  it('of anybody else is nobody’s business: no token, or one we never gave out', async () => {
    await waiting.desk.newLetters();
    expect(await tell(junk('spam@else.example'))).to.equal(false);
    expect(await tell(junk('spam@else.example', `desk+t${'a'.repeat(26)}@desk.example`))).to.equal(false);
    expect(await told()).to.deep.equal([]);
  });
});
