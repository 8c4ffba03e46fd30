/** Whether the secrets are kept where only the desk can read them. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../../config/schema.ts';
import type { Secret } from '../../config/secret.ts';
import type { Finding, LocalCheck } from './check.ts';

const BY_OTHERS = 0o007;
const BY_GROUP = 0o070;

export const secrets: LocalCheck = {
  name: 'secrets',
  async look({ config, file }) {
    const kept: readonly (readonly [string, Secret | undefined])[] = [
      ['secretKey', config.secretKey],
      ['imap.password', config.imap.password],
      ['smtp.password', config.smtp.password],
      ...secretsOf('imap', config.imap),
      ...secretsOf('smtp', config.smtp),
    ];
    return kept.flatMap(([key, secret]) => (secret === undefined ? [] : lookAt(key, secret, config.folder, file)));
  },
};

/** What an OAuth2 credential keeps secret. */
function secretsOf(login: string, { auth }: Pick<Config['imap'], 'auth'>): (readonly [string, Secret])[] {
  if (!auth) return [];
  const { oauth2 } = auth;
  const key = (name: string) => `${login}.auth.oauth2.${name}`;
  if (oauth2.grant === 'service-account') return [[key('keyFile'), { file: oauth2.keyFile }]];
  const client = [key('clientSecret'), oauth2.clientSecret] as const;
  return oauth2.grant === 'refresh-token' ? [client, [key('refreshToken'), oauth2.refreshToken]] : [client];
}

function lookAt(key: string, secret: Secret, folder: string, file: string): readonly Finding[] {
  if (typeof secret === 'string') {
    const told = `${key} stands in ${file} itself, which is meant for trying only. Write { file: PATH } or { env: NAME }.`;
    return [{ level: 'warning', text: told }, ...lookAtFile(key, file)];
  }
  if ('env' in secret) return [{ level: 'fine', text: `${key} comes from the environment variable ${secret.env}.` }];
  return lookAtFile(key, resolve(folder, secret.file));
}

function lookAtFile(key: string, path: string): readonly Finding[] {
  const mode = statSync(path).mode & 0o777;
  const shown = mode.toString(8).padStart(4, '0');
  const todo = `Take that right away: chmod 600 ${path}`;
  if ((mode & BY_OTHERS) !== 0)
    return [{ level: 'wrong', text: `${key}: everybody on this machine may read ${path} (mode ${shown}). ${todo}` }];
  if ((mode & BY_GROUP) !== 0)
    return [{ level: 'warning', text: `${key}: the group of ${path} may read it (mode ${shown}). ${todo}` }];
  return [{ level: 'fine', text: `${key}: only its owner may read ${path}.` }];
}
