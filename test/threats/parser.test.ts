/** Threats P01 to P05, P07, P08 and P14: mails that would exhaust or corrupt whoever parses them, through the real parser children. P12 is test/house/regular-expressions.test.ts. */
import { expect } from 'chai';
import { type DeskInMemory, OFFICE, openDeskInMemory, REQUEST } from '../journey/desk-in-memory.ts';
import { everyTicket } from './desk-under-attack.ts';
import { HOSTILE, POLLUTIONS } from './hostile-mails.ts';
import { repetitions, timeLimit } from './repetitions.ts';

/** Generous: what the rows demand on a machine of its own is a fifth of it. */
const HANG_MS = 50_000;
const MOST_GROWTH = 150 * 1024 * 1024;

const WORST = repetitions(100, 1_000);

describe('A mail made to exhaust its parser', function () {
  this.timeout(HANG_MS);
  let desk: DeskInMemory;
  let good = 0;
  before(async () => {
    desk = await openDeskInMemory(() => {}, { apart: { patience: HANG_MS } });
    // What the first mails need once and for all is no growth.
    await nextGoodMail();
  });
  after(() => desk.close());

  /** The oracle of every row: the mail behind is a ticket. */
  async function nextGoodMail(): Promise<void> {
    good += 1;
    const text = REQUEST.replace('9900000101', String(9_900_000_100 + good)).replace('hanako@', `hanako${good}@`);
    expect(await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text })).to.include({
      verdict: 'accepted',
    });
  }

  for (const { id, what, word, raw } of HOSTILE) {
    it(`${id}: ${what}: ${word === null ? 'asks for nothing' : `is refused as ${word}`}, and the next mail is a ticket`, async () => {
      const before = await everyTicket(desk);
      await desk.newLetters();
      const held = process.memoryUsage.rss();
      const { verdict, reason } = await desk.receiveRaw(raw().replace('Subject: hello', `Subject: ${what}`));
      if (word === null) expect(verdict).to.be.oneOf(['not-ours', 'ignored', 'quarantined']);
      else expect([verdict, reason]).to.deep.equal(['quarantined', word]);
      expect(await everyTicket(desk)).to.equal(before);
      expect((await desk.newLetters()).filter(({ to }) => to === OFFICE)).to.deep.equal([]);
      await nextGoodMail();
      expect(process.memoryUsage.rss() - held).to.be.below(MOST_GROWTH);
    });
  }

  it(`P13: ${WORST} of the worst in a row, with good mails among them: all refused, all tickets`, async () => {
    const refused = HOSTILE.filter(({ word }) => word !== null).map((one) => ({ ...one, bytes: one.raw() }));
    for (let round = 0; round < WORST; round += 1) {
      const { bytes, word } = refused[round % refused.length] ?? { bytes: '', word: '' };
      const { verdict, reason } = await desk.receiveRaw(`X-Round: ${round}\r\n${bytes}`);
      expect([verdict, reason]).to.deep.equal(['quarantined', word]);
      if (round % 20 === 0) await nextGoodMail();
    }
  }).timeout(timeLimit(10 * HANG_MS));

  it('P08: bombs and pictures of identity cards among the attachments are never opened', async () => {
    good += 1;
    const canary = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$CANARY-STANDARD-TEST-FILE!$H+H*';
    const attachments = [
      'application/zip; name=42.zip',
      'application/gzip; name=a.gz',
      'application/pdf; name=card.pdf',
    ];
    const account = String(9_900_000_100 + good);
    const raw = [
      'Authentication-Results: mx.desk.example; dkim=pass header.d=eng.office.example',
      `From: ${OFFICE}`,
      'To: desk@desk.example',
      'Subject: cloud data salvage',
      'Date: Wed, 03 Jun 2026 10:00:00 +0900',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      REQUEST.replace('9900000101', account).replace('hanako@', `hanako${good}@`),
      ...attachments.flatMap((type) => [
        '--b',
        `Content-Type: ${type}`,
        'Content-Disposition: attachment',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(canary.repeat(100)).toString('base64'),
      ]),
      '--b--',
      '',
    ].join('\r\n');
    expect(await desk.receiveRaw(raw)).to.include({ verdict: 'accepted' });
    const kept = JSON.stringify([await everyTicket(desk), await desk.letters()]);
    expect(kept)
      .to.contain(account)
      .and.not.contain('CANARY')
      .and.not.contain(Buffer.from(canary).toString('base64').slice(0, 40));
  });

  for (const { what, raw } of POLLUTIONS) {
    it(`P14: ${what} changes no object but its own`, async () => {
      expect((await desk.receiveRaw(raw)).verdict).to.be.a('string');
      expect(({} as { x?: unknown }).x).to.equal(undefined);
      expect(Object.keys(Object.prototype)).to.deep.equal([]);
    });
  }
});
