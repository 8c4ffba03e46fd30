import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { configReference } from '../../src/cli/show-config.ts';
import { ConfigMistake, checkConfig, loadConfig } from '../../src/config/file.ts';
import { SAMPLE_CONFIG } from '../../src/config/sample.ts';
import { quoteMemoryDatabase } from '../../src/config/yaml-text.ts';

const KEY = 'k'.repeat(32);

const GOOD = `
desk: { address: desk@desk.example, name: { ja: 窓口, en: Desk } }
imap: { host: 127.0.0.1, tls: none, user: desk, password: letmein }
smtp: { host: 127.0.0.1, tls: none }
secretKey: ${KEY}
staff: [{ name: Mori, address: mori@staff.desk.example, language: ja }]
`;

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'desk-config-')), 'desk.yaml');
  writeFileSync(path, text);
  return path;
}

/** What an operator is told about `text` as a configuration. */
function complaint(text: string): string {
  try {
    loadConfig(file(text));
  } catch (error) {
    if (error instanceof ConfigMistake) return error.message;
    throw error;
  }
  return 'no complaint';
}

function policy(approvals: string): string {
  return `${GOOD}\npolicy: { approvals: ${approvals} }`;
}

describe('desk.yaml', () => {
  it('with only what is required has the defaults of the design', () => {
    const config = loadConfig(file(GOOD));
    expect(config.desk).to.include({ ticketPrefix: 'CDS', timeZone: 'Asia/Tokyo', subaddress: true });
    expect(config.imap).to.deep.include({
      inbox: 'INBOX',
      pollSeconds: 60,
      folders: { done: 'Salvage/Done', quarantine: 'Salvage/Quarantine' },
    });
    expect(config.smtp).to.include({ connections: 3, envelope: 'keyed' });
    expect(config.policy).to.include({
      coolingOffMinutes: 30,
      officeConfirmation: 'unless-proven',
      windowStarts: 'provided',
      retentionDays: 90,
    });
    expect(config.staff[0]?.role).to.equal('decider');
    expect(config.secrets.key).to.equal(KEY);
  });

  it('may ask for two approvers where there are two deciders', () => {
    const pair = '[ { name: A, address: a@a.example, language: ja }, { name: B, address: b@a.example, language: ja } ]';
    const config = loadConfig(file(policy('{ office: 2 }').replace(/^staff:.*$/m, `staff: ${pair}`)));
    expect(config.policy.approvals).to.deep.equal({ form: 1, office: 2 });
  });

  const mistakes: [string, string, RegExp][] = [
    ['broken YAML', `${GOOD}\noffices: [ { id: x`, /is not YAML.*line \d+/s],
    ['an unknown key', `${GOOD}\nofices: []`, /ofices: there is no such key/],
    [
      'an unknown key inside',
      GOOD.replace('tls: none, user', 'tls: none, userr: x, user'),
      /imap\.userr: there is no such key/,
    ],
    [
      'a wrong port',
      GOOD.replace('user: desk', 'port: 99999, user: desk'),
      /imap\.port: 99999 is not usable\. Allowed: .*65535/,
    ],
    ['a missing key', GOOD.replace(/^staff:.*$/m, ''), /staff: is missing/],
    [
      'a word that is none of the choices',
      GOOD.replace('language: ja', 'language: fr'),
      /staff\.0\.language: "fr" is not usable\. Allowed: .*"ja"\|"en"/,
    ],
    [
      'mail in clear over a network',
      GOOD.replace('127.0.0.1, tls: none, user', 'imap.example, tls: none, user'),
      /imap\.tls: "none" is not usable\. Allowed: .*127\.0\.0\.1/,
    ],
    [
      'a time zone that does not exist',
      GOOD.replace('address: desk@', 'timeZone: Asia/Tokio, address: desk@'),
      /timeZone: "Asia\/Tokio" is not usable/,
    ],
    [
      'an address that is a list',
      GOOD.replace('mori@staff.desk.example', '"a@x.example, b@y.example"'),
      /staff\.0\.address: .*one plain mail address/,
    ],
    ['a number of approvers that is none', policy('{ office: 3 }'), /policy\.approvals\.office: 3 .*must be 1 or 2/],
    [
      'more approvers than there are deciders',
      policy('{ form: 2 }'),
      /policy\.approvals\.form: 2 is not usable\. Allowed: no more than there are deciders under staff \(1, /,
    ],
    [
      'approvers who are one person under two addresses',
      policy('{ office: 2 }').replace(
        /^staff:.*$/m,
        'staff: [ { name: 森 一郎, address: mori@a.example, language: ja }, { name: 森　一郎, address: ichiro@b.example, language: ja } ]',
      ),
      /policy\.approvals\.office: 2 is not usable\. Allowed: .*\(1, each person counted once\)/,
    ],
    ...['0', '11', '2.5', 'many'].map((many): [string, string, RegExp] => [
      `${many} connections to the relay`,
      GOOD.replace('smtp: {', `smtp: { connections: ${many},`),
      /smtp\.connections: \S+ is not usable\. Allowed: .*(?:from 1 to 10|number)/,
    ]),
    ['a short secret key', GOOD.replace(KEY, 'short'), /secretKey: has fewer than 32 characters/],
    [
      'a secret in a variable that is not set',
      GOOD.replace(KEY, '{ env: DESK_TEST_NOT_SET }'),
      /DESK_TEST_NOT_SET is not set/,
    ],
    [
      'a secret in a file that is not there',
      GOOD.replace('letmein', '{ file: nowhere }'),
      /imap\.password: the file nowhere cannot be read/,
    ],
    [
      'a board on the port of the health server',
      `${GOOD}\nhealth: { port: 9187 }\nboard: { port: 9187 }`,
      /board\.port: 9187 is not usable\. Allowed: another port than health\.port/,
    ],
    [
      'a database of an unknown kind',
      `${GOOD}\ndatabase: mysql://x`,
      /database: "mysql:\/\/x" is not usable\. Allowed: .*sqlite/,
    ],
  ];
  for (const [what, text, expected] of mistakes) {
    it(`${what}: the key, the value and what is allowed are named`, () => {
      expect(complaint(text)).to.match(expected);
    });
  }

  it('names every mistake at once', () => {
    const text = GOOD.replace('user: desk', 'port: 0, user: desk').replace('language: ja', 'language: fr');
    expect(complaint(text))
      .to.match(/imap\.port/)
      .and.to.match(/staff\.0\.language/);
  });

  it('never shows a secret in a complaint', () => {
    const text = GOOD.replace('letmein', '[sesame]').replace(KEY, '{ evn: sesame }');
    expect(complaint(text))
      .to.match(/imap\.password/)
      .and.to.not.include('sesame');
  });

  it('names every secret that is missing at once', () => {
    const text = GOOD.replace(KEY, '{ env: DESK_TEST_NOT_SET }').replace('letmein', '{ file: nowhere }');
    expect(complaint(text).split('\n')).to.have.length(2);
    expect(complaint(text)).to.match(/^secretKey: .*DESK_TEST_NOT_SET is not set.*\nimap\.password: the file nowhere/);
  });

  it('that is not there: says how to get one', () => {
    expect(() => loadConfig('/nowhere/desk.yaml')).to.throw(ConfigMistake, /salvage-desk init/);
  });

  it('the sample that `init` writes is a valid configuration', () => {
    expect(checkConfig(parse(SAMPLE_CONFIG))).to.have.property('config');
  });

  it('the reference names every key of the sample', () => {
    const keys = [...SAMPLE_CONFIG.matchAll(/^\s*#?\s*-? ?\{? ?([a-zA-Z]+):/gm)].map((match) => match[1] ?? '');
    const reference = configReference();
    expect([...new Set(keys)].filter((key) => !reference.includes(`${key}:`))).to.deep.equal([]);
  });

  it('database: sqlite::memory: may be written as the manual says, and nothing else is changed', () => {
    expect(parse(quoteMemoryDatabase('database: sqlite::memory:   # for trying\nprocedure: x'))).to.deep.equal({
      database: 'sqlite::memory:',
      procedure: 'x',
    });
    const other = 'note: database: sqlite::memory: x';
    expect(quoteMemoryDatabase(other)).to.equal(other);
  });
});
