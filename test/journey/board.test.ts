/** The board beside the real daemon: of the one that attends and of the one that stands by, while mails come in. */
import { expect } from 'chai';
import { loadConfig } from '../../src/config/file.ts';
import { type Daemon, startDaemon } from '../../src/daemon.ts';
import { freePort } from '../servers/free-port.ts';
import { failureOf } from '../store/fresh-database.ts';
import { type DeskOnServers, openDeskOnServers } from './daemon-on-servers.ts';
import { LEE, MORI, OFFICE, REQUEST } from './desk-in-memory.ts';

const HIDDEN = ['9900000101', '37-990101', '例示', '査読中', 'hanako', LEE, MORI, OFFICE, '森 一郎'];
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

describe('The board of a running desk', function () {
  this.timeout(300_000);
  let desk: DeskOnServers;
  const others: Daemon[] = [];
  afterEach(async () => {
    await Promise.all(others.splice(0).map((daemon) => daemon.stop()));
    await desk.close();
  });

  const look = async (port: number, path = '') => {
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  const openWithBoard = async (port: number) => {
    desk = await openDeskOnServers({ more: `board: { port: ${port} }\n` });
    return desk.start();
  };

  it('shows an application a moment after its mail, masked, also where another daemon stands by; and ends with it', async () => {
    const [port, otherPort] = [await freePort(), await freePort()];
    const daemon = await openWithBoard(port);
    const config = loadConfig(desk.configFile);
    const board = { port: otherPort, showNames: false, hosts: [] };
    await desk.until(() => desk.lines.some(({ message }) => message.includes('attends to the mailbox')));
    others.push(await startDaemon({ ...config, board }, { log: QUIET }));
    expect((await look(port)).text).to.include('窓口で対応を待っている申請はありません。');

    desk.deliver({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    await desk.until(() => desk.lines.some(({ fields }) => fields.verdict === 'accepted'));
    const [ticket] = await daemon.desk.store.tickets();
    for (const at of [port, otherPort]) {
      for (const path of ['', `tickets/${ticket?.id}`]) {
        const { status, text } = await look(at, path);
        expect(status).to.equal(200);
        expect(text)
          .to.include(ticket?.id ?? 'a ticket')
          .and.include('*******101');
        expect(HIDDEN.filter((word) => text.includes(word))).to.deep.equal([]);
      }
    }
    expect(desk.lines.filter(({ level }) => level === 'error')).to.deep.equal([]);
    await daemon.stop();
    expect(await failureOf(look(port))).to.be.instanceOf(TypeError);
  });
});
