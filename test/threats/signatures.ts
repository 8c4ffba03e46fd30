/** Real DKIM signatures made with keys of these tests, and the DNS in which their public halves stand. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { TxtLookup } from '../../src/mailbox/origin/txt-lookup.ts';

function rsa(bits: number): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: bits });
}

/** One pair of each size for all tests: making them is slow. */
export const STRONG = rsa(2048);
export const OTHER = rsa(2048);
export const WEAK = rsa(768);

export interface Signing {
  readonly domain: string;
  readonly selector?: string;
  readonly key?: { readonly privateKey: KeyObject };
  readonly algorithm?: 'rsa-sha256' | 'rsa-sha1';
  readonly headers?: readonly string[];
  /** Octets of the body that are signed. */
  readonly bodyLength?: number;
  /** ISO instants. */
  readonly signedAt?: string;
  readonly expires?: string;
}

/** What mail systems usually sign; Microsoft 365 signs no To. */
export const USUAL = ['From', 'Date', 'Subject', 'Message-ID', 'Content-Type', 'MIME-Version'];

/** `raw` with a DKIM-Signature on top. */
export async function signed(raw: string, signing: Signing): Promise<string> {
  const { domain, selector = 's1', key = STRONG, algorithm = 'rsa-sha256', headers = USUAL } = signing;
  const options = {
    canonicalization: 'relaxed/relaxed',
    headerList: headers.join(':'),
    signTime: signing.signedAt ?? '2026-06-03T00:59:00Z',
    ...(signing.expires ? { expires: signing.expires } : {}),
    signatureData: [
      {
        signingDomain: domain,
        selector,
        privateKey: key.privateKey.export({ type: 'pkcs1', format: 'pem' }),
        algorithm,
        ...(signing.bodyLength === undefined ? {} : { maxBodyLength: signing.bodyLength }),
      },
    ],
  };
  // The library's types describe another shape than its code reads.
  const { signatures, errors } = await dkimSign(raw, options as unknown as Parameters<typeof dkimSign>[1]);
  if (errors.length > 0) throw errors[0];
  return signatures.replace(/(\r?\n)+$/, '\r\n') + raw;
}

export interface NameServers {
  readonly lookup: TxtLookup;
  /** Puts a key under `selector._domainkey.domain`, with further tags if asked. */
  publish(domain: string, key?: { readonly publicKey: KeyObject }, how?: { selector?: string; tags?: string }): void;
  /** From now on every question is answered with this error code; null: they work again. */
  fail(code: string | null): void;
  /** The names that were asked for. */
  readonly asked: string[];
}

export function nameServers(): NameServers {
  const records = new Map<string, string>();
  const asked: string[] = [];
  let failure: string | null = null;
  return {
    asked,
    async lookup(name) {
      asked.push(name);
      const record = records.get(name);
      const code = failure ?? (record === undefined ? 'ENOTFOUND' : null);
      if (code) throw Object.assign(new Error(code), { code });
      // As name servers give long records: in pieces.
      return [(record ?? '').match(/.{1,250}/g) ?? []];
    },
    publish(domain, { publicKey } = STRONG, { selector = 's1', tags = '' } = {}) {
      const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      records.set(`${selector}._domainkey.${domain}`, `v=DKIM1; k=rsa; ${tags}p=${key}`);
    },
    fail(code) {
      failure = code;
    },
  };
}
