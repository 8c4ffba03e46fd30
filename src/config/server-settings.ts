/** How the mailbox and the relay are reached: what the configuration says, with ports, secrets, tokens and certificates. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type AccessTokens, accessTokens } from '../credentials/access-tokens.ts';
import type { Credential } from '../credentials/credential.ts';
import type { Instant } from '../domain/time.ts';
import type { ImapSettings } from '../mailbox/mailbox-settings.ts';
import type { SmtpSettings } from '../outbox/smtp-settings.ts';
import type { LoadedConfig } from './file.ts';
import { systemClock } from './system-clock.ts';

const IMAP_PORTS = { implicit: 993, starttls: 143, none: 143 } as const;

/** How the mailbox is reached. */
export function imapSettingsOf(config: LoadedConfig, clock = systemClock): ImapSettings {
  const { imap, secrets } = config;
  return {
    ...imap,
    port: imap.port ?? IMAP_PORTS[imap.tls],
    password: secrets.imap ?? undefined,
    tokens: tokensOf(secrets.credentials.imap, clock),
    ca: certificate(config, imap.ca),
    startAt: imap.startAt === undefined ? undefined : new Date(imap.startAt).toISOString(),
  };
}

const SMTP_PORTS = { implicit: 465, starttls: 587, none: 587 } as const;

/** How the SMTP relay is reached. */
export function smtpSettingsOf(config: LoadedConfig, clock = systemClock): SmtpSettings {
  const { smtp, secrets } = config;
  return {
    ...smtp,
    port: smtp.port ?? SMTP_PORTS[smtp.tls],
    password: secrets.smtp ?? undefined,
    tokens: tokensOf(secrets.credentials.smtp, clock),
    ca: certificate(config, smtp.ca),
  };
}

function tokensOf(credential: Credential | null, clock: () => Instant): AccessTokens | undefined {
  return credential === null ? undefined : accessTokens(credential, clock);
}

function certificate(config: LoadedConfig, path: string | undefined): string | undefined {
  return path === undefined ? undefined : readFileSync(resolve(config.folder, path), 'utf8');
}
