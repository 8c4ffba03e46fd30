/** The board of a desk that has had ten thousand applications shows as much as a person can read, page by page. */
import { expect } from 'chai';
import { plusDays } from '../../src/domain/time.ts';
import type { OverviewBounds } from '../../src/store/figures/overview.ts';
import type { Store } from '../../src/store/store.ts';
import { aTicket, NOW } from '../store/examples.ts';
import { databaseWithTables, type FreshDatabase, ON_SQLITE } from '../store/fresh-database.ts';

const MANY = 10_000;
const BOUNDS: OverviewBounds = { since: plusDays(NOW, -84), ticketsOfAState: 40, letters: 20 };

describe('A desk with ten thousand tickets', () => {
  let database: FreshDatabase;
  let store: Store;

  before(async () => {
    database = await databaseWithTables();
    store = await database.open();
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('T'));
      await tx.appendEvents('T', [{ type: 'opened' }], { mail: null }, NOW);
    });
    const hand = await database.otherHand();
    const copies = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`;
    const ticket = ['route', 'revision', 'version', 'received_at', 'cooling_since', 'erased_at', 'content', 'life'];
    const state =
      "CASE WHEN i % 10 = 0 THEN 'awaiting-decision' WHEN i % 10 = 1 THEN 'access-open' ELSE 'withdrawn' END";
    await hand.sql(
      `INSERT INTO ticket (id, state, account_hash, ${ticket.join()}) ${copies} SELECT 'T' || i, ${state}, account_hash || i, ${ticket.join()} FROM ticket, n WHERE id = 'T'`,
    );
    await hand.sql(
      `INSERT INTO ticket_event (ticket, seq, at, type, mail, json) ${copies} SELECT 'T' || i, seq, at, type, mail, json FROM ticket_event, n WHERE ticket = 'T'`,
    );
    await hand.end();
  });
  after(() => database.remove());

  it('is counted whole, and shown in part', async () => {
    const { tickets, open, milestones } = await store.overview(BOUNDS);
    expect(tickets['awaiting-decision']).to.equal(MANY / 10 + 1);
    expect(tickets.withdrawn).to.equal((MANY / 10) * 8);
    expect(open).to.have.length(80);
    expect(milestones).to.have.length(MANY + 1);
  });

  it('is listed page by page: none is left out, none stands twice, and behind the last page is the last', async () => {
    const page = (number: number) =>
      store.pageOfTickets({ state: 'awaiting-decision', newestFirst: false, page: number, size: 50 });
    const { pages, many } = await page(1);
    expect([pages, many]).to.deep.equal([21, MANY / 10 + 1]);
    const all = await Promise.all(Array.from({ length: pages }, (_, at) => page(at + 1)));
    const ids = all.flatMap(({ tickets }) => tickets.map(({ id }) => id));
    expect(new Set(ids).size).to.equal(many);
    expect(ids).to.have.length(many);
    expect((await page(9_999)).page).to.equal(21);
  });

  if (ON_SQLITE)
    it('finds its weeks by an index, and reads no event for it', async () => {
      const hand = await database.otherHand();
      const plan = await hand.sql(
        `EXPLAIN QUERY PLAN SELECT event.type, event.at, t.received_at FROM ticket_event event JOIN ticket t ON t.id = event.ticket WHERE event.at >= '2026-01-01' AND event.type IN ('opened') ORDER BY event.at DESC`,
      );
      expect(JSON.stringify(plan)).to.include('COVERING INDEX ticket_event_by_time');
    });
});
