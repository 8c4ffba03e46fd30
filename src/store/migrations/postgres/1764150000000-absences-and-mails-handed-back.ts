/** Absences of staff, and mails that go back to the inbox, on PostgreSQL. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AbsencesAndMailsHandedBack1764150000000 implements MigrationInterface {
  readonly name = 'AbsencesAndMailsHandedBack1764150000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "absence" ("address" text PRIMARY KEY NOT NULL, "first_day" text NOT NULL, "last_day" text NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE "hand_back" ("content_key" text PRIMARY KEY NOT NULL, "received_at" text NOT NULL, "ended_at" text)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "hand_back"');
    await runner.query('DROP TABLE "absence"');
  }
}
