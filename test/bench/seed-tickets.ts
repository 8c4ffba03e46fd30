/** Fills a desk's SQLite file with copies of one ticket and everything about it, as if that many had been through. */
import Database from 'better-sqlite3';

type Row = Readonly<Record<string, unknown>>;

/** What stands for one ticket, and which of its columns no two tickets share besides those that name it. */
const TABLES = {
  ticket: ['account_hash'],
  ticket_event: [],
  mail: [],
  mail_ticket: [],
  outbox: ['message_id', 'envelope_from'],
  token: ['hash'],
} as const;
/** One in so many is still open; the others have ended. */
const OPEN_IN = 50;
/** Beyond the numbers that the desk has given to mails of the same run. */
const FIRST_NUMBER = 1_000_000;

/** Adds `count` tickets, numbered from `from`. The daemon must not be running; the audit chain is left as it is. */
export function seedTickets(file: string, from: number, count: number): void {
  const database = new Database(file);
  const pattern = patternOf(database);
  const number = (index: number) => `CDS-2026-${FIRST_NUMBER + from + index}-S`;
  const inserts = pattern.rows.map(({ table, row }) => {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join();
    const insert = database.prepare(
      `INSERT INTO "${table}"(${columns.map((one) => `"${one}"`).join()}) VALUES (${marks})`,
    );
    const own: readonly string[] = TABLES[table];
    return (index: number) => {
      const cell = (column: string) => {
        if (table === 'ticket' && column === 'state' && index % OPEN_IN > 0) return 'access-closed';
        const value = row[column];
        if (typeof value !== 'string') return value;
        const named = value
          .replaceAll(pattern.ticket, number(index))
          .replaceAll(pattern.mail, `${pattern.mail}-${from + index}`);
        return own.includes(column) ? `${named}-${from + index}` : named;
      };
      insert.run(...columns.map(cell));
    };
  });
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) for (const insert of inserts) insert(index);
  })();
  database.close();
}

function patternOf(database: Database.Database) {
  const all = (sql: string, ...values: string[]) => database.prepare(sql).all(...values) as Row[];
  const [one] = all('SELECT content_key, ticket FROM mail_ticket LIMIT 1');
  if (!one) throw new Error('there is no ticket to copy');
  const ticket = String(one.ticket);
  const mail = String(one.content_key);
  const of = (table: keyof typeof TABLES, where: string, value: string) =>
    all(`SELECT * FROM "${table}" WHERE ${where} = ?`, value).map((row) => ({ table, row }));
  const letters = of('outbox', 'ticket', ticket);
  const rows = [
    ...of('ticket', 'id', ticket),
    ...of('ticket_event', 'ticket', ticket),
    ...of('mail', 'content_key', mail),
    ...of('mail_ticket', 'content_key', mail),
    ...letters,
    ...letters.flatMap(({ row }) => of('token', 'outbox_id', String(row.id))),
  ];
  return { ticket, mail, rows };
}
