/** Events are found by their time, for whatever sums up weeks, on PostgreSQL. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EventsByTime1764450000000 implements MigrationInterface {
  readonly name = 'EventsByTime1764450000000';

  async up(runner: QueryRunner): Promise<void> {
    // With the type and the ticket in it, counting weeks never reads what the events say.
    await runner.query('CREATE INDEX "ticket_event_by_time" ON "ticket_event" ("at", "type", "ticket")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ticket_event_by_time"');
  }
}
