/** What the outbox needs to know about its SMTP relay; the configuration's schema produces it. */
import type { AccessTokens } from '../credentials/access-tokens.ts';

/** What Exchange Online takes at one time from one mailbox; a relay of one's own is not faster with more, for it waits for its disk. */
export const USUAL_CONNECTIONS = 3;

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** `none` is accepted for loopback hosts only. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  /** Connections that one daemon opens at one time; absent: the usual ones. */
  readonly connections?: number | undefined;
  /** Absent for a relay that knows us by our address. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** OAuth2 by XOAUTH2, in place of the password. */
  readonly tokens?: AccessTokens | undefined;
  /** PEM text of a certificate to trust besides the usual ones. */
  readonly ca?: string | undefined;
}
