/** A mail whose sender's name servers do not answer, on the IMAP server of the sandbox. */
import { expect } from 'chai';
import { OriginUnknownYet } from '../../src/mailbox/origin/origin-unknown-yet.ts';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { deskMailbox, imapSettings, mail, receiptBySubject, subjects } from './desk-mailbox.ts';

describe('A mail that only DNS could prove (S20)', () => {
  it('stays in the inbox untouched and is tried again by each pass, while the others go on', async () => {
    const server = await startImapServer({ users: { desk: 'secret' } });
    let answers = false;
    const desk = deskMailbox(imapSettings(server), {
      async receive({ raw }) {
        if (subjects([{ raw }])[0] === 'DONE signed' && !answers) throw new OriginUnknownYet();
        return receiptBySubject(raw);
      },
    });
    try {
      for (const subject of ['DONE signed', 'DONE other']) server.deliver(mail(subject));
      for (let pass = 1; pass <= 2; pass += 1) {
        const report = await desk.mailbox.pass();
        expect(report).to.include({ untaken: 1, complete: false });
        expect(server.mails('INBOX').map(({ flags }) => flags)).to.deep.equal([[]]);
        expect(subjects(server.mails('INBOX'))).to.deep.equal(['DONE signed']);
      }
      const told = desk.lines.filter(({ fields }) => fields.attempts !== undefined);
      expect(told.map(({ level }) => level)).to.deep.equal(['warn', 'warn']);
      answers = true;
      expect(await desk.mailbox.pass()).to.include({ untaken: 0, complete: true });
      expect(subjects(server.mails('Salvage/Done'))).to.have.members(['DONE signed', 'DONE other']);
    } finally {
      await desk.mailbox.close();
      await server.close();
    }
  });
});
