/** What the caps count letters by, and the guesses at tokens, on PostgreSQL. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['counts_as', 'mailbox', 'due_since'] as const;

const TABLE = `CREATE TABLE "guess" (
     "content_key" text PRIMARY KEY NOT NULL, "at" text NOT NULL, "tokens" integer NOT NULL)`;

const INDEXES = {
  outbox_by_mailbox: '"outbox" ("mailbox", "due_since")',
  outbox_by_due_since: '"outbox" ("due_since")',
  outbox_by_envelope: '"outbox" ("envelope_from")',
  guess_by_time: '"guess" ("at")',
} as const;

export class CapsAndGuesses1763800000000 implements MigrationInterface {
  readonly name = 'CapsAndGuesses1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "outbox" ADD COLUMN "${column}" text`);
    await runner.query(TABLE);
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX "${name}"`);
    await runner.query('DROP TABLE "guess"');
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "outbox" DROP COLUMN "${column}"`);
  }
}
