/** Troubles that count when they last: mails left untaken, a relay that cannot be reached, a job that always fails. */
import { expect } from 'chai';
import { clockWatch } from '../../src/health/clock-watch.ts';
import { examine } from '../../src/health/examine.ts';
import { vitalSigns } from '../../src/health/vital-signs.ts';
import { loginGuard } from '../../src/outbox/login-guard.ts';
import type { SendOutcome } from '../../src/outbox/send-outcome.ts';
import { lettersInMemory } from '../outbox/letters-in-memory.ts';
import { timeByHand } from '../store/time-by-hand.ts';

const START = '2026-04-01T00:00:00.000Z';
const MINUTE = 60_000;

function desk(oldestUnsent: string | null = START) {
  const time = timeByHand(START);
  const signs = vitalSigns(time);
  signs.turn({ is: 'attending' });
  const tally = { mails: {}, quarantined: 0, letters: {}, oldestUnsent, oldestAcknowledgement: null };
  const examined = { signs, clockWatch: clockWatch(time), clock: time.clock, pollSeconds: 3_600, folder: null };
  const troubles = async () => (await examine({ ...examined, tally: async () => tally })).troubles;
  return { time, signs, troubles, words: async () => (await troubles()).map(({ word }) => word) };
}

/** What the outbox learns of a relay that answers so. */
async function sendWith(outcome: SendOutcome, reached: (trouble: string | null) => void): Promise<void> {
  const guard = loginGuard({ monotonic: () => 0, reached });
  const transport = { connections: 1, send: async () => outcome, abandon: () => {}, close: () => {} };
  await guard.guardTransport(transport).send(lettersInMemory(START).owe('taro@applicant.example'));
}

describe('a trouble that lasts', () => {
  it('mails that every pass leaves untaken are told of after half an hour, until a pass takes them', async () => {
    const { time, signs, troubles, words } = desk();
    signs.passed(2);
    time.pass(29 * MINUTE);
    signs.passed(1);
    expect(await words()).to.deep.equal([]);
    time.pass(2 * MINUTE);
    const [reason] = await troubles();
    expect(reason).to.include({ word: 'mails-not-taken' });
    expect(reason?.happened).to.include('A mail could not be taken').and.include('31 minutes');
    signs.passed(0);
    expect(await words()).to.deep.equal([]);
  });

  it('why the mailbox is not read stands in the reason', async () => {
    const { time, signs, troubles } = desk();
    time.pass(200 * MINUTE);
    signs.mailboxFailed({ refused: false, code: 'CERT_HAS_EXPIRED', message: 'the certificate has expired' });
    expect((await troubles())[0]?.happened).to.equal(
      'The mailbox has not been read for 200 minutes: the certificate has expired.',
    );
  });

  it('a relay that cannot be reached is told of after ten minutes, with the word of the last attempt', async () => {
    const { time, signs, troubles, words } = desk();
    await sendWith({ is: 'postponed', word: 'ECONNREFUSED at CONN', reason: 'x' }, signs.relayAnswered);
    time.pass(9 * MINUTE);
    await sendWith({ is: 'unanswered', word: 'ETIMEDOUT at CONN', reason: 'x' }, signs.relayAnswered);
    expect(await words()).to.deep.equal([]);
    time.pass(2 * MINUTE);
    expect((await troubles()).map(({ word, happened }) => [word, happened])).to.deep.equal([
      ['relay-not-reached', 'The SMTP relay has taken no letter for 11 minutes (ETIMEDOUT at CONN).'],
    ]);
    await sendWith({ is: 'accepted' }, signs.relayAnswered);
    expect(await words()).to.deep.equal([]);
  });

  it('a relay that will not have one letter is not one that cannot be reached', async () => {
    const { time, signs, words } = desk();
    await sendWith({ is: 'postponed', word: '451 at RCPT TO', reason: 'x' }, signs.relayAnswered);
    await sendWith({ is: 'refused', word: '550 at RCPT TO', reason: 'x' }, signs.relayAnswered);
    time.pass(60 * MINUTE);
    expect(await words()).to.deep.equal([]);
  });

  it('a relay of which nothing is wanted any more, or that refuses the login, is not told of twice', async () => {
    for (const { time, signs, words } of [desk(null), desk()]) {
      signs.relayAnswered('ECONNREFUSED at CONN');
      time.pass(60 * MINUTE);
      signs.smtpLogin(true);
      expect(await words()).to.deep.equal(['smtp-login-refused']);
      signs.smtpLogin(false);
    }
    const nothingOwed = desk(null);
    nothingOwed.signs.relayAnswered('ECONNREFUSED at CONN');
    nothingOwed.time.pass(60 * MINUTE);
    expect(await nothingOwed.words()).to.deep.equal([]);
  });

  it('a job whose runs all fail is named after ten minutes, until one run is well or another daemon does its work', async () => {
    const { time, signs, troubles, words } = desk();
    signs.jobEnded('decisions', false);
    signs.jobEnded('digests', true);
    time.pass(11 * MINUTE);
    signs.jobEnded('decisions', false);
    expect((await troubles())[0]).to.include({ word: 'job-failing' });
    expect((await troubles())[0]?.happened).to.equal('The work of decisions fails each time.');
    signs.jobEnded('decisions', true);
    expect(await words()).to.deep.equal([]);
    signs.jobEnded('decisions', false);
    time.pass(11 * MINUTE);
    signs.turn({ is: 'lost' });
    expect(await words()).to.deep.equal([]);
  });
});
