/** The configuration file's one schema: every key, what it means, what it may be, and its default (design §9). */
import { z } from 'zod';
import { enoughDeciders } from './enough-deciders.ts';
import { desk, office, staff } from './keys/people.ts';
import { policy } from './keys/policy.ts';
import { imap, smtp } from './keys/servers.ts';
import { address, domain, port, signers } from './keys/terms.ts';
import { secretSchema } from './secret.ts';

const wholeConfig = z.strictObject({
  desk,
  procedure: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('cloud-data-salvage')
    .describe('templates/procedure/<name>.yaml'),
  imap,
  smtp,
  database: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:PATH, sqlite::memory: or postgres://…')
    .default('sqlite:./data/desk.sqlite'),
  secretKey: secretSchema.describe('at least 32 characters; all keys are derived from it'),
  staff: z.array(staff).min(1),
  offices: z.array(office).default([]),
  forms: z.array(z.strictObject({ layout: z.string().min(1), from: address, signers })).default([]),
  trust: z
    .strictObject({
      authservId: z.string().min(1).describe('the id your mail system writes into Authentication-Results'),
      receivedBy: z.array(z.string().min(1)).default([]).describe('hosts that may add Received lines above it'),
    })
    .optional()
    .describe('without it that header is never believed'),
  policy: policy.prefault({}),
  directory: z
    .string()
    .min(1)
    .optional()
    .describe('a CSV file with the columns account, revoked_on, student, faculty; read again when it changes'),
  health: z
    .strictObject({ port: port.describe('GET /healthz and GET /metrics are answered here, on 127.0.0.1 only') })
    .optional()
    .describe('without it nothing listens'),
  board: z
    .strictObject({
      port: port.describe('a page for staff to look at is served here, on 127.0.0.1 only; it can change nothing'),
      showNames: z
        .boolean()
        .default(false)
        .describe('true: names, addresses and texts are shown in full; only behind a login of your own'),
      hosts: z
        .array(domain)
        .default([])
        .describe('host names under which a proxy passes requests on, where it passes the name too'),
    })
    .optional()
    .describe('without it there is no page'),
  templates: z
    .string()
    .optional()
    .describe('a folder with changed copies of templates; missing ones fall back to ours'),
});

export const configSchema = wholeConfig
  .check(enoughDeciders)
  .refine(({ board, health }) => board === undefined || board.port !== health?.port, {
    message: 'another port than health.port',
    path: ['board', 'port'],
  });

export type Config = z.infer<typeof configSchema>;
