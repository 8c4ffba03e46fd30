/** A member may be away more than once, on SQLite: the absences known so far are kept. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SeveralAbsences1764560000000 implements MigrationInterface {
  readonly name = 'SeveralAbsences1764560000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "away" ("address" text NOT NULL, "first_day" text NOT NULL, "last_day" text NOT NULL, PRIMARY KEY ("address", "first_day"))',
    );
    await runner.query(
      'INSERT INTO "away" ("address", "first_day", "last_day") SELECT "address", "first_day", "last_day" FROM "absence"',
    );
    await runner.query('DROP TABLE "absence"');
  }

  /** Of several absences of one member, the last is what the older program knows. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "absence" ("address" text PRIMARY KEY NOT NULL, "first_day" text NOT NULL, "last_day" text NOT NULL)',
    );
    await runner.query(
      'INSERT INTO "absence" ("address", "first_day", "last_day") SELECT "address", "first_day", "last_day" FROM "away" AS "a" WHERE "first_day" = (SELECT max("first_day") FROM "away" AS "b" WHERE "b"."address" = "a"."address")',
    );
    await runner.query('DROP TABLE "away"');
  }
}
