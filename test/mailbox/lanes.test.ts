/** Who is taken first when more mails wait than one batch holds. */
import { expect } from 'chai';
import type { Registry } from '../../src/domain/rules/registry.ts';
import { laneOf } from '../../src/mail/lane.ts';
import { backlogOf } from '../../src/mailbox/backlog/backlog.ts';
import { turnAfter } from '../../src/mailbox/backlog/in-turn.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { deskMailbox, imapSettings, subjects } from './desk-mailbox.ts';

const DESK = 'desk@desk.example';
const TOKEN_ADDRESS = `desk+t${'a'.repeat(26)}@desk.example`;
const STAFF = 'taro@staff.example';
const FORM = 'form@forms.example';
const OFFICE = 'gakumu@eng.example';
const registry: Registry = {
  staff: [{ name: 'Taro', address: STAFF, language: 'ja', role: 'decider', signers: [] }],
  offices: [
    {
      id: 'eng',
      name: { ja: '工学', en: 'Eng' },
      address: OFFICE,
      senders: [],
      language: 'ja',
      faculties: [],
      signers: [],
    },
  ],
  forms: [{ layout: 'l', from: FORM, signers: [] }],
};
const lane = (from: string | null, changes: { recipients?: string[]; isAnswer?: boolean } = {}) =>
  laneOf({ from, recipients: [DESK], isAnswer: false, ...changes }, registry, DESK);

function written(from: string, subject: string, to = DESK): Buffer {
  return Buffer.from(
    `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x.example>\r\n\r\nx\r\n`,
  );
}

describe('the lane of a mail', () => {
  it('is that of staff for an answer from a member, by its plus-address or by what it answers', () => {
    expect(lane(STAFF, { recipients: [TOKEN_ADDRESS] })).to.equal('staff');
    expect(lane(STAFF.toUpperCase(), { isAnswer: true })).to.equal('staff');
  });

  it('is not that of staff for a member’s address alone, nor for an answer from anybody else', () => {
    expect(lane(STAFF)).to.equal('rest');
    expect(lane('eve@else.example', { recipients: [TOKEN_ADDRESS], isAnswer: true })).to.equal('rest');
  });

  it('is that of forms and of offices by their address, and the last for all others', () => {
    expect([lane(FORM), lane(OFFICE), lane('a@b.example'), lane(null)]).to.deep.equal([
      'form',
      'office',
      'rest',
      'rest',
    ]);
  });
});

describe('a mail that waits for its turn', () => {
  it('waits until the one before has ended, however it ended', async () => {
    const order: string[] = [];
    let fail = (_: Error) => {};
    const earlier = new Promise<void>((_, reject) => {
      fail = reject;
    }).finally(() => order.push('earlier'));
    const turn = turnAfter(earlier, 60_000).then(() => order.push('later'));
    fail(new Error('unreadable'));
    await turn;
    expect(order).to.deep.equal(['earlier', 'later']);
  });

  it('does not wait for ever for one that takes too long', () => turnAfter(new Promise(() => {}), 1));
});

describe('a backlog with mails in a member’s name without end', () => {
  it('gives every lane its share in every fourth batch, those of unknown lane that came first too', () => {
    const backlog = backlogOf([1, 2, 3]);
    for (const [uid, one] of [
      [11, 'form'],
      [12, 'office'],
      [13, 'rest'],
    ] as const)
      backlog.sort(uid, one);
    const taken: number[][] = [];
    for (let batch = 1; batch <= 12; batch += 1) {
      for (let more = 0; more < 10; more += 1) backlog.sort(batch * 100 + more, 'staff');
      backlog.add([batch * 1000]);
      taken.push(backlog.next(10).filter((uid) => uid < 100));
    }
    expect(taken.map((uids) => uids.length > 0)).to.deep.equal(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((batch) => batch === 4 || batch === 8),
    );
    expect(taken.flat()).to.have.members([11, 12, 13, 1, 2, 3]);
  });

  it('keeps to the lanes in the others, and leaves nothing out', () => {
    const backlog = backlogOf([1, 2]);
    backlog.add([9]);
    backlog.sort(5, 'rest');
    backlog.sort(6, 'staff');
    expect(backlog.size()).to.equal(5);
    expect(backlog.next(4)).to.deep.equal([6, 5, 9, 1]);
    expect(backlog.takeUnsorted(5)).to.deep.equal([2]);
    expect([backlog.next(5), backlog.size()]).to.deep.equal([[], 0]);
  });
});

describe('a backlog larger than a batch (R17)', () => {
  let server: SandboxImapServer;
  let desk: ReturnType<typeof deskMailbox>;
  const deliver = (from: string, prefix: string, count: number, to?: string) => {
    for (let number = 1; number <= count; number += 1) server.deliver(written(from, `${prefix}${number}`, to));
  };

  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
    desk = deskMailbox(imapSettings(server), { laneOf: (glance) => laneOf(glance, registry, DESK) });
  });
  afterEach(async () => {
    await desk.mailbox.close();
    await server.close();
  });

  it('is taken by lanes: staff replies, forms, offices, the rest, each in the order of arrival', async () => {
    deliver('a@b.example', 'other', 60);
    deliver(OFFICE, 'office', 2);
    deliver(FORM, 'form', 2);
    deliver(STAFF, 'staff', 2, TOKEN_ADDRESS);
    const report = await desk.mailbox.pass();
    const others = Array.from({ length: 60 }, (_, number) => `other${number + 1}`);
    expect(subjects(desk.taken)).to.deep.equal(['staff1', 'staff2', 'form1', 'form2', 'office1', 'office2', ...others]);
    expect(report).to.include({ placed: 66, complete: true });
  });

  it('lets a staff reply that arrives meanwhile pass before what has waited longer', async () => {
    deliver('a@b.example', 'other', 300);
    await desk.mailbox.close();
    let arrived = false;
    const order: (string | undefined)[] = [];
    desk = deskMailbox(imapSettings(server), {
      laneOf: (glance) => laneOf(glance, registry, DESK),
      async receive({ raw, turn }) {
        await turn();
        if (!arrived) deliver(STAFF, 'staff', 1, TOKEN_ADDRESS);
        arrived = true;
        order.push(...subjects([{ raw }]));
        return { contentKey: 'k', filing: 'leave' };
      },
    });
    const report = await desk.mailbox.pass();
    expect(report).to.include({ placed: 301, complete: true });
    expect(order.indexOf('staff1')).to.be.within(1, 150);
    expect(new Set(order).size).to.equal(301);
  });

  it('lets the next have its turn as soon as one gives it on, though none is through before all of them are', async () => {
    const order: string[] = [];
    let end = () => {};
    const through = new Promise<void>((resolve) => {
      end = resolve;
    });
    const waiting = deskMailbox(imapSettings(server), {
      async receive({ uid, turn, giveTurnOn }) {
        await turn();
        order.push(`turn of ${uid}`);
        if (uid === 3) end();
        giveTurnOn?.();
        await through;
        order.push(`end of ${uid}`);
        return { contentKey: `${uid}`, filing: 'done' };
      },
    });
    deliver('a@b.example', 'mail', 3);
    const report = await waiting.mailbox.pass();
    await waiting.mailbox.close();
    expect(order.slice(0, 3)).to.deep.equal(['turn of 1', 'turn of 2', 'turn of 3']);
    expect(report).to.include({ placed: 3, complete: true });
  });
});
