/** What `receive` answers, in the words that other programs may rely on (design §9). */
import { simpleParser } from 'mailparser';
import type { OutboxEntry } from '../store/transaction.ts';
import type { TicketJson } from './ticket-json.ts';

export interface ReceivedMail {
  readonly file: string;
  readonly verdict: string;
  readonly kind: string | null;
  readonly evidence: string;
  readonly tickets: readonly string[];
  readonly reason: string | null;
}

export interface ReceivedLetter {
  readonly to: string;
  readonly template: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

export interface Received {
  readonly mails: readonly ReceivedMail[];
  readonly tickets: readonly TicketJson[];
  readonly letters: readonly ReceivedLetter[];
}

/** The letters owed, read back from their own bytes: what is shown is what would be sent. */
export async function receivedLetters(entries: readonly OutboxEntry[]): Promise<ReceivedLetter[]> {
  const letters: ReceivedLetter[] = [];
  for (const { recipient, template, language, subject, bytes } of entries) {
    const { text } = await simpleParser(bytes, { skipTextToHtml: true });
    letters.push({ to: recipient, template, language, subject, text: (text ?? '').trimEnd() });
  }
  return letters;
}
