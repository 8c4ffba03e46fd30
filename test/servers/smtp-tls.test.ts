/** Sending over TLS, with a certificate made for the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { SmtpSettings } from '../../src/outbox/smtp-settings.ts';
import { openTransport } from '../../src/outbox/transport.ts';
import { type SandboxSmtpServer, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import { type Certificate, makeCertificate } from './certificate.ts';

const LETTER = {
  recipient: 'taro@applicant.example',
  envelopeFrom: 'desk@desk.example',
  bytes: Buffer.from('Subject: x\r\n\r\nx\r\n'),
};

describe('sending over TLS', () => {
  let folder: string;
  let certificate: Certificate;
  let server: SandboxSmtpServer;

  async function send(tls: SmtpSettings['tls'], changes: Partial<SmtpSettings> = {}) {
    const transport = openTransport({ host: server.host, port: server.port, tls, ca: certificate.cert, ...changes });
    const outcome = await transport.send(LETTER);
    transport.close();
    return outcome;
  }

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'salvage-smtp-'));
    certificate = makeCertificate(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => server.close());

  it('upgrades by STARTTLS before it says its password', async () => {
    server = await startSmtpServer({ tls: certificate, users: { desk: 'secret' } });
    expect(await send('starttls', { user: 'desk', password: 'secret' })).to.deep.equal({ is: 'accepted' });
  });

  it('speaks TLS from the start', async () => {
    server = await startSmtpServer({ tls: { ...certificate, implicit: true } });
    expect(await send('implicit')).to.deep.equal({ is: 'accepted' });
  });

  it('sends nothing to a relay whose certificate nobody named', async () => {
    server = await startSmtpServer({ tls: certificate });
    expect((await send('starttls', { ca: undefined })).is).to.equal('postponed');
    expect(server.accepted).to.deep.equal([]);
  });

  it('sends nothing to a relay that does not offer STARTTLS', async () => {
    server = await startSmtpServer();
    expect((await send('starttls')).is).to.equal('postponed');
    expect(server.accepted).to.deep.equal([]);
  });
});
