import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { doctorCommand } from '../../src/cli/doctor/doctor-command.ts';
import { CHECKS, LOCAL_CHECKS, PROBES } from '../../src/cli/doctor/register.ts';
import { journey } from '../../src/journey.ts';
import { REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { type NameServers, nameServers, OTHER, signed } from '../threats/signatures.ts';
import { type DeskOnDisk, deskOnDisk, said } from './desk-on-disk.ts';

const TRUST = 'trust: { authservId: mx.desk.example, receivedBy: [mx.desk.example] }\n';
const RECEIVED = '2026-06-03T01:00:00.000Z';
const MORI = 'mori@staff.desk.example';
const OURS = 'Received: from relay.example by mx.desk.example; Wed, 3 Jun 2026 01:00:00 +0000';
const FOREIGN = 'Received: from x.example by mail.evil.example; Wed, 3 Jun 2026 00:59:00 +0000';
const MARK = 'Authentication-Results: mx.desk.example; dkim=pass header.d=staff.desk.example';

function mailOf(from: string, ...lines: readonly string[]): string {
  const plain = rawMail({ from, subject: 'ひみつの件名', text: 'ひみつの本文', signedBy: null }, RECEIVED);
  return [...lines, plain].join('\r\n');
}

describe('The register of the doctor’s checks', () => {
  it('names every check that has a file', () => {
    const folder = 'src/cli/doctor';
    const made = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^export const (\w+): (?:Local)?Check = /gm)].map(
        ([, name]) => name,
      ),
    );
    const register = readFileSync(join(folder, 'register.ts'), 'utf8').split('export const LOCAL_CHECKS')[1] ?? '';
    expect(made.length).to.equal(LOCAL_CHECKS.length + CHECKS.length + Object.keys(PROBES).length);
    for (const name of made) expect(register).to.match(new RegExp(`\\b${name}\\b`));
  });
});

describe('salvage-desk doctor --auth-probe', () => {
  let place: DeskOnDisk;
  let dns: NameServers;
  async function open(more: string) {
    place = await deskOnDisk(more);
    place.imap.createFolder('Salvage/Done');
    dns = nameServers();
    dns.publish('staff.desk.example');
    dns.publish('uni.example', OTHER);
  }
  afterEach(() => place.close());

  const deliver = (raw: string, folder = 'INBOX') => place.imap.deliver(raw, { folder, receivedAt: RECEIVED });
  const probe = () => said(() => doctorCommand({ config: place.config, authProbe: true, lookup: dns.lookup }));

  it('explains a signed mail, one proven by the boundary and one by nothing, and sums up each address', async () => {
    await open(TRUST);
    deliver(await signed(mailOf(MORI), { domain: 'staff.desk.example' }));
    deliver(mailOf(MORI, OURS.replace('relay', 'inner'), MARK), 'Salvage/Done');
    deliver(mailOf('kyomu@eng.office.example'));
    const { code, out } = await probe();
    expect(out).to.contain('INBOX  from staff.desk.example, registered');
    expect(out).to.match(
      /signature: d=staff\.desk\.example s=s1 rsa-sha256 2048: auth\.pass\n\s+origin: signed auth\.pass/,
    );
    expect(out).to.match(/field 2: results by mx\.desk\.example, pinned, nothing foreign above.*\n\s+origin: boundary/);
    expect(out).to.contain(`${MORI}: 2 of 2 proven`).and.contain('kyomu@eng.office.example: 0 of 1 proven');
    expect(out).to.contain('no-reply@form.desk.example: no mail to judge by');
    expect(code).to.equal(0);
  });

  it('shows no subject, no text, and of strangers only the domain', async () => {
    await open(TRUST);
    deliver(mailOf('hanako@private.example'));
    const { out } = await probe();
    expect(out)
      .to.contain('from private.example')
      .and.not.match(/hanako|ひみつ|44Gy/);
  });

  it('says what to configure: a further signer, the id of the boundary, a host of our own', async () => {
    await open('');
    deliver(await signed(mailOf(MORI), { domain: 'uni.example', key: OTHER }));
    deliver(mailOf(MORI, MARK));
    const before = (await probe()).out;
    expect(before).to.contain('add uni.example to the signers of this address, if nobody but');
    expect(before).to.contain('trust.authservId: mx.desk.example').and.contain('trust is not configured');
    await place.close();
    await open(TRUST);
    deliver(mailOf(MORI, 'Received: by store.desk.example; Wed, 3 Jun 2026 01:00:01 +0000', MARK));
    expect((await probe()).out).to.contain('if store.desk.example is your own host: add it to trust.receivedBy');
  });

  it('fails when results in our name below a foreign line were not stripped (S04)', async () => {
    await open(TRUST);
    deliver(mailOf('x@evil.example', FOREIGN, MARK));
    const { code, out } = await probe();
    expect(code).to.equal(1);
    expect(out).to.match(/✘ 1 mail bears results in the name of mx\.desk\.example below lines/);
  });

  it('fails when the mail system marks nothing: a forger’s field would be the only one (S06)', async () => {
    await open(TRUST);
    deliver(mailOf(MORI, OURS));
    deliver(mailOf(MORI, OURS, FOREIGN), 'Salvage/Done');
    const { code, out } = await probe();
    expect(code).to.equal(1);
    expect(out).to.contain('✘ 2 of 2 mails from the network bear no result of mx.desk.example');
  });

  it('does not take a name server that does not answer for a proof', async () => {
    await open(TRUST);
    deliver(await signed(mailOf(MORI), { domain: 'staff.desk.example' }));
    dns.fail('ESERVFAIL');
    expect((await probe()).out).to.contain('origin: none auth.unknown');
  });
});

describe('salvage-desk doctor', () => {
  let place: DeskOnDisk;
  beforeEach(async () => {
    place = await deskOnDisk(TRUST);
  });
  afterEach(() => place.close());
  const doctor = () => said(() => doctorCommand({ config: place.config }));

  it('warns of copies of our letters whose tokens are alive, wherever they lie but the inbox', async () => {
    const from = 'kyomu@eng.office.example';
    const proof = 'Authentication-Results: mx.desk.example; dkim=pass header.d=eng.office.example';
    const raw = rawMail({ from, subject: 'クラウドデータ救出', text: REQUEST, signedBy: null }, RECEIVED);
    const letters = await place.withDesk(async (desk) => {
      const receivedAt = desk.clock();
      await journey({ raw: Buffer.from(`${proof}\r\n${raw}`), receivedAt, folder: 'inbox' }, desk);
      return desk.store.letters();
    });
    const review = letters.find(({ template }) => template === 'review');
    expect(review, 'the review letter').to.not.equal(undefined);
    place.imap.createFolder('Sent');
    place.imap.deliver(rawMail({ from, text: 'an old letter', signedBy: null }, RECEIVED), { folder: 'Sent' });
    expect((await doctor()).out).to.contain('✔ No copy of a letter with a live token');
    place.imap.deliver(review?.bytes ?? '', { folder: 'Sent' });
    const { code, out } = await doctor();
    expect(out).to.contain('! The folder Sent holds 1 copy of our letters');
    expect(code).to.equal(0);
  });

  it('says when the mailbox cannot be reached: it is no mistake in the program', async () => {
    await place.imap.close();
    const failure = await doctor().then(
      () => 'fine',
      (error: Error) => error.name,
    );
    expect(failure).to.equal('MailboxUnreachable');
  });
});
