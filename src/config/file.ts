/** Reads desk.yaml: a mistake names the file, the key, the value and what is allowed; secrets come from where they are kept. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Credential } from '../credentials/credential.ts';
import { ConfigMistake } from './config-mistake.ts';
import { readCredential } from './oauth2.ts';
import { type Config, configSchema } from './schema.ts';
import { readSecret, type Secret } from './secret.ts';
import { quoteMemoryDatabase } from './yaml-text.ts';

export { ConfigMistake };

/** A configuration as it is written, with its secrets where they are. */
export interface ConfigFile extends Config {
  /** Folder of the file; relative paths count from here. */
  readonly folder: string;
}

export interface LoadedConfig extends ConfigFile {
  readonly secrets: {
    readonly key: string;
    /** Null where the login needs none, or a credential stands in its place. */
    readonly imap: string | null;
    readonly smtp: string | null;
    readonly credentials: { readonly imap: Credential | null; readonly smtp: Credential | null };
  };
}

/** Values under these keys are never shown. */
const SECRET_KEY = /password|secretKey|clientSecret|refreshToken/;

function shown(path: readonly PropertyKey[], value: unknown): string {
  if (path.some((key) => SECRET_KEY.test(String(key)))) return '(not shown)';
  return value === undefined ? '(nothing)' : (JSON.stringify(value) ?? String(value)).slice(0, 80);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : Reflect.get(at, key)),
    data,
  );
}

function hintOf(path: readonly PropertyKey[]): string {
  const grants = path.at(-1) === 'grant' || path.at(-1) === 'oauth2';
  return grants
    ? 'grant: client-credentials, service-account or refresh-token'
    : 'text, { env: NAME } or { file: PATH }';
}

function mistakeLine(data: unknown, issue: z.core.$ZodIssue): string[] {
  const key = issue.path.join('.') || '(the whole file)';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (unknown) => `${[...issue.path, unknown].join('.')}: there is no such key; see \`salvage-desk config\``,
    );
  }
  if (issue.code === 'invalid_type' && valueAt(data, issue.path) === undefined)
    return [`${key}: is missing; it is required`];
  const said = shown(issue.path, valueAt(data, issue.path));
  const hint = issue.code === 'invalid_union' ? hintOf(issue.path) : issue.message;
  return [`${key}: ${said} is not usable. Allowed: ${hint}`];
}

/** What is wrong with `data` as a configuration, one line a mistake; or the configuration with its defaults. */
export function checkConfig(data: unknown): { readonly config: Config } | { readonly mistakes: readonly string[] } {
  const checked = configSchema.safeParse(data);
  return checked.success
    ? { config: checked.data }
    : { mistakes: checked.error.issues.flatMap((issue) => mistakeLine(data, issue)) };
}

function readKey({ secretKey }: Config, folder: string): string {
  const key = readSecret('secretKey', secretKey, folder);
  if (key.length < 32)
    throw new ConfigMistake('secretKey: has fewer than 32 characters. Make one with: openssl rand -hex 32');
  return key;
}

/** Throws with every secret that cannot be read: whoever sets them one by one would have to start the program for each. */
function readSecrets(config: Config, folder: string): LoadedConfig['secrets'] {
  const { imap, smtp } = config;
  const mistakes: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigMistake)) throw error;
      mistakes.push(error.message);
      return null;
    }
  };
  const password = (name: string, secret: Secret | undefined) =>
    secret === undefined ? null : attempt(() => readSecret(name, secret, folder));
  const credential = (name: string, { auth, user }: Config['imap'] | Config['smtp']) =>
    auth ? attempt(() => readCredential(name, auth, user ?? imap.user, folder)) : null;
  const key = attempt(() => readKey(config, folder));
  const secrets = {
    imap: password('imap.password', imap.password),
    smtp: password('smtp.password', smtp.password),
    credentials: { imap: credential('imap.auth', imap), smtp: credential('smtp.auth', smtp) },
  };
  if (key === null || mistakes.length > 0) throw new ConfigMistake(mistakes.join('\n'));
  return { key, ...secrets };
}

/** What the YAML `text` of the file `path` says; throws ConfigMistake with every mistake it has. */
export function parseConfig(text: string, path: string): ConfigFile {
  const document = parseDocument(quoteMemoryDatabase(text), { prettyErrors: true });
  const [broken] = document.errors;
  if (broken)
    throw new ConfigMistake(
      `${path}: is not YAML. ${broken.message.trimEnd()}\nPut that place right; spaces at the beginning of a line count.`,
    );
  const data: unknown = document.toJS();
  const checked = checkConfig(data);
  if ('mistakes' in checked)
    throw new ConfigMistake([`${path}: cannot be used.`, ...checked.mistakes.map((line) => `  ${line}`)].join('\n'));
  return { ...checked.config, folder: dirname(resolve(path)) };
}

/** The configuration in `path` without its secrets, for what needs none; throws ConfigMistake. */
export function readConfig(path: string): ConfigFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigMistake(
      `${path}: cannot be read. Write one with \`salvage-desk init\`, or name it with --config FILE.`,
    );
  }
  return parseConfig(text, path);
}

/** The configuration in `path`; throws ConfigMistake with every mistake it has. */
export function loadConfig(path: string): LoadedConfig {
  const config = readConfig(path);
  return { ...config, secrets: readSecrets(config, config.folder) };
}
