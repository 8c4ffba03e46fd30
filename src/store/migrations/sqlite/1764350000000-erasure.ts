/** When a ticket was erased, and when a mail was removed from the folder it was filed into, on SQLite. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Erasure1764350000000 implements MigrationInterface {
  readonly name = 'Erasure1764350000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "ticket" ADD COLUMN "erased_at" text');
    await runner.query('ALTER TABLE "mail" ADD COLUMN "removed_at" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "mail" DROP COLUMN "removed_at"');
    await runner.query('ALTER TABLE "ticket" DROP COLUMN "erased_at"');
  }
}
