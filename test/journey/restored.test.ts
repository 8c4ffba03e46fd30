/** Threat c17: the database is lost and put back from a backup, while the mailbox and the applicants remember what came after. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { backupCommand, restoreCommand } from '../../src/cli/backup-command.ts';
import { said } from '../cli/desk-on-disk.ts';
import { type DeskOnServers, openDeskOnServers } from './daemon-on-servers.ts';
import { OFFICE, REQUEST } from './desk-in-memory.ts';

const request = (number: number) => ({
  from: OFFICE,
  subject: `クラウドデータ救出 ${number}`,
  text: REQUEST.replace('9900000101', String(9_900_004_000 + number)).replace('hanako@', `hanako${number}@`),
});

describe('A desk restored from a backup', () => {
  let place: DeskOnServers;
  const contact = (number: number) => `hanako${number}@mailbox.example`;
  const heard = (number: number) => place.sent.some(({ to }) => to === contact(number));
  const applicants = () => place.sent.map(({ to }) => to).filter((to) => to.startsWith('hanako'));

  beforeEach(async () => {
    place = await openDeskOnServers();
  });
  afterEach(() => place.close());

  it('makes tickets of the applications of the lost period again, tells nobody twice, and answers new ones at once', async () => {
    const backup = join(dirname(place.configFile), 'desk.backup');
    const config = { config: place.configFile };
    const first = await place.start();
    place.deliver(request(1));
    await place.until(() => heard(1));
    await first.desk.store.recordPass(first.desk.clock());
    expect((await said(() => backupCommand(backup, config))).out).to.match(/1 tickets?, /);
    place.pass(3_600);
    place.deliver(request(2));
    place.deliver({ ...request(3), signedBy: null });
    await place.until(() => heard(2) && place.sent.some(({ mail }) => /hanako3/.test(mail.text ?? '')));
    await first.stop();
    const lettersBefore = place.sent.length;
    const numberBefore = place.sent.find(({ to }) => to === contact(2))?.mail.subject;

    place.pass(3_600);
    const { code, out } = await said(() => restoreCommand(backup, { ...config, replace: true }));
    expect(code).to.equal(0);
    expect(out).to.contain('outbox list --state held');
    const second = await place.start();
    // A mailbox dates mails in whole seconds, so a mail of the second of the restore counts as one of the lost period.
    place.deliver(request(4), second.desk.clock());
    await place.until(() => heard(4) && place.sent.some(({ mail }) => /hanako4/.test(mail.text ?? '')));

    const { store } = second.desk;
    const contacts = (await store.tickets()).map(({ application }) => application.values.contact);
    expect(contacts.sort()).to.deep.equal([1, 2, 3, 4].map(contact));
    expect(applicants().sort(), 'each heard once').to.deep.equal([contact(1), contact(2), contact(4)]);
    const since = place.sent.slice(lettersBefore);
    expect(since.filter(({ mail }) => /hanako[123]/.test(mail.text ?? ''))).to.deep.equal([]);
    const again = (await store.letters()).find(({ recipient }) => recipient === contact(2));
    expect(again?.subject, 'a number that a letter has named names no other ticket').not.to.equal(numberBefore);
    expect(await store.recoverSince()).to.equal(null);
    expect(await store.verifyAudit()).to.equal(null);
    expect(place.imap.mails('Salvage/Done')).to.have.length(4);
    rmSync(backup);
  });
});
