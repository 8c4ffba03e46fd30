/** Letters on their way: owed once, claimed by one, wiped when they have left. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { plusMinutes } from '../../src/domain/time.ts';
import type { Claim, Store } from '../../src/store/store.ts';
import type { OutboxEntry } from '../../src/store/transaction.ts';
import { aLetter, LATER, NEXT_WEEK, NOW, references } from './examples.ts';
import { databaseWithTables, type FreshDatabase, ON_SQLITE } from './fresh-database.ts';

describe('the outbox', () => {
  let database: FreshDatabase;
  let store: Store;
  const owe = (letter: OutboxEntry) => store.transaction((tx) => tx.owe(letter));
  const claimOne = async (): Promise<Claim> => {
    const [claimed] = await store.claimLetters(NOW, 1, 60);
    if (!claimed) throw new Error('no letter is due');
    return claimed;
  };
  const to = (recipient: string, changes: Partial<OutboxEntry> = {}) => aLetter({ recipient, ...changes });

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  it('owes the same letter once, also after it has left', async () => {
    const letter = aLetter();
    expect(await owe(letter)).to.equal(true);
    expect(await owe({ ...letter, subject: 'again' })).to.equal(false);
    await store.letterAccepted(letter.id, NOW);
    expect(await owe(letter)).to.equal(false);
    expect((await store.letters()).map(({ subject }) => subject)).to.deep.equal([letter.subject]);
  });

  it('gives back what is kept of a letter, never its token', async () => {
    const letter = aLetter({ token: 'secret', tokenExpiresAt: NEXT_WEEK });
    await owe(letter);
    expect(await store.letters()).to.deep.equal([{ ...letter, token: null }]);
  });

  it('gives due letters to a sender, oldest first, up to the limit', async () => {
    await owe(to('c@x.example', { createdAt: '2026-04-01T00:00:03.000Z' }));
    await owe(to('a@x.example', { createdAt: '2026-04-01T00:00:01.000Z' }));
    await owe(to('b@x.example', { createdAt: '2026-04-01T00:00:02.000Z' }));
    await owe(to('later@x.example', { createdAt: NEXT_WEEK }));
    const two = await store.claimLetters(NOW, 2, 60);
    const rest = await store.claimLetters(NOW, 9, 60);
    const recipients = [two, rest].map((letters) => letters.map(({ recipient }) => recipient));
    expect(recipients).to.deep.equal([['a@x.example', 'b@x.example'], ['c@x.example']]);
    expect(two[0]).to.deep.include({ attempts: 1, bytes: aLetter().bytes, ticketId: 'T1', role: 'staff' });
  });

  describe('words of staff to an applicant', () => {
    const seconds = (count: number) => plusMinutes(NOW, count / 60);
    const words = { role: 'applicant', createdAt: NOW } as const;
    const claimed = async (at: string) => (await store.claimLetters(at, 9, 60)).map(({ recipient }) => recipient);
    beforeEach(async () => {
      await owe(to('applicant@x.example', { ...words, template: 'question' }));
      await owe(to('colleague@x.example', { template: 'progress', createdAt: NOW }));
      await owe(to('other@x.example', { ...words, template: 'acknowledgement' }));
    });

    it('leave once every colleague has been shown them, and keep no other letter', async () => {
      expect(await claimed(NOW)).to.have.members(['colleague@x.example', 'other@x.example']);
      expect(await claimed(seconds(5))).to.deep.equal([]);
      const [shown] = (await store.letters()).filter(({ template }) => template === 'progress');
      await store.letterAccepted(shown?.id ?? '', seconds(5));
      expect(await claimed(seconds(10))).to.deep.equal(['applicant@x.example']);
    });

    it('wait no longer than ten minutes for a colleague whose mailbox takes nothing', async () => {
      await store.claimLetters(NOW, 1, 3_600);
      await store.claimLetters(NOW, 1, 3_600);
      expect(await claimed(seconds(599))).to.deep.equal([]);
      expect(await claimed(seconds(602))).to.deep.equal(['applicant@x.example']);
    });
  });

  it('gives each letter to one of two senders, however they race', async () => {
    const other = await database.open();
    for (let index = 0; index < 40; index++) await owe(to(`r${index}@x.example`));
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).claimLetters(LATER, 5, 60)),
    );
    const claimed = claims.flat().map(({ id }) => id);
    claimed.push(...(await store.claimLetters(LATER, 100, 60)).map(({ id }) => id));
    expect(claimed).to.have.length(40);
    expect(new Set(claimed).size).to.equal(40);
  });

  it('gives a letter to another sender when the first has died with it, and counts the attempt', async () => {
    await owe(aLetter());
    await store.claimLetters(NOW, 1, 60);
    const afterSeconds = (seconds: number) => store.claimLetters(plusMinutes(NOW, seconds / 60), 1, 60);
    expect(await afterSeconds(59)).to.have.length(0);
    expect((await afterSeconds(60)).map(({ attempts }) => attempts)).to.deep.equal([2]);
  });

  it('wipes the bytes of an accepted letter and keeps their hash', async () => {
    const letter = aLetter();
    await owe(letter);
    await store.claimLetters(NOW, 1, 60);
    await store.letterAccepted(letter.id, LATER);
    const hand = await database.otherHand();
    const [row] = await hand.sql('SELECT bytes, sha256 FROM outbox');
    await hand.end();
    expect(row).to.deep.equal({ bytes: null, sha256: createHash('sha256').update(letter.bytes).digest('hex') });
    expect((await store.letters())[0]?.bytes).to.have.length(0);
  });

  if (ON_SQLITE) {
    it('leaves nothing of the bytes in the file', async () => {
      const letter = aLetter({ bytes: Buffer.from('CANARY-BIRD '.repeat(2000)) });
      await owe(letter);
      await store.letterAccepted(letter.id, LATER);
      await store.close();
      expect(await readFile(join(database.folder, 'desk.sqlite'), 'latin1')).not.to.contain('CANARY-BIRD');
    });
  }

  it('never sends again what was accepted, whatever is said of it afterwards', async () => {
    const letter = aLetter();
    await owe(letter);
    const claimed = await claimOne();
    await store.letterAccepted(letter.id, NOW);
    await store.letterPostponed(claimed, NOW, '451 later');
    await store.letterUnanswered(claimed, NOW, 'the line is dead');
    await store.letterUndeliverable(claimed, NOW, '550 no');
    expect(await store.claimLetters(NEXT_WEEK, 1, 60)).to.deep.equal([]);
    const counts = await store.transaction((tx) => tx.lettersOf('T1', 'review', '1'));
    expect(counts).to.deep.equal({ open: 0, accepted: 1, lastAcceptedAt: NOW });
  });

  it('keeps a postponed letter with its bytes until its time', async () => {
    const letter = aLetter();
    await owe(letter);
    await store.letterPostponed(await claimOne(), LATER, '451 4.7.1 try again later '.repeat(100));
    expect(await store.claimLetters(NOW, 1, 60)).to.deep.equal([]);
    expect((await store.claimLetters(LATER, 1, 60))[0]).to.deep.include({ attempts: 2, bytes: letter.bytes });
  });

  it('keeps a letter whose answer was lost as unknown, and gives it out again with the same bytes', async () => {
    const letter = aLetter();
    await owe(letter);
    await store.letterUnanswered(await claimOne(), LATER, 'the line is dead');
    expect((await store.listedLetters()).map(({ state, reason }) => [state, reason])).to.deep.equal([
      ['unknown', 'the line is dead'],
    ]);
    expect((await store.claimLetters(LATER, 1, 60))[0]).to.deep.include({ attempts: 2, bytes: letter.bytes });
  });

  it('keeps a claim up while its attempt lasts', async () => {
    await owe(aLetter());
    await store.keepClaim(await claimOne(), plusMinutes(NOW, 5));
    expect(await store.claimLetters(plusMinutes(NOW, 4), 1, 60)).to.have.length(0);
    expect(await store.claimLetters(plusMinutes(NOW, 5), 1, 60)).to.have.length(1);
  });

  it('believes a sender whose claim has lapsed only that the letter has left', async () => {
    const letter = aLetter();
    await owe(letter);
    const asleep = await claimOne();
    const [awake] = await store.claimLetters(plusMinutes(NOW, 2), 1, 60);
    await store.letterPostponed(asleep, NOW, '451');
    await store.letterUndeliverable(asleep, NOW, '550');
    await store.keepClaim(asleep, NEXT_WEEK);
    expect(await store.claimLetters(plusMinutes(NOW, 2), 1, 60), 'still the other’s').to.have.length(0);
    expect(awake?.attempts).to.equal(2);
    await store.letterAccepted(asleep.id, LATER);
    expect(await store.claimLetters(NEXT_WEEK, 1, 60)).to.have.length(0);
  });

  it('says since when an acknowledgement has not left, and how many there are', async () => {
    expect(await store.oldestUnsentAcknowledgement()).to.equal(null);
    const acknowledgement = (recipient: string, createdAt: string) =>
      to(recipient, { template: 'acknowledgement', createdAt });
    await owe(aLetter());
    await owe(acknowledgement('b@x.example', '2026-04-01T00:00:02.000Z'));
    await owe(acknowledgement('a@x.example', '2026-04-01T00:00:01.000Z'));
    expect(await store.oldestUnsentAcknowledgement()).to.deep.equal({ since: '2026-04-01T00:00:01.000Z', letters: 2 });
    for (const { id } of await store.claimLetters(NEXT_WEEK, 9, 60)) await store.letterAccepted(id, NOW);
    expect(await store.oldestUnsentAcknowledgement()).to.equal(null);
  });

  it('an operator sends on its way what waits, also what was held after a restore, and nothing that has left', async () => {
    const retry = (id: string) => store.transaction((tx) => tx.retryLetter(id, NOW));
    const [waiting, restored, sent] = ['w@x.example', 'r@x.example', 's@x.example'].map((one) => to(one));
    for (const letter of [waiting, restored, sent]) if (letter) await owe(letter);
    for (const claimed of await store.claimLetters(LATER, 9, 60))
      if (claimed.id === sent?.id) await store.letterAccepted(claimed.id, NOW);
      else await store.letterPostponed(claimed, NEXT_WEEK, '451');
    const hand = await database.otherHand();
    await hand.sql(`UPDATE outbox SET state = 'held', last_reason = 'restored' WHERE id = '${restored?.id}'`);
    await hand.end();
    expect(await store.transaction((tx) => tx.heldLetters()), 'room alone does not let it go').to.deep.equal([]);
    expect(await Promise.all([waiting, restored, sent].map((letter) => retry(letter?.id ?? '')))).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect((await store.claimLetters(NOW, 9, 60)).map(({ recipient }) => recipient)).to.have.members([
      'w@x.example',
      'r@x.example',
    ]);
  });

  it('gives a letter up for good and burns its token', async () => {
    const letter = aLetter({ token: 'secret', tokenExpiresAt: NEXT_WEEK });
    await owe(letter);
    await store.letterUndeliverable(await claimOne(), NOW, '550 5.1.1 no such user');
    expect(await store.claimLetters(NEXT_WEEK, 1, 60)).to.deep.equal([]);
    const mail = references({ tokens: ['secret'] });
    const found = await store.transaction((tx) => tx.correspondence(mail, NOW));
    expect(found.answered?.by).to.equal('spent');
  });

  it('says when the next letter falls due, a claimed one when its claim falls back', async () => {
    expect(await store.nextLetterAt()).to.equal(null);
    const letter = aLetter({ createdAt: NOW });
    await owe(letter);
    expect(await store.nextLetterAt()).to.equal(NOW);
    await store.claimLetters(NOW, 1, 60);
    expect(await store.nextLetterAt()).to.equal('2026-04-02T01:01:00.000Z');
    await store.letterAccepted(letter.id, LATER);
    expect(await store.nextLetterAt()).to.equal(null);
  });

  it('counts the letters of one template and occasion: open, accepted, and when the last was', async () => {
    const recorded = (recipient: string, occasion: string) =>
      to(recipient, {
        template: 'recorded',
        id: `recorded:T1:${occasion}:${recipient}`,
        messageId: `<${occasion}${recipient}>`,
      });
    const counts = (occasion: string) => store.transaction((tx) => tx.lettersOf('T1', 'recorded', occasion));
    for (const recipient of ['a@x.example', 'b@x.example', 'c@x.example']) await owe(recorded(recipient, 'k1'));
    await owe(recorded('a@x.example', 'k1:2'));
    await store.letterAccepted('recorded:T1:k1:b@x.example', LATER);
    await store.letterAccepted('recorded:T1:k1:a@x.example', NOW);
    expect(await counts('k1')).to.deep.equal({ open: 1, accepted: 2, lastAcceptedAt: LATER });
    for (const claimed of await store.claimLetters(LATER, 9, 60))
      if (claimed.id === 'recorded:T1:k1:c@x.example') await store.letterUndeliverable(claimed, NOW, '550');
    expect(await counts('k1')).to.deep.equal({ open: 0, accepted: 2, lastAcceptedAt: LATER });
    expect(await counts('k9')).to.deep.equal({ open: 0, accepted: 0, lastAcceptedAt: null });
  });
});
