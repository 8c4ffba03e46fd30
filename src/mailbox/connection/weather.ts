/** What a failed connection to the IMAP server means, in words for the operator. */
import { CREDENTIAL_REFUSED, tokenTrouble } from '../../credentials/token-trouble.ts';

export interface Weather {
  /** Whether the server refused the user or the password. */
  readonly refused: boolean;
  /** Machine word: the library's or the system's error code. */
  readonly code: string;
  readonly message: string;
}

const MEANINGS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at imap.host and imap.port',
  ENOTFOUND: 'imap.host has no address (DNS)',
  EAI_AGAIN: 'the name server does not answer',
  CONNECT_TIMEOUT: 'the IMAP server cannot be reached (no answer to the connection)',
  GREETING_TIMEOUT:
    'the IMAP server takes the connection and says nothing; is it TLS on a port without, or the reverse?',
  UNAVAILABLE: 'the IMAP server cannot check the password just now',
  ETIMEOUT: 'the IMAP server has stopped answering',
  ECONNRESET: 'the connection was cut',
  NoConnection: 'the IMAP server closed the connection',
  EConnectionClosed: 'the IMAP server closed the connection',
  ClosedAfterConnectTLS: 'the IMAP server closed the connection after the TLS handshake',
  ClosedAfterConnectText: 'the IMAP server closed the connection at once',
  LiteralTooLarge: 'the IMAP server sent more than it had announced',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the IMAP server is self-signed; name it in imap.ca if it is right',
  SELF_SIGNED_CERT_IN_CHAIN:
    'the certificate of the IMAP server comes from an unknown authority; name it in imap.ca if it is right',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the certificate of the IMAP server comes from an unknown authority; name it in imap.ca if it is right',
  CERT_HAS_EXPIRED: 'the certificate of the IMAP server has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the IMAP server is for another name than imap.host',
};

interface Described {
  readonly code?: unknown;
  readonly authenticationFailed?: unknown;
  readonly tlsFailed?: unknown;
  readonly serverResponseCode?: unknown;
}

/**
 * Reads an exception of the connection. Server texts are left out: they quote user names.
 * Everything here is retried, the refused password too: servers refuse right ones while their directory is down.
 */
export function weatherOf(error: unknown): Weather {
  const trouble = tokenTrouble(error);
  if (trouble) return { refused: trouble.word === CREDENTIAL_REFUSED, code: trouble.word, message: trouble.message };
  const described = (typeof error === 'object' && error !== null ? error : {}) as Described;
  // RFC 5530 §3: the server could not ask its directory, so it has refused nothing.
  if (described.authenticationFailed === true && described.serverResponseCode !== 'UNAVAILABLE') {
    return {
      refused: true,
      code: typeof described.serverResponseCode === 'string' ? described.serverResponseCode : 'AUTHENTICATIONFAILED',
      message: 'the IMAP server refuses imap.user or imap.password; correct them if this goes on',
    };
  }
  const { code: own, serverResponseCode } = described;
  const code = typeof own === 'string' ? own : serverResponseCode === 'UNAVAILABLE' ? serverResponseCode : 'unknown';
  if (described.tlsFailed === true && !(code in MEANINGS)) {
    return { refused: false, code, message: 'the IMAP server does not do STARTTLS; is it imap.tls: implicit?' };
  }
  return { refused: false, code, message: MEANINGS[code] ?? 'the IMAP connection failed' };
}
