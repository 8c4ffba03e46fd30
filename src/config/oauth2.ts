/** `auth: { oauth2: … }` of imap and smtp: what may stand there, and the credential it gives. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Credential } from '../credentials/credential.ts';
import { ConfigMistake } from './config-mistake.ts';
import { readSecret, secretSchema } from './secret.ts';

const MICROSOFT_SCOPE = 'https://outlook.office365.com/.default';
const GOOGLE_SCOPE = 'https://mail.google.com/';
const GOOGLE_TOKENS = 'https://oauth2.googleapis.com/token';
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether a secret may be posted there: over TLS, or to this machine. */
function isProtected(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

const tokenUrl = z.string().refine(isProtected, 'an https:// address');

const microsoft = z.strictObject({
  grant: z.literal('client-credentials'),
  tenant: z.string().regex(/^[A-Za-z0-9.-]+$/, 'the id or domain of your tenant'),
  clientId: z.string().min(1),
  clientSecret: secretSchema,
  scope: z.string().min(1).default(MICROSOFT_SCOPE),
  tokenUrl: tokenUrl.optional().describe('default: that of the tenant at login.microsoftonline.com'),
});

const google = z.strictObject({
  grant: z.literal('service-account'),
  keyFile: z.string().min(1).describe('the JSON key of the service account, which may act for the user'),
  scope: z.string().min(1).default(GOOGLE_SCOPE),
});

const allowed = z.strictObject({
  grant: z.literal('refresh-token'),
  clientId: z.string().min(1),
  clientSecret: secretSchema,
  refreshToken: secretSchema,
  tokenUrl,
  scope: z.string().min(1).optional(),
});

export const authSchema = z
  .strictObject({ oauth2: z.discriminatedUnion('grant', [microsoft, google, allowed]) })
  .describe('OAuth2 in place of the password; grant: client-credentials (Microsoft 365), service-account (Google)');

type Auth = z.infer<typeof authSchema>;

/** Of a key file as Google writes it. */
const keyFile = z.object({
  client_email: z.string().min(1),
  private_key: z.string().includes('PRIVATE KEY'),
  token_uri: tokenUrl.default(GOOGLE_TOKENS),
});

/** The credential under `key` for the login of `user`; throws ConfigMistake. */
export function readCredential(key: string, { oauth2 }: Auth, user: string, folder: string): Credential {
  const secret = (name: string, value: z.infer<typeof secretSchema>) =>
    readSecret(`${key}.oauth2.${name}`, value, folder);
  switch (oauth2.grant) {
    case 'client-credentials': {
      const { grant, tenant, clientId, scope } = oauth2;
      const tokens = oauth2.tokenUrl ?? `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
      return { grant, tokenUrl: tokens, clientId, clientSecret: secret('clientSecret', oauth2.clientSecret), scope };
    }
    case 'service-account': {
      const { client_email: account, private_key: privateKey, token_uri } = readKeyFile(key, oauth2.keyFile, folder);
      return { grant: oauth2.grant, tokenUrl: token_uri, account, privateKey, user, scope: oauth2.scope };
    }
    case 'refresh-token': {
      const { grant, clientId, scope = null } = oauth2;
      const clientSecret = secret('clientSecret', oauth2.clientSecret);
      const refreshToken = secret('refreshToken', oauth2.refreshToken);
      return { grant, tokenUrl: oauth2.tokenUrl, clientId, clientSecret, refreshToken, scope };
    }
  }
}

function readKeyFile(key: string, path: string, folder: string): z.infer<typeof keyFile> {
  const problem = (what: string) => new ConfigMistake(`${key}.oauth2.keyFile: the file ${path} ${what}`);
  let text: string;
  try {
    text = readFileSync(resolve(folder, path), 'utf8');
  } catch {
    throw problem('cannot be read. Check its path and that this user may read it.');
  }
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    throw problem('is not the JSON key of a service account. Make a new key of the type JSON and save it as it comes.');
  }
}
