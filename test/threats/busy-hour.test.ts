/** Threats A18 and O02: an hour in which the desk has written all the letters it may, and a decider who has to be asked for a code. */
import { expect } from 'chai';
import { releaseHeldLetters } from '../../src/jobs/release-held-letters.ts';
import {
  type DeskInMemory,
  type Letter,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  reply,
} from '../journey/desk-in-memory.ts';

/** One more than the letters about them are allowed to be in an hour. */
const REQUESTS = 45;

describe('A code in a busy hour', () => {
  let desk: DeskInMemory;
  let reviews: readonly Letter[];
  beforeEach(async () => {
    desk = await openDeskInMemory();
    for (let number = 0; number < REQUESTS; number += 1) {
      const text = REQUEST.replace('9900000101', String(9_900_001_000 + number));
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text });
    }
    const letters = await desk.newLetters();
    reviews = letters.filter(({ template, to }) => template === 'review' && to === MORI);
  });
  afterEach(() => desk.close());

  async function codes(): Promise<string[]> {
    return (await desk.newLetters()).filter(({ template }) => template === 'second-round').map(({ to }) => to);
  }
  async function held(): Promise<number> {
    const letters = await desk.desk.store.transaction((tx) => tx.heldLetters());
    return letters.filter(({ countsAs }) => countsAs === 'second-round').length;
  }

  it('A18: waits for the end of the hour, and then leaves and decides', async () => {
    const [review] = reviews;
    if (!review) throw new Error('there is no review');
    await desk.receive(reply(review, '失効日 2026-04-01\n承認', { to: 'desk@desk.example' }));
    expect(await held()).to.equal(1);
    const [letter] = (await desk.newLetters()).filter(({ template }) => template === 'second-round');
    for (let hour = 0; hour < 3; hour += 1) {
      desk.pass(61);
      await releaseHeldLetters(desk.desk);
    }
    expect(await held()).to.equal(0);
    const code = /確認コード：([A-Z2-7]{6})$/m.exec(letter?.text ?? '')?.[1];
    if (!letter || !code) throw new Error('the letter shows no code');
    await desk.receive(reply(letter, `承認 ${code}`, { signedBy: null }));
    expect((await desk.desk.store.tickets())[0]?.state).to.equal('approved');
  });

  it('O02: no more than three wait for one decider, whoever asks for them', async () => {
    for (const review of reviews.slice(0, 8))
      await desk.receive(
        reply(review, 'SET revoked_on 2026-04-01\nAPPROVE', { to: 'desk@desk.example', signedBy: null }),
      );
    expect(await held()).to.equal(3);
    const all = await codes();
    expect(all).to.deep.equal([MORI, MORI, MORI]);
  });
});
