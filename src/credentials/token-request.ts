/** What is sent to the token server for each grant. */
import { sign } from 'node:crypto';
import type { Instant } from '../domain/time.ts';
import type { Credential } from './credential.ts';

/** A statement is used at once; this much room is for clocks that differ. */
const STATEMENT_SECONDS = 5 * 60;

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The statement of a service account, signed with RS256 (RFC 7523 §3, RFC 7518 §3.3). Throws when the key is none. */
function statement(credential: Extract<Credential, { grant: 'service-account' }>, now: Instant): string {
  const issued = Math.floor(Date.parse(now) / 1000);
  const { account, user, scope, tokenUrl } = credential;
  const claims = { iss: account, sub: user, scope, aud: tokenUrl, iat: issued, exp: issued + STATEMENT_SECONDS };
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), credential.privateKey).toString('base64url')}`;
}

/** The fields of the form that is posted to `credential.tokenUrl`. */
export function tokenRequest(credential: Credential, now: Instant): URLSearchParams {
  switch (credential.grant) {
    case 'client-credentials': {
      const { clientId: client_id, clientSecret: client_secret, scope } = credential;
      return new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope });
    }
    case 'service-account': {
      const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
      return new URLSearchParams({ grant_type, assertion: statement(credential, now) });
    }
    case 'refresh-token': {
      const { clientId: client_id, clientSecret: client_secret, refreshToken: refresh_token, scope } = credential;
      const fields = { grant_type: 'refresh_token', client_id, client_secret, refresh_token };
      return new URLSearchParams(scope === null ? fields : { ...fields, scope });
    }
  }
}
