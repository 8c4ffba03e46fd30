/** Letters as the caps see them, on whichever database. */
import { expect } from 'chai';
import type { Store } from '../../src/store/store.ts';
import type { OutboxEntry } from '../../src/store/transaction.ts';
import { aLetter, LATER, NEXT_WEEK, NOW } from './examples.ts';
import { databaseWithTables, type FreshDatabase } from './fresh-database.ts';

const BEFORE = '2026-04-01T00:00:00.000Z';
const TO = 'hanako@mail.example';

describe('letters counted for the caps', () => {
  let database: FreshDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  const letter = (id: string, changes: Partial<OutboxEntry> = {}) =>
    aLetter({ id, messageId: `<o.${id}@desk.example>`, recipient: TO, ticketId: null, ...changes });

  it('are those that fell due since then, to one mailbox however its address is written', async () => {
    await store.transaction(async (tx) => {
      await tx.owe(letter('1', { recipient: 'Hanako+shop@MAIL.example' }), { countsAs: 'answer', held: false });
      await tx.owe(letter('2', { recipient: 'taro@mail.example' }), { countsAs: 'answer', held: false });
      await tx.owe(letter('3'), { countsAs: 'answer', held: true });
      const counted = (since: string) => tx.lettersCounted({ atMost: 9, since, recipient: TO });
      expect(await counted(BEFORE)).to.equal(1);
      expect(await counted(NOW)).to.equal(0);
      expect(await tx.lettersCounted({ atMost: 1, since: BEFORE })).to.equal(1);
      expect(await tx.lettersCounted({ atMost: 9, since: BEFORE, countsAs: 'decision' })).to.equal(0);
    });
  });

  it('that are held are not claimed, and count from their release on', async () => {
    await store.transaction((tx) => tx.owe(letter('1'), { countsAs: 'answer', held: true }));
    expect(await store.claimLetters(LATER, 9, 60)).to.deep.equal([]);
    expect(await store.nextLetterAt()).to.equal(null);
    await store.transaction(async (tx) => {
      expect((await tx.heldLetters()).map(({ id }) => id)).to.deep.equal(['1']);
      await tx.releaseLetter('1', LATER);
      expect(await tx.lastCounted('answer', TO)).to.equal(LATER);
    });
    expect((await store.claimLetters(LATER, 9, 60)).map(({ id }) => id)).to.deep.equal(['1']);
  });

  it('that nobody needs any more never leave', async () => {
    await store.transaction((tx) => tx.owe(letter('1'), { countsAs: 'confirmation', held: true }));
    await store.transaction(async (tx) => {
      await tx.cancelLetter('1', LATER);
      await tx.releaseLetter('1', LATER);
    });
    expect(await store.claimLetters(NEXT_WEEK, 9, 60)).to.deep.equal([]);
  });

  it('that are lost are lost once, and only when they had left', async () => {
    await store.transaction((tx) => tx.owe(letter('1')));
    const lose = () => store.transaction((tx) => tx.letterLost('1', LATER, '550'));
    expect(await lose()).to.equal(false);
    await store.claimLetters(NOW, 9, 60);
    await store.letterAccepted('1', NOW);
    expect(await lose()).to.equal(true);
    expect(await lose()).to.equal(false);
  });

  it('guesses are summed over mails, each mail once', async () => {
    await store.transaction(async (tx) => {
      expect(await tx.noteGuesses('mail 1', 2, NOW, BEFORE)).to.equal(0);
      expect(await tx.noteGuesses('mail 2', 3, NOW, BEFORE)).to.equal(2);
      expect(await tx.noteGuesses('mail 2', 3, NOW, BEFORE)).to.equal(2);
      expect(await tx.noteGuesses('mail 3', 1, LATER, NOW)).to.equal(0);
    });
  });
});
