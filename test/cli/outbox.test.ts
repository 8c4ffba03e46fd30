import { expect } from 'chai';
import { listOutbox, retryOutbox } from '../../src/cli/outbox-command.ts';
import { plusDays } from '../../src/domain/time.ts';
import { journey } from '../../src/journey.ts';
import { REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { type DeskOnDisk, deskOnDisk, said } from './desk-on-disk.ts';

const OFFICE = 'kyomu@eng.office.example';

describe('salvage-desk outbox', () => {
  let place: DeskOnDisk;
  beforeEach(async () => {
    place = await deskOnDisk('trust: { authservId: mx.desk.example }');
    await place.withDesk(async (desk) => {
      const receivedAt = desk.clock();
      const raw = rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, receivedAt);
      await journey({ raw: Buffer.from(raw), receivedAt, folder: 'inbox' }, desk);
    });
  });
  afterEach(() => place.close());

  const list = (state?: string) =>
    said(() => listOutbox({ config: place.config, ...(state === undefined ? {} : { state }) }));
  const retry = (key?: string, all = false) => said(() => retryOutbox(key, { config: place.config, all }));
  /** What the relay would get at this moment; the claims are given back. */
  const due = () =>
    place.withDesk(async ({ store, clock }) => {
      const claimed = await store.claimLetters(clock(), 100, 60);
      for (const letter of claimed) await store.letterPostponed(letter, plusDays(clock(), 1), '451 4.7.1 <hanako@x>');
      return claimed.map(({ template }) => template).sort();
    });
  const LETTERS = ['acknowledgement', 'request-received', 'review'];

  it('lists what has not left, without text and with masked recipients', async () => {
    await due();
    const { code, out } = await list();
    expect(code).to.equal(0);
    expect(out).to.match(
      /^[a-z2-7]{12} {2}due {12}\S+Z {2}acknowledgement to h•••@mailbox\.example {2}CDS-2026-0001-. {2}1 attempts {2}451$/m,
    );
    expect(out)
      .to.contain('3 letters')
      .and.not.match(/hanako|kyomu|mori|例示|許可/);
  });

  it('lists those in one state, and knows which states there are', async () => {
    expect((await list('accepted')).out).to.contain('0 letters');
    const { code, err } = await list('lost');
    expect([code, err]).to.deep.equal([
      2,
      '--state lost: a letter is one of due, sending, unknown, accepted, undeliverable, held, cancelled.\n',
    ]);
  });

  it('makes one letter due at once, and the audit has the operator as a keyed hash', async () => {
    await due();
    expect(await due()).to.deep.equal([]);
    const key =
      (await list()).out
        .split('\n')
        .find((line) => line.includes('review'))
        ?.slice(0, 8) ?? '';
    expect((await retry(key)).out).to.contain('1 letter is due now');
    expect(await due()).to.deep.equal(['review']);
    await place.withDesk(async ({ store }) => expect(await store.verifyAudit()).to.equal(null));
  });

  it('makes all letters due that wait', async () => {
    await due();
    expect((await retry(undefined, true)).out).to.contain('3 letters are due now');
    expect(await due()).to.deep.equal(LETTERS);
  });

  it('says how to name a letter when none or two are meant', async () => {
    for (const [key, all] of [
      [undefined, false],
      ['abc', false],
      ['abcdef', true],
    ] as const)
      expect((await retry(key, all)).code).to.equal(2);
    expect((await retry('aaaaaaaaaa')).err).to.contain('names no letter that waits');
  });

  it('does not touch a letter that is being sent at this moment', async () => {
    await place.withDesk(({ store, clock }) => store.claimLetters(clock(), 100, 60));
    const key = (await list()).out.slice(0, 12);
    const { code, err } = await retry(key);
    expect([code, err]).to.deep.equal([
      1,
      `${key}: it is being sent at this moment, or was given up and cannot be sent any more.\n`,
    ]);
  });
});
