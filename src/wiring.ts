/** Puts the desk together from its configuration: the one file that knows every room of the shell. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadLayouts, loadProcedure } from './config/data-file.ts';
import { ConfigMistake, type LoadedConfig } from './config/file.ts';
import { ownTemplates } from './config/package-root.ts';
import type { Procedure } from './domain/procedure.ts';
import { officeAt, type Registry, sameAddress, staffAt } from './domain/registry.ts';
import type { Instant } from './domain/time.ts';
import type { Desk } from './journey.ts';
import { composeLetter } from './letters/compose-letter.ts';
import { describeMistake } from './letters/template-mistake.ts';
import { loadTemplates, type Templates } from './letters/templates.ts';
import { judgeOrigin } from './mail/evidence.ts';
import type { Evidence } from './mail/incoming-mail.ts';
import { base32 } from './mail/possession.ts';
import { readMail } from './mailbox/read-mail.ts';
import { deriveKeys } from './store/keys.ts';
import { openStore } from './store/open-store.ts';

export interface WiringOptions {
  /** Another database than the configured one: `receive` works in memory. */
  readonly database?: string;
  readonly clock?: () => Instant;
  /** Takes every From as `signed`: for looking at mails by hand, never for `run`. */
  readonly trustSender?: boolean;
}

export function systemClock(): Instant {
  return new Date().toISOString();
}

/** Domains whose proof of origin counts for exactly this address; none for strangers. */
function signersOf(registry: Registry, address: string): readonly string[] {
  const form = registry.forms.find((one) => sameAddress(one.from, address));
  return (staffAt(registry, address) ?? form ?? officeAt(registry, address))?.signers ?? [];
}

const TRUSTED: Evidence = { origin: 'signed', word: 'auth.trusted-by-hand', domain: null };

/** The folders in which templates are looked for: the desk's own first. */
export function templateFolders(config: LoadedConfig): readonly string[] {
  const own = config.templates === undefined ? [] : [resolve(config.folder, config.templates)];
  return [...own, ownTemplates()];
}

/** What the configuration says, with what the procedure file adds; throws ConfigMistake. */
export function settingOf(config: LoadedConfig): Desk['setting'] {
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
    layouts: loadLayouts(
      folders,
      forms.map((form) => form.layout),
    ),
  };
}

function readTemplates(config: LoadedConfig, procedure: Procedure): Templates {
  const templates = loadTemplates(templateFolders(config), procedure);
  if ('mistakes' in templates) throw new ConfigMistake(templates.mistakes.map(describeMistake).join('\n'));
  return templates;
}

/** A `sqlite:` path counts from the configuration's folder. */
function databaseUrl(config: LoadedConfig): string {
  const path = /^sqlite:(?!:memory:)(.+)$/.exec(config.database)?.[1];
  return path === undefined ? config.database : `sqlite:${resolve(config.folder, path)}`;
}

/** The whole desk but its network: store, reader, letters. The caller closes `desk.store`. */
export async function openDesk(config: LoadedConfig, options: WiringOptions = {}): Promise<Desk> {
  const setting = settingOf(config);
  const keys = deriveKeys(config.secrets.key);
  const templates = readTemplates(config, setting.procedure);
  const clock = options.clock ?? systemClock;
  const store = await openStore({ url: options.database ?? databaseUrl(config), keys });
  const trust = { authservId: config.trust?.authservId ?? null, receivedBy: config.trust?.receivedBy ?? [] };
  const { maxMessageBytes: maxBytes } = config.imap;
  return {
    setting,
    store,
    clock,
    read: ({ raw, receivedAt, folder, oversize }) =>
      readMail(raw, {
        receivedAt,
        folder,
        contentKey: keys.contentKey.secret,
        deskAddress: setting.desk.address,
        maxBytes: oversize ? 0 : maxBytes,
      }),
    prove: async (mail) =>
      options.trustSender ? TRUSTED : judgeOrigin(mail, signersOf(setting.registry, mail.from), trust),
    compose: (letter, now) =>
      composeLetter(letter, {
        templates,
        desk: setting.desk,
        keys: { messageId: keys.messageId.secret, bounce: keys.bounce.secret },
        token: letter.possession && setting.desk.subaddress ? base32(randomBytes(16)) : null,
        now,
        smtpEnvelope: config.smtp.envelope,
        tokenDays: 7,
      }),
  };
}

export function certificate(config: LoadedConfig, path: string | undefined): string | undefined {
  return path === undefined ? undefined : readFileSync(resolve(config.folder, path), 'utf8');
}
