/** What the desk says of its own health, each kind of trouble by itself, and that it is over when its cause is. */
import { tmpdir } from 'node:os';
import { expect } from 'chai';
import { clockWatch } from '../../src/health/clock-watch.ts';
import { type Examined, examine } from '../../src/health/examine.ts';
import { patientTally } from '../../src/health/patient-tally.ts';
import { healthAnswer } from '../../src/health/serve-health.ts';
import { vitalSigns } from '../../src/health/vital-signs.ts';
import type { Tally } from '../../src/store/figures/tally.ts';
import { timeByHand } from '../store/time-by-hand.ts';

const START = '2026-04-01T00:00:00.000Z';
const MINUTE = 60_000;
const TALLY: Tally = { mails: {}, quarantined: 0, letters: {}, oldestUnsent: null, oldestAcknowledgement: null };

function desk(changes: Partial<Omit<Examined, 'tally'>> & { tally?: () => Promise<Tally> } = {}) {
  const time = timeByHand(START);
  const signs = vitalSigns(time);
  const watch = clockWatch(time);
  signs.turn({ is: 'attending' });
  const examined: Examined = {
    ...{ signs, clockWatch: watch, clock: time.clock, pollSeconds: 60, folder: null },
    ...{ ...changes, tally: patientTally(changes.tally ?? (async () => TALLY), 20) },
  };
  const words = async () => (await examine(examined)).troubles.map(({ word }) => word);
  return { time, signs, examined, words };
}

describe('the health of the desk', () => {
  it('is well after its start, and while the mailbox is read', async () => {
    const { time, signs, words, examined } = desk();
    expect(await words()).to.deep.equal([]);
    for (let poll = 0; poll < 10; poll++) {
      time.pass(MINUTE);
      signs.passed();
    }
    expect(await words()).to.deep.equal([]);
    expect((await examine(examined)).signs.polledAt).to.equal('2026-04-01T00:10:00.000Z');
  });

  it('says when the mailbox has not been read for three polls, and three minutes at least', async () => {
    const quick = desk({ pollSeconds: 1 });
    quick.time.pass(3 * MINUTE);
    expect(await quick.words()).to.deep.equal([]);
    quick.time.pass(1_000);
    expect(await quick.words()).to.deep.equal(['mailbox-not-read']);
    quick.signs.passed();
    expect(await quick.words()).to.deep.equal([]);
    const slow = desk({ pollSeconds: 600 });
    slow.time.pass(30 * MINUTE);
    expect(await slow.words()).to.deep.equal([]);
  });

  it('does not miss the polls of a long pass in which mails are taken, nor of a daemon that stands by', async () => {
    const { time, signs, words } = desk();
    time.pass(2 * MINUTE);
    signs.wentOn();
    time.pass(2 * MINUTE);
    expect(await words()).to.deep.equal([]);
    signs.turn({ is: 'lost' });
    time.pass(60 * MINUTE);
    expect(await words()).to.deep.equal([]);
    signs.turn({ is: 'attending' });
    expect(await words()).to.deep.equal([]);
  });

  it('says that a credential is refused, which is another matter than a login, until it is taken', async () => {
    const { signs, words, examined } = desk();
    signs.mailboxFailed({ refused: true, code: 'CREDENTIAL_REFUSED' });
    signs.smtpLogin(true, 'credential');
    expect(await words()).to.deep.equal(['credential-refused']);
    expect((await examine(examined)).troubles[0]?.happened).to.contain('imap and smtp');
    signs.passed();
    signs.smtpLogin(false);
    expect(await words()).to.deep.equal([]);
  });

  it('says whose login is refused, until it is taken', async () => {
    const { signs, words } = desk();
    signs.mailboxFailed({ refused: true });
    signs.smtpLogin(true);
    expect(await words()).to.deep.equal(['imap-login-refused', 'smtp-login-refused']);
    signs.passed();
    signs.smtpLogin(false);
    expect(await words()).to.deep.equal([]);
  });

  it('says when an acknowledgement has not left for more than 30 minutes', async () => {
    const { time, signs, words } = desk({ tally: async () => ({ ...TALLY, oldestAcknowledgement: START }) });
    time.pass(30 * MINUTE);
    signs.passed();
    expect(await words()).to.deep.equal([]);
    time.pass(1_000);
    expect(await words()).to.deep.equal(['acknowledgement-late']);
  });

  it('says when the database does not answer, or cannot be written, and forgets it when it can', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const gone = desk({ tally: () => Promise.reject(full) });
    expect(await gone.words()).to.deep.equal(['database-unusable']);
    const { signs, words, examined } = desk();
    signs.turn({ is: 'failed', error: full });
    expect(await words()).to.deep.equal(['database-unusable']);
    expect((await examine(examined)).troubles[0]?.happened).to.include('disk-full');
    signs.turn({ is: 'renewed' });
    expect(await words()).to.deep.equal([]);
  });

  it('answers soon when the database does not, and asks it only once', async () => {
    let asked = 0;
    const { words, examined } = desk({
      tally: () => {
        asked += 1;
        return new Promise(() => {});
      },
    });
    expect(await words()).to.deep.equal(['database-unusable']);
    expect((await examine(examined)).troubles[0]?.happened).to.include('no answer');
    expect(asked).to.equal(1);
  });

  it('says when the clock has jumped, for a while, and not when it drifts', async () => {
    const { time, signs, words } = desk();
    for (let minute = 0; minute < 60; minute++) {
      time.set(1_000);
      expect(await words()).to.deep.equal([]);
    }
    time.set(86_400_000);
    expect(await words()).to.deep.equal(['clock-jumped']);
    time.pass(31 * MINUTE);
    signs.passed();
    expect(await words()).to.deep.equal([]);
    time.set(-86_400_000);
    expect(await words()).to.deep.equal(['clock-jumped']);
  });

  it('knows the room on the disk of the database', async () => {
    const examination = await examine(desk({ folder: tmpdir() }).examined);
    expect(examination.freeBytes).to.be.greaterThan(0);
    expect((await examine(desk({ folder: '/there/is/no/such/folder' }).examined)).freeBytes).to.equal(null);
  });

  it('answers 200 or 503, and every reason says what happened, what it means and what to do', async () => {
    const { signs, examined } = desk();
    expect(healthAnswer(await examine(examined), '1.2.3').status).to.equal(200);
    signs.mailboxFailed({ refused: true });
    const { status, text } = healthAnswer(await examine(examined), '1.2.3');
    const page = JSON.parse(text);
    expect(status).to.equal(503);
    expect(page).to.include({ status: 'trouble', role: 'attending', version: '1.2.3', startedAt: START });
    expect(page.reasons[0]).to.have.keys(['word', 'happened', 'means', 'todo']);
    for (const sentence of Object.values(page.reasons[0]).slice(1)) expect(sentence).to.match(/^[A-Z].{20,}\.$/);
  });

  it('counts the loops as dead when neither lease nor mailbox gives a sign, but trouble is a sign', () => {
    const { time, signs } = desk();
    time.pass(10 * MINUTE);
    signs.turn({ is: 'renewed' });
    expect(signs.now().sinceSign, 'the mailbox is silent').to.equal(600);
    signs.mailboxFailed({ refused: false });
    expect(signs.now().sinceSign).to.equal(0);
  });
});
