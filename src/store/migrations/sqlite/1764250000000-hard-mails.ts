/** Mails that cost a parser child its life, on SQLite. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `CREATE TABLE "hard_mail" (
     "bytes_key" text PRIMARY KEY NOT NULL, "deaths" integer NOT NULL, "word" text, "last_at" text NOT NULL)`;

export class HardMails1764250000000 implements MigrationInterface {
  readonly name = 'HardMails1764250000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "hard_mail"');
  }
}
