/** Puts the desk together from its configuration: the one file that knows every room of the shell. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { openDirectory } from './config/account-directory.ts';
import { databaseUrl } from './config/database-place.ts';
import { type ConfigFile, ConfigMistake, type LoadedConfig } from './config/file.ts';
import { settingOf, templateFolders } from './config/setting.ts';
import { systemClock } from './config/system-clock.ts';
import { ACCOUNT } from './domain/application/application.ts';
import type { Procedure } from './domain/rules/procedure.ts';
import { officeAt, type Registry, sameAddress, staffAt } from './domain/rules/registry.ts';
import type { Instant } from './domain/time.ts';
import type { Desk } from './journey.ts';
import { contactDomainsIn } from './kinds/application/contact-domains.ts';
import { composeLetter } from './letters/compose-letter.ts';
import { mintCode } from './letters/mint-code.ts';
import { describeMistake } from './letters/template-mistake.ts';
import { loadTemplates, type Templates } from './letters/templates.ts';
import { type Evidence, isProven } from './mail/incoming-mail.ts';
import { judgeOversize, type Trust } from './mail/origin/evidence.ts';
import { base32 } from './mail/origin/possession.ts';
import { RELEASED } from './mail/origin/signed-origin.ts';
import { askForDeadDomains } from './mailbox/mail-hosts/dead-domains.ts';
import type { NameServers } from './mailbox/mail-hosts/name-servers.ts';
import { proveOrigin } from './mailbox/origin/prove-origin.ts';
import { systemTxtLookup, type TxtLookup, withinTime } from './mailbox/origin/txt-lookup.ts';
import { bytesKeyOf, readHere } from './mailbox/parsing/mail-reader.ts';
import { type ApartOptions, readApart } from './mailbox/parsing/read-apart.ts';
import { deriveKeys } from './store/keys.ts';
import { openStore } from './store/open-store.ts';

export interface WiringOptions {
  /** Told what the operator should know and the desk goes on without: a directory that cannot be read any more. */
  readonly told?: (mistake: string) => void;
  /** Another database than the configured one: `receive` works in memory. */
  readonly database?: string;
  readonly clock?: () => Instant;
  /** What this configuration says with its files, where they are read already; default: they are read and checked. */
  readonly setting?: Desk['setting'];
  /** The desk's letters, where they are compiled already; default: they are read and compiled. */
  readonly templates?: Templates;
  /** Takes every From as `signed`: for looking at mails by hand, never for `run`. */
  readonly trustSender?: boolean;
  /** Where the keys of signatures are looked up; default: the name servers of this machine. */
  readonly lookup?: TxtLookup;
  /** Who is asked whether an applicant's address can get mail, where the policy wants that; default: nobody. */
  readonly nameServers?: NameServers;
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

/** Domains whose proof of origin counts for exactly this address; none for strangers. */
export function signersOf(registry: Registry, address: string): readonly string[] {
  const form = registry.forms.find((one) => sameAddress(one.from, address));
  return (staffAt(registry, address) ?? form ?? officeAt(registry, address))?.signers ?? [];
}

/** Whose word about a mail's origin counts besides our own check. */
export function trustOf({ trust }: LoadedConfig): Trust {
  return { authservId: trust?.authservId ?? null, receivedBy: trust?.receivedBy ?? [] };
}

const NO_DOMAINS: readonly string[] = [];

const TRUSTED: Evidence = { origin: 'signed', word: 'auth.trusted-by-hand', domain: null };

/** The letters of the configured desk; throws ConfigMistake with every mistake its templates have. */
export function templatesOf(config: ConfigFile, procedure: Procedure): Templates {
  const templates = loadTemplates(templateFolders(config), procedure, {
    trial: config.templates !== undefined,
  });
  if ('mistakes' in templates) throw new ConfigMistake(templates.mistakes.map(describeMistake).join('\n'));
  return templates;
}

function directoryOf({ directory, folder }: ConfigFile, procedure: Procedure, told = (_mistake: string): void => {}) {
  if (directory === undefined) return {};
  return { directory: openDirectory(resolve(folder, directory), procedure.fields[ACCOUNT]?.length ?? null, told) };
}

/** The whole desk but its network: store, reader, letters. The caller closes it. */
export async function openDesk(config: LoadedConfig, options: WiringOptions = {}): Promise<OpenDesk> {
  const plain = options.setting ?? settingOf(config);
  const setting = { ...plain, ...directoryOf(config, plain.procedure, options.told) };
  const keys = deriveKeys(config.secrets.key);
  const templates = options.templates ?? templatesOf(config, setting.procedure);
  const clock = options.clock ?? systemClock;
  const store = await openStore({ url: options.database ?? databaseUrl(config), keys });
  const lookup = withinTime(options.lookup ?? systemTxtLookup());
  const { nameServers: servers } = options;
  const [wellKnown = null] = setting.procedure.familiarContactDomains;
  const dead = servers && config.policy.lookUpContactDomains ? askForDeadDomains({ servers, clock, wellKnown }) : null;
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
    deadDomains: async (mail, shown) =>
      dead ? dead(contactDomainsIn(mail, shown, setting), isProven(shown)) : NO_DOMAINS,
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
