/** The audit chain: whoever changes it, is found. */
import { expect } from 'chai';
import type { Store } from '../../src/store/store.ts';
import { aTicket, NOW } from './examples.ts';
import { databaseWithTables, type FreshDatabase } from './fresh-database.ts';

/** Four rows: two events, a refusal, an event. */
async function fill(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.insertTicket(aTicket('T1'));
    await tx.appendEvents('T1', [{ type: 'opened' }, { type: 'decision-asked' }], { mail: 'k1' }, NOW);
    await tx.audit('not-a-decider', { ticket: 'T1', mail: 'k2' }, NOW);
    await tx.appendEvents('T1', [{ type: 'approval-recorded', by: 'taro@staff.example' }], { mail: 'k3' }, NOW);
  });
}

describe('the audit chain', () => {
  let database: FreshDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  async function tamper(...statements: readonly string[]): Promise<number | null> {
    const hand = await database.otherHand();
    for (const statement of statements) await hand.sql(statement);
    await hand.end();
    return store.verifyAudit();
  }

  it('holds when it is empty, and over thousands of rows', async () => {
    expect(await store.verifyAudit()).to.equal(null);
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('T1'));
      const opened = Array.from({ length: 400 }, () => ({ type: 'opened' }) as const);
      for (let round = 0; round < 6; round++) await tx.appendEvents('T1', opened, { mail: null }, NOW);
    });
    expect(await store.verifyAudit()).to.equal(null);
    expect(await tamper("UPDATE audit SET word = 'x' WHERE seq = 2222")).to.equal(2222);
  });

  it('has a row for every event and every audited word, and nothing personal in any', async () => {
    await fill(store);
    const hand = await database.otherHand();
    const rows = await hand.sql('SELECT word, ticket, mail FROM audit ORDER BY seq');
    const everything = JSON.stringify(await hand.sql('SELECT * FROM audit'));
    await hand.end();
    expect(rows).to.deep.equal([
      { word: 'opened', ticket: 'T1', mail: 'k1' },
      { word: 'decision-asked', ticket: 'T1', mail: 'k1' },
      { word: 'not-a-decider', ticket: 'T1', mail: 'k2' },
      { word: 'approval-recorded', ticket: 'T1', mail: 'k3' },
    ]);
    expect(everything).not.to.contain('@');
  });

  const FORGERIES: readonly [string, number, ...string[]][] = [
    ['another word', 3, "UPDATE audit SET word = 'fine' WHERE seq = 3"],
    ['another time', 2, "UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2"],
    ['another decider', 4, 'UPDATE audit SET actor = NULL WHERE seq = 4'],
    ['another ticket', 1, "UPDATE audit SET ticket = 'T2' WHERE seq = 1"],
    ['a row taken out', 2, 'DELETE FROM audit WHERE seq = 2'],
    [
      'a row taken out and the rest moved up',
      2,
      'DELETE FROM audit WHERE seq = 2',
      'UPDATE audit SET seq = seq - 1 WHERE seq = 3',
      'UPDATE audit SET seq = seq - 1 WHERE seq = 4',
    ],
    ['the last row cut off', 4, 'DELETE FROM audit WHERE seq = 4'],
    [
      'the last row cut off and the head set back',
      4,
      'DELETE FROM audit WHERE seq = 4',
      'UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit WHERE seq = 3)',
    ],
    ['all rows taken out', 1, 'DELETE FROM audit'],
    [
      'a row put in without the key',
      5,
      "INSERT INTO audit (seq, at, word, key_id, hash) VALUES (5, 'x', 'x', 'x', 'x')",
    ],
    [
      'an event rewritten in the ticket',
      4,
      `UPDATE ticket_event SET json = '{"type":"approval-recorded","by":"eve@staff.example"}' WHERE seq = 3`,
    ],
    ['an event taken out of the ticket', 2, 'DELETE FROM ticket_event WHERE seq = 2'],
  ];

  for (const [name, broken, ...statements] of FORGERIES) {
    it(`names the first broken row: ${name}`, async () => {
      await fill(store);
      expect(await store.verifyAudit()).to.equal(null);
      expect(await tamper(...statements)).to.equal(broken);
    });
  }
});
