/** What a mail's evidence rests on, and what each address's mails have shown of their origin, on PostgreSQL. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OriginOfMails1763900000000 implements MigrationInterface {
  readonly name = 'OriginOfMails1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "mail" ADD COLUMN "origin_rests" text');
    await runner.query('CREATE TABLE "origin" ("address_hash" text PRIMARY KEY NOT NULL, "marks" text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "origin"');
    await runner.query('ALTER TABLE "mail" DROP COLUMN "origin_rests"');
  }
}
