/** Mails above imap.maxMessageBytes on a real Dovecot, which cuts them into parts by its own reading. */
import { expect } from 'chai';
import { journey, type Outcome } from '../../src/journey.ts';
import { type DeskInMemory, MORI, openDeskInMemory, START, theLetter } from '../journey/desk-in-memory.ts';
import { deskMailbox, imapSettings } from '../mailbox/desk-mailbox.ts';
import { html, largeMail, largeReply, plain, SIGNED, SIGNED_BY_STAFF, scan } from '../mailbox/large-mails.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

describe('a mail above imap.maxMessageBytes on Dovecot', () => {
  let dovecot: Dovecot;
  let given: DeskInMemory;
  let mailbox: ReturnType<typeof deskMailbox>['mailbox'];
  const outcomes: Outcome[] = [];

  const put = (...mails: readonly Buffer[]) =>
    dovecot.asPerson(async (client) => {
      for (const raw of mails) await client.append('INBOX', raw, [], new Date(START));
    });

  before(async () => {
    dovecot = await startDovecot();
    given = await openDeskInMemory();
    const server = { host: dovecot.host, port: dovecot.imapsPort };
    const { user, password, certificate } = dovecot;
    const login = { tls: 'implicit', ca: certificate.cert, user, password, maxMessageBytes: 20_000 } as const;
    mailbox = deskMailbox(imapSettings(server, login), {
      async receive(mail) {
        const outcome = await journey(mail, given.desk);
        outcomes.push(outcome);
        return outcome;
      },
    }).mailbox;
  });
  after(async () => {
    await mailbox.close();
    await Promise.all([dovecot.stop(), given.close()]);
  });

  it('becomes a ticket, and a copy that is read whole is the same mail, however it is cut into parts', async () => {
    const forwarded = 'Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nx\r\n';
    const mails = [
      largeMail({ top: [SIGNED] }),
      largeMail({ parts: [html(), scan(40_000), forwarded] }),
      largeMail({ parts: [scan(40_000), plain('below')] }),
      Buffer.from(`From: a@b.example\r\nSubject: long\r\n\r\n${'おはようございます。\r\n'.repeat(1_000)}`),
    ];
    await put(...mails);
    await mailbox.pass();
    expect(outcomes.map(({ kind, verdict }) => [kind, verdict])).to.deep.equal([
      ['proxy-request', 'accepted'],
      ['proxy-request', 'accepted'],
      ['proxy-request', 'accepted'],
      ['not-ours', 'not-ours'],
    ]);
    for (const [index, raw] of mails.entries())
      expect(await given.receiveRaw(raw)).to.include({
        verdict: 'duplicate',
        contentKey: outcomes[index]?.contentKey,
      });
  });

  it('approves with the token on the word of the boundary; without that word it asks for the code', async () => {
    const review = theLetter(await given.letters(), 'review', MORI);
    const before = outcomes.length;
    await put(largeReply(review, '失効日 2026-05-20\n承認', []));
    await mailbox.pass();
    expect((await given.desk.store.tickets())[0]?.state).to.equal('awaiting-decision');
    expect(outcomes[before]).to.include({ verdict: 'ignored', reason: 'second-round' });
    await put(largeReply(review, '失効日 2026-05-20\n承認します。', [SIGNED_BY_STAFF]));
    await mailbox.pass();
    expect(outcomes[before + 1]).to.include({ kind: 'staff-reply', verdict: 'accepted' });
    expect((await given.desk.store.tickets())[0]?.state).to.equal('approved');
  });
});
