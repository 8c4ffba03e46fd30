/** How a mail connection must be protected, the same for IMAP and SMTP. */
import { isIP } from 'node:net';
import { type ConnectionOptions, rootCertificates } from 'node:tls';

export interface Protected {
  readonly host: string;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly ca?: string | undefined;
}

/** Whether `host` can only be this machine. A name that merely resolves to loopback today is not believed. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/** Why these settings would send the password in clear over a network, as a sentence; null when they would not. */
export function tlsProblem(settings: Protected): string | null {
  if (settings.tls !== 'none' || isLoopback(settings.host)) return null;
  return `tls: none is only for loopback hosts, and ${settings.host} is not one; use implicit or starttls`;
}

/** TLS options: always verified, at least TLS 1.2, and `ca` is trusted besides (not instead of) the usual roots. */
export function tlsOptions(settings: Protected): ConnectionOptions {
  const ca = settings.ca ? { ca: [...rootCertificates, settings.ca] } : {};
  return { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...ca };
}
