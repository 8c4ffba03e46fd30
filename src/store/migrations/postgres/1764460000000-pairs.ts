/** Which other ticket a letter shows, so that one answer may decide both, on PostgreSQL. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pairs1764460000000 implements MigrationInterface {
  readonly name = 'Pairs1764460000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "outbox" ADD COLUMN "pair_ticket" text');
    await runner.query('ALTER TABLE "outbox" ADD COLUMN "pair_revision" integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "outbox" DROP COLUMN "pair_revision"');
    await runner.query('ALTER TABLE "outbox" DROP COLUMN "pair_ticket"');
  }
}
