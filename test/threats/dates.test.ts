/** Threat R15: what a mail says of its own time, or a clock that is wrong by a day, decides nothing. */
import { expect } from 'chai';
import { type DeskInMemory, OFFICE, openDeskInMemory, REQUEST, rawMail } from '../journey/desk-in-memory.ts';

const DATES = [
  'Thu, 01 Jan 1970 00:00:00 +0000',
  'Thu, 31 Dec 2099 23:59:60 +0900',
  'Sun, 29 Feb 2026 02:30:00 +0900',
  'yesterday',
];

describe('A mail whose Date cannot be right', () => {
  let desk: DeskInMemory;
  before(async () => {
    desk = await openDeskInMemory();
  });
  after(() => desk.close());

  for (const [number, date] of DATES.entries()) {
    it(`R15: ${date}: is a ticket like any other, counted from the day the server received it`, async () => {
      const account = String(9_900_000_100 + number);
      const text = REQUEST.replace('9900000101', account).replace('hanako@', `hanako${number}@`);
      const raw = rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text }, desk.now());
      const outcome = await desk.receiveRaw(raw.replace(/^Date: .*$/m, `Date: ${date}`));
      expect(outcome).to.include({ verdict: 'accepted' });
      const ticket = (await desk.desk.store.tickets()).find(({ id }) => outcome.tickets.includes(id));
      expect(ticket?.receivedAt).to.equal(desk.now());
      const letters = await desk.newLetters();
      expect(letters.filter(({ template }) => template === 'acknowledgement')).to.have.length(1);
    });
  }
});
