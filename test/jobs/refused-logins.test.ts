/** A login that stays refused: staff are told, once a day, and not of what passes by itself. */
import { expect } from 'chai';
import { imapSettingsOf } from '../../src/config/server-settings.ts';
import { vitalSigns } from '../../src/health/vital-signs.ts';
import { deskAtWork } from '../../src/jobs/desk-at-work.ts';
import { type DeskInMemory, HELPER, LEE, MORI, openDeskInMemory, posts } from '../journey/desk-in-memory.ts';
import { timeByHand } from '../store/time-by-hand.ts';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

describe('a login that is refused', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  function atWork() {
    const signs = vitalSigns(timeByHand(desk.now()));
    const health = { signs, clockJumpedWithin: () => false };
    const places = {
      imapSettings: imapSettingsOf(desk.config),
      mailbox: () => null,
      outbox: { kick: () => {} },
      log: QUIET,
    };
    const work = deskAtWork({ desk: desk.desk, ...places, health });
    const look = async () => {
      desk.pass(10);
      await work.tellOfRefusedLogins();
      return posts(await desk.newLetters());
    };
    return { signs, look };
  }
  const TO_ALL_STAFF = [`alert → ${HELPER}`, `alert → ${LEE}`, `alert → ${MORI}`];

  it('is told of when it is still refused at the next look, once a day', async () => {
    const { signs, look } = atWork();
    signs.mailboxFailed({ refused: true, code: 'CREDENTIAL_REFUSED' });
    expect(await look()).to.deep.equal([]);
    expect(await look()).to.deep.equal(TO_ALL_STAFF);
    expect(await look()).to.deep.equal([]);
    desk.pass(24 * 60);
    expect(await look()).to.deep.equal(TO_ALL_STAFF);
  });

  it('is not told of when it passes by itself, nor while all is well', async () => {
    const { signs, look } = atWork();
    signs.smtpLogin(true);
    expect(await look()).to.deep.equal([]);
    signs.smtpLogin(false);
    expect(await look()).to.deep.equal([]);
    expect(await look()).to.deep.equal([]);
  });
});
