/** The first tables of the desk on SQLite. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "lease" (
     "name" text PRIMARY KEY NOT NULL, "holder" text, "fence" integer NOT NULL, "until" text)`,
  `CREATE TABLE "mark" ("name" text PRIMARY KEY NOT NULL, "value" text NOT NULL)`,
  `CREATE TABLE "ticket_number" ("year" integer PRIMARY KEY NOT NULL, "last" integer NOT NULL)`,
  `CREATE TABLE "mail" (
     "content_key" text PRIMARY KEY NOT NULL, "received_at" text NOT NULL, "handled_at" text NOT NULL,
     "kind" text, "verdict" text NOT NULL, "reason" text, "filing" text NOT NULL, "origin" text NOT NULL,
     "origin_word" text NOT NULL, "origin_domain" text)`,
  `CREATE TABLE "mail_ticket" (
     "content_key" text NOT NULL, "position" integer NOT NULL, "ticket" text NOT NULL,
     PRIMARY KEY ("content_key", "position"))`,
  `CREATE TABLE "placement" (
     "folder" text NOT NULL, "uid_validity" text NOT NULL, "uid" bigint NOT NULL,
     "content_key" text NOT NULL, "filing" text NOT NULL, PRIMARY KEY ("folder", "uid_validity", "uid"))`,
  `CREATE TABLE "ticket" (
     "id" text PRIMARY KEY NOT NULL, "state" text NOT NULL, "route" text NOT NULL,
     "revision" integer NOT NULL, "version" integer NOT NULL, "account_hash" text,
     "received_at" text NOT NULL, "cooling_since" text, "content" text NOT NULL, "life" text NOT NULL)`,
  `CREATE TABLE "ticket_event" (
     "ticket" text NOT NULL, "seq" integer NOT NULL, "at" text NOT NULL, "type" text NOT NULL,
     "mail" text, "json" text NOT NULL, PRIMARY KEY ("ticket", "seq"))`,
  `CREATE TABLE "entitlement" (
     "account_hash" text NOT NULL, "service" text NOT NULL, "ticket" text NOT NULL, "state" text NOT NULL,
     "granted_at" text, PRIMARY KEY ("account_hash", "service"))`,
  `CREATE TABLE "outbox" (
     "id" text PRIMARY KEY NOT NULL, "message_id" text NOT NULL, "template" text NOT NULL,
     "language" text NOT NULL, "role" text NOT NULL, "recipient" text NOT NULL,
     "envelope_from" text NOT NULL, "ticket" text, "revision" integer, "subject" text NOT NULL,
     "bytes" blob, "sha256" text NOT NULL, "state" text NOT NULL, "attempts" integer NOT NULL,
     "next_at" text NOT NULL, "claim" text, "last_reason" text, "created_at" text NOT NULL,
     "ended_at" text)`,
  `CREATE TABLE "token" (
     "hash" text PRIMARY KEY NOT NULL, "outbox_id" text NOT NULL, "state" text NOT NULL,
     "expires_at" text NOT NULL, "ended_at" text)`,
  `CREATE TABLE "audit" (
     "seq" integer PRIMARY KEY NOT NULL, "at" text NOT NULL, "word" text NOT NULL, "ticket" text,
     "event" integer, "mail" text, "actor" text, "detail" text, "key_id" text NOT NULL,
     "hash" text NOT NULL)`,
  `CREATE TABLE "audit_head" (
     "name" text PRIMARY KEY NOT NULL, "seq" integer NOT NULL, "hash" text NOT NULL, "seal" text NOT NULL)`,
] as const;

const INDEXES = [
  'CREATE INDEX "mail_ticket_by_ticket" ON "mail_ticket" ("ticket")',
  'CREATE INDEX "ticket_by_account" ON "ticket" ("account_hash")',
  'CREATE INDEX "ticket_by_state" ON "ticket" ("state", "received_at")',
  'CREATE INDEX "ticket_by_cooling" ON "ticket" ("cooling_since")',
  'CREATE INDEX "entitlement_by_ticket" ON "entitlement" ("ticket")',
  'CREATE UNIQUE INDEX "outbox_message_id" ON "outbox" ("message_id")',
  'CREATE INDEX "outbox_by_ticket" ON "outbox" ("ticket", "template")',
  'CREATE INDEX "outbox_by_due" ON "outbox" ("state", "next_at")',
  'CREATE UNIQUE INDEX "token_by_letter" ON "token" ("outbox_id")',
] as const;

/** The one lease there is; its fencing number rises from here. */
const FIRST_LEASE = `INSERT INTO "lease" ("name", "fence") VALUES ('desk', 0)`;

export class FirstTables1763700000000 implements MigrationInterface {
  readonly name = 'FirstTables1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, FIRST_LEASE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table.split(' ')[2]}`);
  }
}
