/** Threat O02: two desks of ours that know each other as readers fall silent after three mails, with and without marks. */
import { expect } from 'chai';
import { releaseHeldLetters } from '../../src/jobs/release-held-letters.ts';
import { type DeskInMemory, openDeskInMemory, REQUEST } from '../journey/desk-in-memory.ts';

const NORTH = 'desk@north.example';
const SOUTH = 'desk@south.example';
const CLERK = 'clerk@office.example';

type Part = 'applicant' | 'office' | 'staff' | 'nobody';

/** A desk at `address` in whose registry the other one plays `part`. */
async function deskAt(address: string, other: string, part: Part): Promise<DeskInMemory> {
  const domain = other.split('@')[1];
  return openDeskInMemory((config) => {
    config.desk = { address, name: { ja: '窓口', en: 'Support Desk' }, opensOn: '2025-10-01' };
    const signers = [domain];
    const lists = config as { staff: object[]; offices: object[] };
    const name = { ja: 'となり', en: 'Neighbours' };
    lists.offices.push({ id: 'clerk', name, address: CLERK, language: 'ja', signers: ['office.example'] });
    if (part === 'office') lists.offices.push({ id: 'other', name, address: other, language: 'en', signers });
    if (part === 'staff') lists.staff.push({ name: 'Other Desk', address: other, language: 'en', signers });
  });
}

const MARKS = /^(?:Auto-Submitted|X-Auto-Response-Suppress|References|In-Reply-To):.*(?:\r\n[ \t].*)*\r\n/gim;

/** The letter as the other side receives it: in its own server's words from whom it came, or with its marks taken off. */
function carried(bytes: Buffer, from: string, strip: boolean): Buffer {
  const raw = bytes.toString('latin1');
  const end = raw.indexOf('\r\n\r\n') + 2;
  const header = strip ? raw.slice(0, end).replace(MARKS, '') : raw.slice(0, end);
  const proof = `Authentication-Results: mx.desk.example; dkim=pass header.d=${from.split('@')[1]}\r\n`;
  return Buffer.from(proof + header + raw.slice(end), 'latin1');
}

interface Side {
  readonly desk: DeskInMemory;
  readonly address: string;
}

/** Takes what `from` has to send; gives how many mails went to the other desk. */
async function carry(from: Side, to: Side, strip: boolean): Promise<number> {
  const { store } = from.desk.desk;
  let mails = 0;
  for (const letter of await store.claimLetters(from.desk.now(), 100, 60)) {
    await store.letterAccepted(letter.id, from.desk.now());
    if (letter.recipient !== to.address) continue;
    mails += 1;
    await to.desk.receiveRaw(carried(letter.bytes, from.address, strip));
  }
  return mails;
}

/** Ten minutes in steps of ten seconds; the mails that went between the two, and those of the last five minutes. */
async function tenMinutes(one: Side, other: Side, strip: boolean): Promise<{ all: number; late: number }> {
  let all = 0;
  let late = 0;
  for (let step = 0; step < 60; step += 1) {
    const mails = (await carry(one, other, strip)) + (await carry(other, one, strip));
    all += mails;
    if (step >= 30) late += mails;
    for (const { desk } of [one, other]) {
      desk.pass(1 / 6);
      await releaseHeldLetters(desk.desk);
    }
  }
  return { all, late };
}

/** Sets the two talking: a request reaches each of them that makes it write to the other. */
async function begin(side: Side, other: Side, part: Part): Promise<void> {
  const contact = part === 'applicant' ? other.address : 'hanako@mailbox.example';
  const text = REQUEST.replace('hanako@mailbox.example', contact);
  const from = part === 'office' ? other.address : CLERK;
  await side.desk.receive({
    from,
    subject: 'クラウドデータ救出',
    text,
    signedBy: part === 'office' ? null : 'office.example',
  });
}

/** Requests of before, so that both have tickets of the same numbers; their letters have left. */
async function hasHistory({ desk }: Side, requests: number): Promise<void> {
  for (let number = 0; number < requests; number += 1) {
    const text = REQUEST.replace('9900000101', String(9_900_005_000 + number));
    await desk.receive({ from: CLERK, subject: 'クラウドデータ救出', text, signedBy: 'office.example' });
  }
  await desk.send();
}

describe('Two desks that know each other', () => {
  const parts: readonly Part[] = ['applicant', 'office', 'staff'];
  const pairs = parts.flatMap((one) => [...parts, 'nobody' as const].map((other) => [one, other] as const));
  for (const [northKnows, southKnows] of pairs) {
    for (const strip of [false, true]) {
      it(`O02: as ${northKnows} and as ${southKnows}, ${strip ? 'without' : 'with'} marks: three mails at most, then silence`, async () => {
        const north = { desk: await deskAt(NORTH, SOUTH, northKnows), address: NORTH };
        const south = { desk: await deskAt(SOUTH, NORTH, southKnows), address: SOUTH };
        await hasHistory(north, 2);
        await hasHistory(south, 3);
        await begin(north, south, northKnows);
        const { all, late } = await tenMinutes(north, south, strip);
        expect(all).to.be.within(1, 3);
        expect(late).to.equal(0);
        for (const { desk } of [north, south]) await desk.close();
      });
    }
  }

  it('O02: another ticket system that answers every mail with its own receipt, unmarked, gets three letters an hour', async () => {
    const desk = await deskAt(NORTH, SOUTH, 'applicant');
    const bot = 'help@tickets.example';
    await desk.receive({
      from: CLERK,
      subject: 'クラウドデータ救出',
      text: REQUEST.replace('hanako@mailbox.example', bot),
    });
    let mails = 0;
    for (let step = 0; step < 60; step += 1) {
      for (const letter of await desk.desk.store.claimLetters(desk.now(), 100, 60)) {
        await desk.desk.store.letterAccepted(letter.id, desk.now());
        if (letter.recipient !== bot) continue;
        mails += 1;
        const replyTo = /^Reply-To: (.*)$/m.exec(letter.bytes.toString('latin1'))?.[1]?.trim() ?? NORTH;
        // It asks like a person, for one that says what it is would be known by its words.
        await desk.receive({
          from: bot,
          to: replyTo,
          subject: `Re: ${step}`,
          text: `Which form do you mean? (${step})`,
        });
      }
      desk.pass(1 / 6);
      await releaseHeldLetters(desk.desk);
    }
    expect(mails).to.be.within(2, 3);
    await desk.close();
  });
});
