/** What the operator is told of the audit chain. */
import { expect } from 'chai';
import { verifyAuditCommand } from '../../src/cli/verify-audit-command.ts';
import { journey } from '../../src/journey.ts';
import { OFFICE, REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { type DeskOnDisk, deskOnDisk, said } from './desk-on-disk.ts';

const RECEIVED = '2026-06-03T01:00:00.000Z';

describe('salvage-desk verify-audit', () => {
  let place: DeskOnDisk;
  const verify = () => said(() => verifyAuditCommand(place));

  beforeEach(async () => {
    place = await deskOnDisk();
  });
  afterEach(() => place.close());

  async function oneRequest(): Promise<void> {
    const raw = Buffer.from(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, RECEIVED));
    await place.withDesk((desk) => journey({ raw, receivedAt: RECEIVED, folder: 'inbox' }, desk));
  }

  it('prints the head of the chain, which can be written down elsewhere', async () => {
    expect((await verify()).out).to.contain('empty');
    await oneRequest();
    const { code, out } = await verify();
    const [head] = await place.sql('SELECT seq, hash FROM audit_head');
    expect(code).to.equal(0);
    expect(out).to.contain(`${head?.seq} ${head?.hash}`);
  });

  it('names the first row that is broken, and ends with 1', async () => {
    await oneRequest();
    await place.sql("UPDATE ticket_event SET json = '{}' WHERE seq = 1");
    const { code, out, err } = await verify();
    expect([code, out]).to.deep.equal([1, '']);
    expect(err)
      .to.match(/broken at row \d+:/)
      .and.to.contain('last backup whose chain holds');
  });
});
