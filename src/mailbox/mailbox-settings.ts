/** What the mailbox needs to know about its IMAP server; the configuration's schema produces it. */
import type { AccessTokens } from '../credentials/access-tokens.ts';
import type { Instant } from '../domain/time.ts';

export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  /** `none` is accepted for loopback hosts only. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string;
  /** Absent where tokens stand in its place. */
  readonly password?: string | undefined;
  /** OAuth2 (RFC 7628, and XOAUTH2 where a server knows only that). */
  readonly tokens?: AccessTokens | undefined;
  readonly inbox: string;
  /** Mails received earlier belong to people; when absent, the store's own start is used. */
  readonly startAt?: Instant | undefined;
  readonly pollSeconds: number;
  readonly maxMessageBytes: number;
  /** Written with `/`; the server's own delimiter and prefix are put in when the folder is used. */
  readonly folders: {
    readonly done: string;
    readonly quarantine: string;
    readonly intake?: string | undefined;
    readonly junk?: string | undefined;
  };
  /** PEM text of a certificate to trust besides the usual ones (a university's own CA). */
  readonly ca?: string | undefined;
}
