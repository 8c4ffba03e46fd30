/** What an operator writes for a login with OAuth2, and what is said of mistakes in it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ConfigMistake, loadConfig } from '../../src/config/file.ts';

const MICROSOFT = '{ grant: client-credentials, tenant: desk.example, clientId: id, clientSecret: hush }';

function load(imap: string, smtp = '', keyFile = '') {
  const folder = mkdtempSync(join(tmpdir(), 'desk-oauth2-'));
  const path = join(folder, 'desk.yaml');
  writeFileSync(join(folder, 'google.json'), keyFile);
  writeFileSync(
    path,
    `desk: { address: desk@desk.example, name: { ja: 窓口, en: Desk } }
imap: { host: imap.desk.example, user: desk@desk.example, ${imap} }
smtp: { host: smtp.desk.example${smtp} }
secretKey: ${'k'.repeat(32)}
staff: [{ name: Mori, address: mori@staff.desk.example, language: ja }]
`,
  );
  return loadConfig(path).secrets;
}

function complaint(...given: Parameters<typeof load>): string {
  try {
    load(...given);
  } catch (error) {
    if (error instanceof ConfigMistake) return error.message;
    throw error;
  }
  return 'no complaint';
}

describe('auth: { oauth2: … }', () => {
  it('takes the program’s own credential at Microsoft 365, whose addresses need not be looked up', () => {
    const { credentials, imap } = load(`auth: { oauth2: ${MICROSOFT} }`);
    expect(imap).to.equal(null);
    expect(credentials.smtp).to.equal(null);
    expect(credentials.imap).to.deep.equal({
      grant: 'client-credentials',
      tokenUrl: 'https://login.microsoftonline.com/desk.example/oauth2/v2.0/token',
      clientId: 'id',
      clientSecret: 'hush',
      scope: 'https://outlook.office365.com/.default',
    });
  });

  it('takes the key file of a Google service account, for the user of each login', () => {
    const key = JSON.stringify({ client_email: 'desk@project.example', private_key: '-----BEGIN PRIVATE KEY-----' });
    const google = 'auth: { oauth2: { grant: service-account, keyFile: google.json } }';
    const { credentials } = load(google, `, user: other@desk.example, ${google}`, key);
    const users = [credentials.imap, credentials.smtp].map((one) => one && 'user' in one && one.user);
    expect(users).to.deep.equal(['desk@desk.example', 'other@desk.example']);
    expect(credentials.imap).to.include({
      tokenUrl: 'https://oauth2.googleapis.com/token',
      account: 'desk@project.example',
    });
    expect(complaint(google, '', '{}'))
      .to.include('imap.auth.oauth2.keyFile')
      .and.include('Make a new key');
  });

  it('says which key is wrong, and never a secret', () => {
    expect(complaint('port: 993')).to.include('imap.password').and.include('auth: { oauth2');
    expect(complaint(`password: hush, auth: { oauth2: ${MICROSOFT} }`)).to.include('either password or auth');
    expect(complaint('password: x', `, auth: { oauth2: ${MICROSOFT} }`)).to.include('smtp.user');
    const misnamed = MICROSOFT.replace('client-credentials', 'password');
    expect(complaint(`auth: { oauth2: ${misnamed} }`))
      .to.include('refresh-token')
      .and.not.include('hush');
    const inClear = MICROSOFT.replace('tenant', 'tokenUrl: http://login.example/token, tenant');
    expect(complaint(`auth: { oauth2: ${inClear} }`)).to.include('an https:// address');
    const onLoopback = inClear.replace('login.example', '127.0.0.1');
    expect(load(`auth: { oauth2: ${onLoopback} }`).credentials.imap?.tokenUrl).to.equal('http://127.0.0.1/token');
    const unread = MICROSOFT.replace('hush', '{ env: DESK_NO_SUCH_VARIABLE }');
    expect(complaint(`auth: { oauth2: ${unread} }`)).to.include('imap.auth.oauth2.clientSecret');
  });
});
