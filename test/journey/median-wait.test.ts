/** `policy.showMedianWait`: what an acknowledgement says of the decisions of the last weeks. */
import { expect } from 'chai';
import { EdgeDesk, HANAKO } from '../life/edges/edge-desk.ts';
import { theLetter } from './desk-in-memory.ts';

const DAY = 24 * 60;

describe('The wait that an acknowledgement tells', () => {
  let desk: EdgeDesk;
  afterEach(() => desk.close());

  const account = (at: number) => ({ 'UTokyo Account': `99000001${String(at).padStart(2, '0')}` });

  /** So many applications of today, turned down after two days. */
  async function decided(many: number): Promise<void> {
    for (let at = 0; at < many; at++) await desk.office(account(at));
    const tickets = await desk.tickets();
    desk.desk.pass(2 * DAY);
    for (const { id } of tickets) await desk.decide('却下 理由', id);
    await desk.release();
  }

  async function acknowledged(): Promise<string> {
    const { letters } = await desk.office(account(99));
    return theLetter(letters, 'acknowledgement', HANAKO).text.replace(/\s+/g, ' ');
  }

  it('is the measured median, in both languages, as no promise', async () => {
    desk = await EdgeDesk.open((config) => {
      config.policy = { showMedianWait: true };
    });
    await decided(5);
    const text = await acknowledged();
    expect(text)
      .to.include('the median time to a decision was about 2 days')
      .and.include('This is not a promise: yours may take longer');
    expect(text.replace(/ /g, '')).to.include('中央値は、約2日でした').and.include('お約束するものではなく');
    desk.desk.pass(60 * DAY);
    expect((await desk.office(account(98))).letters.map(({ text: later }) => later).join()).to.not.include('median');
  });

  it('is not told of four decisions, nor where the desk does not want it', async () => {
    desk = await EdgeDesk.open((config) => {
      config.policy = { showMedianWait: true };
    });
    await decided(4);
    expect(await acknowledged()).to.not.match(/median|中央値/);
    await desk.close();
    desk = await EdgeDesk.open();
    await decided(5);
    expect(await acknowledged()).to.not.match(/median|中央値/);
  });
});
