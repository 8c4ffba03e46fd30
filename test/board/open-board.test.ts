/** Whether the board listens at all, and what is said when it cannot. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { openBoard } from '../../src/board/open-board.ts';
import { ConfigMistake } from '../../src/config/file.ts';
import { type DeskInMemory, openDeskInMemory } from '../journey/desk-in-memory.ts';
import { failureOf } from '../store/fresh-database.ts';

const LOG = { info: () => {}, error: () => {} };

describe('The port of the board', () => {
  let memory: DeskInMemory;
  before(async () => {
    memory = await openDeskInMemory();
  });
  after(() => memory.close());

  it('is not listened on when none is named', async () => {
    expect(await openBoard(memory.config, memory.desk, LOG)).to.equal(null);
  });

  it('is named, with what to do, when another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const board = { port, showNames: false, hosts: [] };
    const failure = await failureOf(openBoard({ ...memory.config, board }, memory.desk, LOG));
    expect(failure).to.be.instanceOf(ConfigMistake);
    expect(failure.message).to.match(/^board\.port: \d+ cannot be listened on \(EADDRINUSE\)/);
    other.close();
  });
});
