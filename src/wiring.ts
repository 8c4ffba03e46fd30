/** Puts the desk together from its configuration: the one file that knows every room of the shell. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { openDirectory } from './config/account-directory.ts';
import { loadLayouts, loadProcedure } from './config/data-file.ts';
import { type ConfigFile, ConfigMistake, type LoadedConfig } from './config/file.ts';
import { ownTemplates } from './config/package-root.ts';
import { isJapaneseHoliday } from './config/public-holidays.ts';
import { type AccessTokens, accessTokens } from './credentials/access-tokens.ts';
import type { Credential } from './credentials/credential.ts';
import { ACCOUNT } from './domain/application.ts';
import type { Procedure } from './domain/procedure.ts';
import { officeAt, type Registry, sameAddress, staffAt } from './domain/registry.ts';
import type { Instant } from './domain/time.ts';
import type { Desk } from './journey.ts';
import { composeLetter } from './letters/compose-letter.ts';
import { mintCode } from './letters/mint-code.ts';
import { describeMistake } from './letters/template-mistake.ts';
import { loadTemplates, type Templates } from './letters/templates.ts';
import { judgeOversize, type Trust } from './mail/evidence.ts';
import { type Evidence, isProven } from './mail/incoming-mail.ts';
import { base32 } from './mail/possession.ts';
import { RELEASED } from './mail/signed-origin.ts';
import type { ImapSettings } from './mailbox/mailbox-settings.ts';
import { bytesKeyOf, readHere } from './mailbox/parsing/mail-reader.ts';
import { type ApartOptions, readApart } from './mailbox/parsing/read-apart.ts';
import { proveOrigin } from './mailbox/prove-origin.ts';
import { systemTxtLookup, type TxtLookup, withinTime } from './mailbox/txt-lookup.ts';
import type { SmtpSettings } from './outbox/smtp-settings.ts';
import { databaseAddress, IN_MEMORY } from './store/database-url.ts';
import { deriveKeys } from './store/keys.ts';
import { openStore } from './store/open-store.ts';

export interface WiringOptions {
  /** Told what the operator should know and the desk goes on without: a directory that cannot be read any more. */
  readonly told?: (mistake: string) => void;
  /** Another database than the configured one: `receive` works in memory. */
  readonly database?: string;
  readonly clock?: () => Instant;
  /** The desk's letters, where they are compiled already; default: they are read and compiled. */
  readonly templates?: Templates;
  /** Takes every From as `signed`: for looking at mails by hand, never for `run`. */
  readonly trustSender?: boolean;
  /** Where the keys of signatures are looked up; default: the name servers of this machine. */
  readonly lookup?: TxtLookup;
  /** Whether a mail that only DNS could prove may be tried again later; not so for mails taken by hand. */
  readonly waitsForDns?: boolean;
  /** Reads mails in parser children, as is needed where hostile ones may come; default: in this process. */
  readonly apart?: Omit<ApartOptions, 'store' | 'clock'>;
}

/** A desk with what it holds open. */
export interface OpenDesk extends Desk {
  readonly templates: Templates;
  /** By what a mail is known that could not be read. */
  bytesKey(raw: Buffer): string;
  /** A mail that exhausted or killed parsers may be parsed again. */
  forgetTrouble(raw: Buffer): Promise<void>;
  /** Ends the parser children, and closes the store. */
  close(): Promise<void>;
}

export function systemClock(): Instant {
  return new Date().toISOString();
}

/** Domains whose proof of origin counts for exactly this address; none for strangers. */
export function signersOf(registry: Registry, address: string): readonly string[] {
  const form = registry.forms.find((one) => sameAddress(one.from, address));
  return (staffAt(registry, address) ?? form ?? officeAt(registry, address))?.signers ?? [];
}

/** Whose word about a mail's origin counts besides our own check. */
export function trustOf({ trust }: LoadedConfig): Trust {
  return { authservId: trust?.authservId ?? null, receivedBy: trust?.receivedBy ?? [] };
}

const TRUSTED: Evidence = { origin: 'signed', word: 'auth.trusted-by-hand', domain: null };

/** The folders in which templates are looked for: the desk's own first. */
export function templateFolders(config: ConfigFile): readonly string[] {
  const own = config.templates === undefined ? [] : [resolve(config.folder, config.templates)];
  return [...own, ownTemplates()];
}

/** What the configuration says, with what the procedure file adds; throws ConfigMistake. */
export function settingOf(config: ConfigFile): Desk['setting'] {
  const folders = templateFolders(config);
  const procedure = loadProcedure(folders, config.procedure);
  const { desk, staff, offices, forms, policy } = config;
  return {
    desk: { ...desk, opensOn: desk.opensOn ?? procedure.opensOn },
    registry: { staff, offices, forms },
    policy: {
      ...policy,
      unreachableContactDomains: policy.unreachableContactDomains ?? procedure.unreachableContactDomains,
    },
    procedure,
    isHoliday: isJapaneseHoliday,
    layouts: loadLayouts(
      folders,
      forms.map((form) => form.layout),
      procedure,
    ),
  };
}

/** The letters of the configured desk; throws ConfigMistake with every mistake its templates have. */
export function templatesOf(config: ConfigFile, procedure: Procedure): Templates {
  const templates = loadTemplates(templateFolders(config), procedure, {
    trial: config.templates !== undefined,
  });
  if ('mistakes' in templates) throw new ConfigMistake(templates.mistakes.map(describeMistake).join('\n'));
  return templates;
}

/** The configured database; a `sqlite:` path counts from the configuration's folder. */
export function databaseUrl(config: LoadedConfig): string {
  const path = /^sqlite:(?!:memory:)(.+)$/.exec(config.database)?.[1];
  return path === undefined ? config.database : `sqlite:${resolve(config.folder, path)}`;
}

/** The folder on whose disk the database lies; null when it lies on no disk of this machine. */
export function databaseFolder(config: LoadedConfig): string | null {
  const address = databaseAddress(databaseUrl(config));
  return address?.type === 'sqlite' && address.file !== IN_MEMORY ? dirname(address.file) : null;
}

function directoryOf({ directory, folder }: ConfigFile, procedure: Procedure, told = (_mistake: string): void => {}) {
  if (directory === undefined) return {};
  return { directory: openDirectory(resolve(folder, directory), procedure.fields[ACCOUNT]?.length ?? null, told) };
}

/** The whole desk but its network: store, reader, letters. The caller closes it. */
export async function openDesk(config: LoadedConfig, options: WiringOptions = {}): Promise<OpenDesk> {
  const plain = settingOf(config);
  const setting = { ...plain, ...directoryOf(config, plain.procedure, options.told) };
  const keys = deriveKeys(config.secrets.key);
  const templates = options.templates ?? templatesOf(config, setting.procedure);
  const clock = options.clock ?? systemClock;
  const store = await openStore({ url: options.database ?? databaseUrl(config), keys });
  const lookup = withinTime(options.lookup ?? systemTxtLookup());
  const trust = trustOf(config);
  const { maxMessageBytes: maxBytes } = config.imap;
  const reading = { contentKey: keys.contentKey.secret, deskAddress: setting.desk.address, maxBytes };
  const reader = options.apart ? readApart(reading, { ...options.apart, store, clock }) : readHere(reading);
  return {
    setting,
    store,
    clock,
    templates,
    read: (taken) => reader.read(taken),
    bytesKey: (raw) => bytesKeyOf(raw, reading),
    forgetTrouble: (raw) => reader.forgetTrouble(raw),
    async close() {
      reader.close();
      await store.close();
    },
    prove: async (mail, { raw, releasedBy, oversize }) => {
      if (options.trustSender) return TRUSTED;
      const waits = (options.waitsForDns ?? true) && releasedBy === undefined;
      const signers = signersOf(setting.registry, mail.from);
      const evidence = oversize
        ? judgeOversize(mail, signers, trust)
        : await proveOrigin(mail, raw, { signers, trust, lookup, now: clock(), waits });
      return releasedBy === undefined || isProven(evidence) ? evidence : RELEASED;
    },
    compose: (letter, now) =>
      composeLetter(letter, {
        templates,
        desk: setting.desk,
        keys: { messageId: keys.messageId.secret, bounce: keys.bounce.secret },
        ...(letter.codeFor ? { code: mintCode() } : {}),
        token: letter.possession && setting.desk.subaddress ? base32(randomBytes(16)) : null,
        now,
        smtpEnvelope: config.smtp.envelope,
        tokenDays: 7,
      }),
  };
}

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
