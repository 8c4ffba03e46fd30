/** A secret in the configuration: kept outside the file, or in it for trying. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigMistake } from './config-mistake.ts';

export const secretSchema = z
  .union([z.string().min(1), z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })])
  .describe('{ env: NAME }, { file: PATH }, or plain text for trying');

export type Secret = z.infer<typeof secretSchema>;

/** What `secret` stands for; throws ConfigMistake. Paths count from `folder`. */
export function readSecret(key: string, secret: Secret, folder: string): string {
  if (typeof secret === 'string') return secret;
  if ('env' in secret) {
    const value = process.env[secret.env];
    if (!value)
      throw new ConfigMistake(
        `${key}: the environment variable ${secret.env} is not set. Set it, or use { file: PATH }.`,
      );
    return value;
  }
  try {
    return readFileSync(resolve(folder, secret.file), 'utf8').trim();
  } catch {
    throw new ConfigMistake(
      `${key}: the file ${secret.file} cannot be read. Check its path and that this user may read it.`,
    );
  }
}
