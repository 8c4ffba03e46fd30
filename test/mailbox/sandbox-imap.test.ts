/** The IMAP server of the sandbox, where a client behaves as no library does. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { startImapServer } from '../../src/sandbox/imap-server.ts';

describe('the IMAP server of the sandbox', () => {
  it('keeps no process alive for a client that was killed in IDLE', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const server = await startImapServer({ users: { desk: 'secret' } });
    const before = timers();
    const client = connect(server.port, server.host);
    const answer = async (line: string) => {
      client.write(`${line}\r\n`);
      return String((await once(client, 'data'))[0]);
    };
    await once(client, 'data');
    await answer('1 LOGIN desk secret');
    await answer('2 SELECT INBOX');
    expect(await answer('3 IDLE')).to.match(/^\+ idling/);
    expect(timers()).to.be.above(before);
    client.destroy();
    while (server.connections() > 0) await new Promise(setImmediate);
    await server.close();
    expect(timers()).to.equal(before);
  });
});
