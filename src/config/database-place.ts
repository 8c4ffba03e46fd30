/** Where the configured database lies. */
import { dirname, resolve } from 'node:path';
import { databaseAddress, IN_MEMORY } from '../store/connection/database-url.ts';
import type { LoadedConfig } from './file.ts';

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
