import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';

const ROOT = resolve('.');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as an operator does, in `folder`. */
function run(args: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const program = spawn(process.execPath, ['--import', TSX, join(ROOT, 'src/main.ts'), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  let out = '';
  let err = '';
  program.stdout.on('data', (chunk) => {
    out += chunk;
  });
  program.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((done) => program.once('close', (code) => done({ code, out, err })));
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'desk-cli-'));
}

const SECRETS = { DESK_SECRET_KEY: 'k'.repeat(40), DESK_IMAP_PASSWORD: 'x', DESK_SMTP_PASSWORD: 'x' };

/** A folder with the configuration that `init` writes. */
async function initialised(): Promise<string> {
  const place = folder();
  expect((await run(['init'], place)).code).to.equal(0);
  return place;
}

describe('salvage-desk', () => {
  it('a reader who has enough before the end, as `| head` has, is no mistake', async () => {
    const program = spawn(process.execPath, ['--import', TSX, join(ROOT, 'src/main.ts'), 'config'], { cwd: folder() });
    program.stdout.destroy();
    let err = '';
    program.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const code = await new Promise((done) => program.once('close', done));
    expect([code, err]).to.deep.equal([0, '']);
  });

  it('init, migrate, tickets list: an empty desk in three commands', async () => {
    const place = await initialised();
    expect(await run(['migrate'], place, SECRETS)).to.include({ code: 0, err: '' });
    const list = await run(['tickets', 'list'], place, SECRETS);
    expect(list).to.include({ code: 0, out: '0 tickets\n' });
    expect(JSON.parse((await run(['tickets', 'list', '--json'], place, SECRETS)).out)).to.deep.equal([]);
  });

  it('init leaves a configuration that exists as it is, and writes one that only its owner can read', async () => {
    const place = folder();
    writeFileSync(join(place, 'desk.yaml'), 'mine');
    const ended = await run(['init'], place);
    expect(ended.code).to.equal(2);
    expect(ended.err).to.include('exists already');
    expect(readFileSync(join(place, 'desk.yaml'), 'utf8')).to.equal('mine');
  });

  it('migrate twice keeps the day from which mails are the desk’s', async () => {
    const place = await initialised();
    const first = await run(['migrate'], place, SECRETS);
    expect((await run(['migrate'], place, SECRETS)).out).to.equal(first.out);
  });

  it('a secret that is not set: exit 2, and the variable is named', async () => {
    const place = await initialised();
    const ended = await run(['migrate'], place, { DESK_SECRET_KEY: '' });
    expect(ended.code).to.equal(2);
    expect(ended.err).to.include('DESK_SECRET_KEY');
  });

  it('no configuration: exit 2, and how to get one', async () => {
    const ended = await run(['run'], folder());
    expect(ended).to.include({ code: 2, out: '' });
    expect(ended.err).to.include('salvage-desk init');
  });

  it('an unknown command, option or a missing file: exit 2', async () => {
    const place = await initialised();
    expect((await run(['reprove'], place)).code).to.equal(2);
    expect((await run(['run', '--fast'], place)).code).to.equal(2);
    const ended = await run(['receive', 'nowhere.eml'], place, SECRETS);
    expect(ended.code).to.equal(2);
    expect(ended.err).to.include('nowhere.eml').and.to.not.include('at ');
  });

  it('an hour that is none: exit 2, and how to write one', async () => {
    const place = await initialised();
    const ended = await run(['receive', '--now', 'tomorrow', 'desk.yaml'], place, SECRETS);
    expect(ended.code).to.equal(2);
    expect(ended.err).to.include('2026-04-01T09:30:00+09:00');
  });

  it('a database that cannot be written: exit 1, and what to do', async () => {
    const place = await initialised();
    mkdirSync(join(place, 'data'));
    // A folder in the file's place cannot be written by anybody, root included.
    mkdirSync(join(place, 'data', 'desk.sqlite'));
    chmodSync(join(place, 'data'), 0o500);
    const ended = await run(['migrate'], place, SECRETS);
    expect(ended.code).to.equal(1);
    expect(ended.err)
      .to.match(/desk\.sqlite/)
      .and.to.not.match(/\n\s+at /);
  });

  it('a template with a mistake: exit 2 at start, with file and line', async () => {
    const place = await initialised();
    mkdirSync(join(place, 'letters/ja'), { recursive: true });
    const file = join(place, 'letters/ja/approved.hbs');
    writeFileSync(file, '[{{ticket}}] x\n\n{{#if broken}\n');
    writeFileSync(join(place, 'desk.yaml'), `${readFileSync(join(place, 'desk.yaml'), 'utf8')}\ntemplates: .\n`);
    const ended = await run(['migrate'], place, SECRETS);
    expect(ended.code).to.equal(2);
    expect(ended.err).to.match(/approved\.hbs, line 3/);
    expect(existsSync(join(place, 'data'))).to.equal(false);
  });

  it('config prints every key with its meaning', async () => {
    const ended = await run(['config'], folder());
    expect(ended.code).to.equal(0);
    expect(ended.out).to.match(/coolingOffMinutes: .*how long a decision can be undone/);
  });

  it('help of every command ends with exit 0', async () => {
    for (const command of [
      [],
      ['run'],
      ['receive'],
      ['init'],
      ['migrate'],
      ['tickets', 'list'],
      ['tickets', 'show'],
      ['config'],
    ]) {
      expect((await run([...command, '--help'], ROOT)).code, command.join(' ')).to.equal(0);
    }
  });
});
