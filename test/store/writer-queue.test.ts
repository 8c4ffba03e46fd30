/** Whose turn it is in the queue before the database. */
import { AsyncResource } from 'node:async_hooks';
import { expect } from 'chai';
import { writerQueue } from '../../src/store/units/writer-queue.ts';

describe('the writer queue', () => {
  it('takes units in the order they came, but one that is ahead before all who wait', async () => {
    const queue = writerQueue({ atOnce: 1 });
    const order: string[] = [];
    const unit = (name: string) => async () => void order.push(name);
    await Promise.all([
      queue.run(unit('first')),
      queue.run(unit('second')),
      queue.run(unit('third')),
      queue.run(unit('accepted'), { urgency: 'ahead' }),
    ]);
    expect(order).to.deep.equal(['first', 'accepted', 'second', 'third']);
  });

  it('never interrupts a unit that has begun', async () => {
    const queue = writerQueue({ atOnce: 1 });
    const order: string[] = [];
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const long = queue.run(async () => {
      begun();
      for (let step = 0; step < 5; step += 1) {
        await new Promise(setImmediate);
        order.push(`step ${step}`);
      }
    });
    await hasBegun;
    await Promise.all([long, queue.run(async () => void order.push('accepted'), { urgency: 'ahead' })]);
    expect(order).to.deep.equal(['step 0', 'step 1', 'step 2', 'step 3', 'step 4', 'accepted']);
  });

  it('leaves nothing on what the process does after it', async () => {
    const carried = () => Object.getOwnPropertySymbols(new AsyncResource('PROBE')).length;
    const before = carried();
    const queue = writerQueue({ atOnce: 1 });
    await queue.run(async () => {});
    await queue.drain();
    expect(carried()).to.equal(before);
  });
});
