import { expect } from 'chai';
import { pino } from 'pino';
import { logLines } from '../../src/cli/log-lines.ts';

describe('The log', () => {
  it('R11: on a disk that is full loses lines and nothing else, and says how many once there is room', () => {
    const written: string[] = [];
    let isFull = false;
    const log = pino(
      { base: null, timestamp: false },
      logLines((line) => {
        if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        written.push(line);
      }),
    );
    log.info('one');
    isFull = true;
    log.info('two');
    log.error('three');
    isFull = false;
    log.info('four');
    log.info('five');
    const lines = written.join('').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).to.deep.equal([
      { level: 30, msg: 'one' },
      { level: 40, lost: 2, msg: 'lines of the log were lost' },
      { level: 30, msg: 'four' },
      { level: 30, msg: 'five' },
    ]);
  });
});
