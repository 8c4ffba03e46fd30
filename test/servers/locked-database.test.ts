/** Another program that holds the lock of the SQLite file for longer than anybody waits. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { OFFICE, REQUEST } from '../journey/desk-in-memory.ts';
import { freePort } from './free-port.ts';

describe('A database that another program keeps locked', function () {
  this.timeout(90_000);
  let desk: DeskOnServers;
  afterEach(() => desk.close());

  it('keeps mails waiting and the event loop free, is said in health, and everything goes on when it is free', async () => {
    const port = await freePort();
    desk = await openDeskOnServers({ more: `health: { port: ${port} }\n` });
    const file = join(dirname(desk.configFile), 'locked.sqlite');
    const yaml = readFileSync(desk.configFile, 'utf8').replace('imap: {', 'imap: { pollSeconds: 2,');
    writeFileSync(desk.configFile, yaml.replace(/^database:.*$/m, `database: sqlite:${file}`));
    const daemon = await desk.start();
    await desk.until(() => desk.lines.some(({ message }) => message === 'this daemon attends to the mailbox'));

    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    desk.deliver({ from: OFFICE, subject: 'x', text: REQUEST });
    const said = (words: string) => desk.lines.some(({ message }) => message.includes(words));
    await desk.until(() => said('the database could not be read or written') && said('could not be taken'));
    delay.disable();
    // The driver blocks while it waits for a lock, so it may only wait shortly (design §7: at most 100 ms at a time).
    expect(delay.percentile(99) / 1e6, 'milliseconds').to.be.below(200);
    const page = (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as {
      reasons: { word: string; happened: string }[];
    };
    expect(page.reasons.map(({ happened }) => happened)).to.include('The database cannot be used (locked).');
    expect(desk.imap.mails('INBOX')).to.have.length(1);

    other.exec('COMMIT');
    other.close();
    await desk.until(() => desk.lines.some(({ fields }) => fields.verdict === 'accepted') && desk.sent.length >= 3);
    expect(await daemon.desk.store.tickets()).to.have.length(1);
    await daemon.stop();
  });
});
