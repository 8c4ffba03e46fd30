/** What several keys of the configuration are made of: addresses, domains, days, names in both languages. */
import { z } from 'zod';

export const address = z
  .string()
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9.-]+$/, 'must be one plain mail address')
  .transform((text) => text.toLowerCase());
export const domain = z
  .string()
  .regex(/^[A-Za-z0-9.-]+$/, 'must be a domain name')
  .transform((text) => text.toLowerCase());
export const both = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
export const language = z.enum(['ja', 'en']).describe('language of letters to them');
export const port = z.number().int().min(1).max(65535);
export const day = z.iso.date();
export const signers = z
  .array(domain)
  .default([])
  .describe('domains whose signature proves a mail from this address; exactly these');
