/** Given: a letter and what composing it needs. */
import type { Composing } from '../../src/letters/compose-letter.ts';
import { SAMPLE_NOW } from '../../src/letters/samples/sample-tickets.ts';
import type { Letter } from '../../src/notifications/letter.ts';
import { desk, ourTemplates } from './our-letters.ts';

export const TOKEN = 'abcdefghijklmnopqrstuvwxyz';
export const keys = { messageId: Buffer.alloc(32, 1), bounce: Buffer.alloc(32, 2) };
export const APPLICANT = 'hanako.reiji@mailbox.example';

export function composing(changes: Partial<Composing> = {}): Composing {
  return {
    templates: ourTemplates(),
    desk,
    keys,
    token: TOKEN,
    now: SAMPLE_NOW,
    smtpEnvelope: 'keyed',
    tokenDays: 7,
    ...changes,
  };
}

export const both = (text: string) => ({ ja: text, en: text });

export function letter(changes: Partial<Letter> = {}): Letter {
  return {
    template: 'denied',
    to: 'kyomu@samples.example',
    role: 'office',
    language: 'ja',
    ticket: 'CDS-2026-0042-K',
    occasion: 'once',
    data: {
      title: both('手続き'),
      officeName: both('見本学研究科'),
      retentionDays: 90,
      answerBy: '2026-06-24',
      askFrom: '2026-06-17',
    },
    possession: null,
    answers: null,
    ...changes,
  };
}

/** Names of the header fields as they stand on the wire. */
export function headerNames(bytes: Buffer): string[] {
  const header = bytes.toString('latin1').split('\r\n\r\n')[0] ?? '';
  return header
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.split(':')[0]?.toLowerCase() ?? '')
    .sort();
}

export const ALWAYS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'references',
  'subject',
  'to',
  'x-auto-response-suppress',
];
