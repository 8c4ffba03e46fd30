/** Threats O02, D08, A07: how much the desk writes, whatever comes. */
import { expect } from 'chai';
import { releaseHeldLetters } from '../../src/jobs/release-held-letters.ts';
import { NO_EVIDENCE } from '../../src/mail/incoming-mail.ts';
import { oweLetters } from '../../src/store/letters/owe.ts';
import {
  type DeskInMemory,
  FORM,
  LEE,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { APPLICANT } from './desk-under-attack.ts';

function request(number: number, text = REQUEST): string {
  return text.replace('9900000101', String(9_900_001_000 + number));
}

/** How many letters to `address` have left, of one template or of all. */
async function sentTo(desk: DeskInMemory, address: string, template?: string): Promise<number> {
  const letters = await desk.desk.store.letters();
  const sent = letters.filter(({ bytes }) => bytes.length === 0);
  return sent.filter((letter) => letter.recipient === address && (template ?? letter.template) === letter.template)
    .length;
}

async function onePass(desk: DeskInMemory): Promise<void> {
  await releaseHeldLetters(desk.desk);
  await desk.send();
}

describe('Caps', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  describe('D08: a flood of requests in an office’s name', () => {
    async function flood(count: number) {
      for (let number = 0; number < count; number += 1)
        await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: request(number), signedBy: null });
      await onePass(desk);
    }

    it('asks it about three, and names the rest in one digest', async () => {
      await flood(20);
      expect(await sentTo(desk, OFFICE, 'confirm-request')).to.equal(3);
      expect(await sentTo(desk, OFFICE)).to.equal(4);
      const numbers = (await desk.desk.store.tickets()).map(({ id }) => id);
      expect(numbers).to.have.length(20);
    });

    it('counts incomplete requests too, for their questions go to the same office', async () => {
      for (let number = 0; number < 10; number += 1) {
        const text = request(number).replace(/措置が必要な理由.*\n/, '');
        await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text, signedBy: null });
      }
      await onePass(desk);
      expect(await sentTo(desk, OFFICE)).to.equal(4);
    });

    it('asks about three more each hour, with one digest an hour at most, until all are asked', async () => {
      await flood(8);
      for (const [asked, all] of [
        [3, 4],
        [6, 7],
        [8, 9],
      ]) {
        expect(await sentTo(desk, OFFICE, 'confirm-request')).to.equal(asked);
        expect(await sentTo(desk, OFFICE)).to.equal(all);
        for (let minute = 0; minute < 61; minute += 20) {
          desk.pass(20.5);
          await onePass(desk);
        }
      }
    });

    it('tells staff once', async () => {
      await flood(8);
      await onePass(desk);
      const told = (await desk.desk.store.letters()).filter(({ id }) => id.includes(':letters-held:'));
      expect(told.map(({ recipient }) => recipient)).to.include.members([MORI, LEE]);
      expect(told).to.have.length(3);
    });

    it('does not ask about a request that has ended meanwhile', async () => {
      await flood(4);
      const fourth = await desk.desk.store.transaction(async (tx) => {
        const [held] = await tx.heldLetters();
        const ticket = held?.ticketId ? await tx.ticket(held.ticketId) : null;
        if (!ticket) throw new Error('nothing is held');
        await tx.updateTicket({ ...ticket, state: 'denied' });
        return ticket;
      });
      desk.pass(61);
      await onePass(desk);
      const history = await desk.desk.store.ticketHistory(fourth.id);
      expect(history?.letters.map(({ state }) => state)).to.deep.equal(['cancelled']);
    });

    it('keeps the digest free of what the senders wrote', async () => {
      const marked = request(0).replace('例示 花子', 'カナリア 太郎').replace(APPLICANT, 'canary@mailbox.example');
      for (let number = 0; number < 6; number += 1)
        await desk.receive({
          from: OFFICE,
          text: marked.replace('9900001000', `99000020${10 + number}`),
          subject: 'クラウドデータ救出',
          signedBy: null,
        });
      await releaseHeldLetters(desk.desk);
      const digest = theLetter(await desk.letters(), 'confirm-digest', OFFICE);
      expect(digest.subject + digest.text).to.not.match(/カナリア|canary|99000020/);
      expect(digest.text.match(/CDS-2026-\d{4}-[0-9A-Z]/g)).to.have.length(3);
      expect(digest.mail.replyTo).to.equal(undefined);
    });
  });

  it('O02: one address that never answered gets three letters an hour and ten a day, but each first acknowledgement', async () => {
    for (let number = 0; number < 6; number += 1)
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: request(number) });
    const ids = (await desk.desk.store.tickets()).map(({ id }) => id);
    for (const ticketId of ids) await askStatus(ticketId);
    await onePass(desk);
    expect(await sentTo(desk, APPLICANT, 'acknowledgement')).to.equal(6);
    expect(await sentTo(desk, APPLICANT, 'status')).to.equal(0);
    for (let hour = 0; hour < 20; hour += 1) {
      desk.pass(61);
      for (const ticketId of ids) await askStatus(ticketId);
      await onePass(desk);
    }
    expect(await sentTo(desk, APPLICANT, 'status')).to.be.within(4, 10);
  });

  /** As if a mail that quotes our reference had asked for it: that is no possession. */
  async function askStatus(ticketId: string): Promise<void> {
    const { desk: mine } = desk;
    const now = mine.clock();
    const cause = { mail: `${ticketId} ${now}`, messageId: null, receivedAt: now };
    const notice = { type: 'status', to: { role: 'applicant', address: APPLICANT }, ticketId } as const;
    const on = { ...mine.setting, now, cause, evidence: NO_EVIDENCE };
    await mine.store.transaction((tx) => oweLetters(tx, [], [notice], on, mine.compose));
  }

  it('A07: five guessed tokens within an hour alert staff once, four do not', async () => {
    const guess = (letter: string) =>
      desk.receive({ from: 'x@evil.example', to: `desk+t${letter.repeat(26)}@desk.example`, text: `guess ${letter}` });
    for (const letter of ['a', 'b', 'c', 'd']) await guess(letter);
    const warned = async () =>
      (await desk.desk.store.letters()).filter(({ id }) => id.includes(':tokens-guessed:')).length;
    expect(await warned()).to.equal(0);
    await guess('e');
    expect(await warned()).to.equal(3);
    await guess('f');
    expect(await warned()).to.equal(3);
  });

  it('A07: five guesses spread over a day alert nobody', async () => {
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await desk.receive({ from: 'x@evil.example', to: `desk+t${letter.repeat(26)}@desk.example`, text: letter });
      desk.pass(40);
    }
    expect((await desk.desk.store.letters()).filter(({ id }) => id.includes(':tokens-guessed:'))).to.deep.equal([]);
  });

  it('strangers cannot flood staff: twenty alerts an hour, then one that says there are more', async () => {
    for (let number = 0; number < 40; number += 1)
      await desk.receive({ from: `x${number}@lab.example`, subject: 'お願い', text: request(number) });
    const alerts = (await desk.newLetters()).filter(({ to }) => to === MORI);
    expect(alerts).to.have.length(21);
    expect(alerts.filter(({ text }) => text.includes('隔離フォルダ'))).to.have.length(1);
  });

  it('whoever writes in a member’s name causes three fresh reviews an hour', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    await desk.newLetters();
    const [ticket] = await desk.desk.store.tickets();
    for (let number = 0; number < 10; number += 1)
      await desk.receive({ from: MORI, subject: `[${ticket?.id}] ${number}`, text: `承認 ${number}`, signedBy: null });
    await desk.send();
    expect(await sentTo(desk, MORI, 'review')).to.equal(1 + 3);
  });

  it('decisions are never held, however many letters have left', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const review = theLetter(await desk.newLetters(), 'review', LEE);
    for (let number = 0; number < 70; number += 1)
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: request(number) });
    const held = await desk.desk.store.transaction((tx) => tx.heldLetters());
    expect(held.length).to.be.greaterThan(0);
    expect(held.map(({ template }) => template)).to.not.include('acknowledgement');
    await desk.receive(reply(review, 'SET revoked_on 2026-04-01\nAPPROVE'));
    await desk.send();
    await desk.settle();
    desk.pass(31);
    await desk.settle();
    const approved = (await desk.desk.store.letters()).filter(({ template }) => template === 'approved');
    expect(approved).to.have.length(1);
    const stillHeld = (await desk.desk.store.transaction((tx) => tx.heldLetters())).map(({ template }) => template);
    expect(stillHeld).to.not.include.members(['approved']).and.not.include.members(['recorded']);
  });

  it('what is held leaves when the hour allows, and nothing is lost', async () => {
    for (let number = 0; number < 60; number += 1)
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: request(number) });
    await desk.send();
    const owed = (await desk.desk.store.letters()).length;
    for (let hour = 0; hour < 4; hour += 1) {
      await onePass(desk);
      desk.pass(61);
    }
    await onePass(desk);
    const letters = await desk.desk.store.letters();
    const other = letters.filter(({ template }) => template !== 'alert');
    expect(other.every(({ bytes }) => bytes.length === 0)).to.equal(true);
    expect(other.length).to.be.at.least(owed);
  });

  it('a person who has answered with a token is no longer an unknown address', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const acknowledged = theLetter(await desk.newLetters(), 'acknowledgement', APPLICANT);
    const proven = () => desk.desk.store.transaction((tx) => tx.hasShownPossession(APPLICANT.toUpperCase()));
    expect(await proven()).to.equal(false);
    await desk.receive(reply(acknowledged, '取下げ'));
    expect(await proven()).to.equal(true);
    expect(posts(await desk.newLetters())).to.include(`withdrawn → ${APPLICANT}`);
  });

  it('the form’s sender is never written to', async () => {
    await desk.receive({ from: FORM, subject: '新規申請', text: 'x' });
    expect((await desk.newLetters()).map(({ to }) => to)).to.not.include(FORM);
  });
});
