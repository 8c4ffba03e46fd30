/** The keys of `imap` and `smtp`: where the servers are, and the one way in which the desk logs in. */
import { z } from 'zod';
import { USUAL_CONNECTIONS } from '../../outbox/smtp-settings.ts';
import { authSchema } from '../oauth2.ts';
import { secretSchema } from '../secret.ts';
import { port } from './terms.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const tls = z.enum(['implicit', 'starttls', 'none']).describe('none is allowed to loopback hosts only');
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

export const imap = z
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

const CONNECTIONS = 'a whole number from 1 to 10';

export const smtp = z
  .strictObject({
    host: z.string().min(1),
    port: port.optional().describe('default: 465 for implicit, else 587'),
    tls: tls.default('starttls'),
    user: z.string().min(1).optional(),
    password: secretSchema.optional(),
    auth: authSchema.optional(),
    ca: z.string().optional().describe('path of a PEM file with a further trusted certificate'),
    connections: z
      .number()
      .int(CONNECTIONS)
      .min(1, CONNECTIONS)
      .max(10, CONNECTIONS)
      .default(USUAL_CONNECTIONS)
      .describe('letters sent at one time by each daemon; what the relay allows, and Exchange Online allows three'),
    envelope: z
      .enum(['keyed', 'plain'])
      .default('keyed')
      .describe('keyed: bounces come to desk+b…@; plain where that cannot send'),
  })
  .refine(onlyLoopbackInClear, inClear)
  .refine(logsInOneWay, oneWay)
  .refine(namesUser, { message: 'the mailbox that sends, which auth needs', path: ['user'] });
