/** Which servers may be spoken to in clear. */
import { expect } from 'chai';
import { isLoopback, tlsOptions, tlsProblem } from '../../src/mailbox/connection/transport-security.ts';

describe('a mail connection', () => {
  it('may be in clear to this machine only, whatever a name looks like', () => {
    const hosts = [
      '127.0.0.1',
      '127.8.9.10',
      '::1',
      'localhost',
      '10.0.0.1',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '0.0.0.0',
    ];
    expect(hosts.filter(isLoopback)).to.deep.equal(['127.0.0.1', '127.8.9.10', '::1', 'localhost']);
  });

  it('is always fine with TLS', () => {
    for (const tls of ['implicit', 'starttls'] as const)
      expect(tlsProblem({ host: 'imap.university.example', tls })).to.equal(null);
  });

  it('trusts a named certificate besides the usual ones, and always verifies', () => {
    const options = tlsOptions({ host: 'imap.university.example', tls: 'implicit', ca: 'PEM' });
    expect(options.rejectUnauthorized).to.equal(true);
    expect(options.ca).to.include('PEM').and.to.have.length.greaterThan(50);
  });
});
