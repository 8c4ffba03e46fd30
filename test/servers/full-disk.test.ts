/** A disk that fills up under the daemon: no crash, no loss, said in health, and it goes on by itself. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { endingOf, TEMPORARY } from '../../src/cli/exit-codes.ts';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { OFFICE, REQUEST } from '../journey/desk-in-memory.ts';
import { freePort } from './free-port.ts';

/** A file system of 4 MB; it takes root to mount one. */
function smallDisk(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'desk-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path], { stdio: 'ignore' });
  } catch (cause) {
    rmSync(path, { recursive: true });
    throw new Error('A full disk cannot be tested: no small file system could be mounted. Run this test as root.', {
      cause,
    });
  }
  return {
    path,
    remove() {
      execFileSync('umount', [path]);
      rmSync(path, { recursive: true });
    },
  };
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  const some = Buffer.alloc(4_096);
  try {
    for (;;) writeSync(descriptor, some);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(descriptor);
  }
}

describe('A full disk (R11)', function () {
  this.timeout(90_000);
  let desk: DeskOnServers;
  let disk: ReturnType<typeof smallDisk>;
  before(() => {
    disk = smallDisk();
  });
  afterEach(() => desk?.close());
  after(() => disk?.remove());

  const database = () => `sqlite:${disk.path}/data/desk.sqlite`;

  it('stops the taking of mails, not the daemon; with room again every mail is one ticket', async () => {
    const port = await freePort();
    desk = await openDeskOnServers({
      pollSeconds: 2,
      database: database(),
      more: `health: { port: ${port} }\n`,
    });
    mkdirSync(join(disk.path, 'data'));
    const daemon = await desk.start();
    const deliver = (n: number) =>
      desk.deliver({ from: OFFICE, subject: `${n}`, text: REQUEST.replace('9900000101', `990000010${n}`) });
    const accepted = () => desk.lines.filter(({ fields }) => fields.verdict === 'accepted').length;
    deliver(1);
    await desk.until(() => accepted() === 1 && desk.sent.length >= 3);

    fill(join(disk.path, 'filler'));
    for (const n of [2, 3, 4]) deliver(n);
    await desk.until(() => desk.lines.filter(({ message }) => message.includes('could not be taken')).length >= 3);
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    const { reasons } = (await health.json()) as { reasons: { word: string; happened: string }[] };
    expect(reasons.map(({ word }) => word)).to.include.members(['database-unusable', 'disk-nearly-full']);
    expect(desk.imap.mails('INBOX')).to.have.length(3);

    rmSync(join(disk.path, 'filler'));
    await desk.until(() => accepted() === 4 && desk.sent.length >= 12);
    expect(await daemon.desk.store.tickets()).to.have.length(4);
    expect(await daemon.desk.store.verifyAudit()).to.equal(null);
    expect((await daemon.desk.store.lookOver()).damage).to.equal(null);
    await daemon.stop();
    expect(desk.imap.mails('INBOX')).to.have.length(0);
  });

  it('keeps a desk from starting for as long as it is full: exit 75, so that it is started again', async () => {
    desk = await openDeskOnServers({ database: database() });
    mkdirSync(join(disk.path, 'data'), { recursive: true });
    for (const isNew of [true, false]) {
      if (!isNew) await (await desk.start()).stop();
      fill(join(disk.path, 'filler'));
      const error = await desk.start().catch((thrown: unknown) => thrown);
      expect(endingOf(error)).to.include({ code: TEMPORARY });
      expect(error).to.have.property('word', 'disk-full');
      rmSync(join(disk.path, 'filler'));
      await (await desk.start()).stop();
    }
  });
});
