/** Mails that were damaged or tampered with, through the whole journey: `MUTATIONS=100000 npx mocha …` tries more, `SEED` others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type DeskInMemory, openDeskInMemory, rawMail, reply, theLetter } from './desk-in-memory.ts';
import { MUTATIONS, mutated } from './mutations.ts';

const TRIES = Number(process.env.MUTATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 20_260_610);
const FOLDER = 'fixtures/mails';
const STAFF = 'ichiko@staff.desk.example';
const VERDICTS = ['accepted', 'duplicate', 'not-ours', 'ignored', 'quarantined'];
const REQUEST = 'proxy-request/ja-charset-euc-jp.eml';

function fixtureMails(): Buffer[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.eml'))
    .map((file) => readFileSync(join(FOLDER, file)));
}

/** Answers to the review letter that lies with a decider: one that nothing proves, one that is proven and decides nothing. */
async function answers(desk: DeskInMemory): Promise<Buffer[]> {
  await desk.receiveRaw(readFileSync(join(FOLDER, REQUEST)));
  const review = theLetter(await desk.newLetters(), 'review', STAFF);
  const unproven = reply(review, '訂正 失効日 2026-04-01\n承認', { signedBy: null });
  const undecided = reply(review, '相談してからお返事します。\n承認できるかはまだ分かりません。');
  return [unproven, undecided].map((draft) => Buffer.from(rawMail(draft, desk.now())));
}

describe('A damaged mail', function () {
  this.timeout(60_000 + TRIES * 60);
  let desk: DeskInMemory;
  let mails: Buffer[];

  before(async () => {
    desk = await openDeskInMemory((config) => {
      Object.assign(
        config,
        parse(readFileSync(`fixtures/desk.yaml`, 'utf8').replace('sqlite::memory:', '"sqlite::memory:"')),
      );
    });
    mails = [...fixtureMails(), ...(await answers(desk))];
  });
  after(() => desk.close());

  it('always comes to a verdict, and never to an approval', async () => {
    // The answers stand a few times, for they are few among the requests.
    const mail = fc.constantFrom(...mails, ...mails.slice(-2), ...mails.slice(-2), ...mails.slice(-2));
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mail, MUTATIONS, async (raw, mutations) => {
        const { verdict } = await desk.receiveRaw(mutated(raw, mutations));
        seen.add(verdict);
        expect(VERDICTS).to.include(verdict);
        expect(await desk.desk.store.ticketsIn(['approved', 'awaiting-provision', 'access-open'])).to.deep.equal([]);
      }),
      { numRuns: TRIES, seed: SEED },
    );
    // It would say little if all of them came to the same.
    expect([...seen]).to.include.members(['accepted', 'not-ours', 'ignored', 'quarantined']);
  });

  it('is one that the same desk would have approved undamaged, and proven', async () => {
    const fresh = await openDeskInMemory((config) => {
      Object.assign(
        config,
        parse(readFileSync(`fixtures/desk.yaml`, 'utf8').replace('sqlite::memory:', '"sqlite::memory:"')),
      );
    });
    await fresh.receiveRaw(readFileSync(join(FOLDER, REQUEST)));
    const review = theLetter(await fresh.newLetters(), 'review', STAFF);
    await fresh.receive(reply(review, '訂正 失効日 2026-04-01\n承認'));
    expect(await fresh.desk.store.ticketsIn(['approved'])).to.have.length(1);
    await fresh.close();
  });
});
