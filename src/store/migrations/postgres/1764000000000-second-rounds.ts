/** The codes of second-round letters, on PostgreSQL. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `CREATE TABLE "second_round" (
     "outbox_id" text PRIMARY KEY NOT NULL, "ticket" text NOT NULL, "recipient" text NOT NULL, "hash" text NOT NULL,
     "asks" text NOT NULL, "state" text NOT NULL, "misses" integer NOT NULL, "expires_at" text NOT NULL, "ended_at" text)`;

export class SecondRounds1764000000000 implements MigrationInterface {
  readonly name = 'SecondRounds1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query('CREATE INDEX "second_round_by_ticket" ON "second_round" ("ticket")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "second_round"');
  }
}
