/** Letters on their way: owed once, claimed by one, wiped when they have left. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { plusMinutes } from '../../src/domain/time.ts';
import type { Store } from '../../src/store/store.ts';
import type { OutboxEntry } from '../../src/store/transaction.ts';
import { aLetter, LATER, NEXT_WEEK, NOW, references } from './examples.ts';
import { type FreshDatabase, freshDatabase, ON_SQLITE } from './fresh-database.ts';

describe('the outbox', () => {
  let database: FreshDatabase;
  let store: Store;
  const owe = (letter: OutboxEntry) => store.transaction((tx) => tx.owe(letter));
  const to = (recipient: string, changes: Partial<OutboxEntry> = {}) => aLetter({ recipient, ...changes });

  beforeEach(async () => {
    database = await freshDatabase();
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
    await store.letterAccepted(letter.id, NOW);
    await store.letterPostponed(letter.id, NOW, '451 later');
    await store.letterUndeliverable(letter.id, NOW, '550 no');
    expect(await store.claimLetters(NEXT_WEEK, 1, 60)).to.deep.equal([]);
    const counts = await store.transaction((tx) => tx.lettersOf('T1', 'review', '1'));
    expect(counts).to.deep.equal({ open: 0, accepted: 1, lastAcceptedAt: NOW });
  });

  it('keeps a postponed letter with its bytes until its time', async () => {
    const letter = aLetter();
    await owe(letter);
    await store.claimLetters(NOW, 1, 60);
    await store.letterPostponed(letter.id, LATER, '451 4.7.1 try again later '.repeat(100));
    expect(await store.claimLetters(NOW, 1, 60)).to.deep.equal([]);
    expect((await store.claimLetters(LATER, 1, 60))[0]).to.deep.include({ attempts: 2, bytes: letter.bytes });
  });

  it('gives a letter up for good and burns its token', async () => {
    const letter = aLetter({ token: 'secret', tokenExpiresAt: NEXT_WEEK });
    await owe(letter);
    await store.letterUndeliverable(letter.id, NOW, '550 5.1.1 no such user');
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
    await store.letterUndeliverable('recorded:T1:k1:c@x.example', NOW, '550');
    expect(await counts('k1')).to.deep.equal({ open: 0, accepted: 2, lastAcceptedAt: LATER });
    expect(await counts('k9')).to.deep.equal({ open: 0, accepted: 0, lastAcceptedAt: null });
  });
});
