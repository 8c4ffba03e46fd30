/** Letters that are yet to leave are found in the order in which they leave, on PostgreSQL. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenLetters1764660000000 implements MigrationInterface {
  readonly name = 'OpenLetters1764660000000';

  async up(runner: QueryRunner): Promise<void> {
    // Only of letters that are open: it stays small, however many have left.
    await runner.query(
      `CREATE INDEX "outbox_open" ON "outbox" ("created_at", "id", "next_at") WHERE "state" IN ('due', 'sending', 'unknown')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "outbox_open"');
  }
}
