/** The configuration file's one schema: every key, what it means, what it may be, and its default (design §9). */
import { z } from 'zod';
import { enoughDeciders } from './enough-deciders.ts';
import { authSchema } from './oauth2.ts';
import { secretSchema } from './secret.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const address = z
  .string()
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9.-]+$/, 'must be one plain mail address')
  .transform((text) => text.toLowerCase());
const domain = z
  .string()
  .regex(/^[A-Za-z0-9.-]+$/, 'must be a domain name')
  .transform((text) => text.toLowerCase());
const both = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const language = z.enum(['ja', 'en']).describe('language of letters to them');
const port = z.number().int().min(1).max(65535);
const day = z.iso.date();
const tls = z.enum(['implicit', 'starttls', 'none']).describe('none is allowed to loopback hosts only');
const signers = z
  .array(domain)
  .default([])
  .describe('domains whose signature proves a mail from this address; exactly these');

/** Whether `zone` is a time zone this Node knows. */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function onlyLoopbackInClear(server: { host: string; tls: string }): boolean {
  return server.tls !== 'none' || LOOPBACK.includes(server.host);
}
const inClear = { message: 'tls: none is allowed to 127.0.0.1, ::1 and localhost only', path: ['tls'] };

interface Login {
  readonly user?: string | undefined;
  readonly password?: unknown;
  readonly auth?: unknown;
}
const logsInOneWay = ({ password, auth }: Login) => password === undefined || auth === undefined;
const oneWay = { message: 'either password or auth, not both', path: ['auth'] };
const namesUser = ({ user, auth }: Login) => auth === undefined || user !== undefined;

const desk = z.strictObject({
  address: address.describe('the address people write to and letters come from'),
  name: both.describe('what the desk is called in letters'),
  ticketPrefix: z
    .string()
    .regex(/^[A-Z]{2,6}$/, 'must be 2 to 6 capital letters')
    .default('CDS'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone')
    .default('Asia/Tokyo')
    .describe('days are counted here'),
  opensOn: day.optional().describe('applications are accepted from this day; default: the procedure’s'),
  subaddress: z
    .boolean()
    .default(true)
    .describe('false where desk+…@ does not reach the mailbox: approvals then always need a second round'),
  contact: both.optional().describe('how to reach a person, said in every letter; default: the desk’s address'),
});

const imap = z
  .strictObject({
    host: z.string().min(1),
    port: port.optional().describe('default: 993 for implicit, else 143'),
    tls: tls.default('implicit'),
    user: z.string().min(1),
    password: secretSchema.optional(),
    auth: authSchema.optional(),
    ca: z.string().optional().describe('path of a PEM file with a further trusted certificate'),
    inbox: z.string().default('INBOX'),
    startAt: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('mails received earlier are left to people; default: the first migrate'),
    pollSeconds: z
      .number()
      .int()
      .min(1)
      .max(3600)
      .default(60)
      .describe('the mailbox is read at least so often, whatever IDLE says'),
    maxMessageBytes: z.number().int().min(100_000).default(25_000_000),
    folders: z
      .strictObject({
        done: z.string().min(1).default('Salvage/Done'),
        quarantine: z.string().min(1).default('Salvage/Quarantine'),
        intake: z.string().min(1).optional().describe('a mail that a person moves here is read as a request'),
        junk: z.string().min(1).optional(),
      })
      .prefault({}),
  })
  .refine(onlyLoopbackInClear, inClear)
  .refine(logsInOneWay, oneWay)
  .refine(({ password, auth }) => password !== undefined || auth !== undefined, {
    message: 'text, { env: NAME } or { file: PATH }; or auth: { oauth2: … } in its place',
    path: ['password'],
  });

const smtp = z
  .strictObject({
    host: z.string().min(1),
    port: port.optional().describe('default: 465 for implicit, else 587'),
    tls: tls.default('starttls'),
    user: z.string().min(1).optional(),
    password: secretSchema.optional(),
    auth: authSchema.optional(),
    ca: z.string().optional().describe('path of a PEM file with a further trusted certificate'),
    envelope: z
      .enum(['keyed', 'plain'])
      .default('keyed')
      .describe('keyed: bounces come to desk+b…@; plain where that cannot send'),
  })
  .refine(onlyLoopbackInClear, inClear)
  .refine(logsInOneWay, oneWay)
  .refine(namesUser, { message: 'the mailbox that sends, which auth needs', path: ['user'] });

const staff = z.strictObject({
  name: z.string().min(1),
  address,
  language,
  role: z.enum(['decider', 'helper']).default('decider'),
  signers,
});

const office = z.strictObject({
  id: z.string().min(1),
  name: both,
  address: address.describe('the one address that is asked to confirm'),
  senders: z.array(address).default([]).describe('further addresses the office writes from'),
  language,
  faculties: z.array(z.string().min(1)).default([]),
  signers,
});

const approvers = z.literal([1, 2], 'must be 1 or 2');

const policy = z.strictObject({
  coolingOffMinutes: z
    .number()
    .min(0)
    .max(1440)
    .default(30)
    .describe('how long a decision can be undone before it leaves'),
  approvals: z
    .strictObject({ form: approvers.default(1), office: approvers.default(1) })
    .prefault({})
    .describe('how many different deciders approve a request of each route; one rejects it'),
  approvalNote: z
    .enum(['optional', 'required'])
    .default('optional')
    .describe('required: whoever approves or rejects adds a line NOTE: … in the same mail'),
  officeConfirmation: z.enum(['unless-proven', 'always']).default('unless-proven'),
  windowStarts: z.enum(['provided', 'approval']).default('provided'),
  requireRevokedOn: z.boolean().default(true),
  digestAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM, from 00:00 to 23:59')
    .default('08:30')
    .describe('when staff get the morning letter on working days, in the desk’s time zone'),
  showMedianWait: z
    .boolean()
    .default(false)
    .describe(
      'acknowledgements say the measured median wait of the last weeks, once five were decided; never a promise',
    ),
  retentionDays: z.number().int().min(1).default(90).describe('days after the end until personal data is erased'),
  unreachableContactDomains: z
    .array(domain)
    .optional()
    .describe('mailboxes that die with the account; default: the procedure’s'),
});

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
