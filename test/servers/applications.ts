/** Mails for measurements: notifications of the form, each of another applicant, and answers of a member of staff. */
import { simpleParser } from 'mailparser';
import { answerTo, delivered, demoMail } from '../../src/sandbox/demo-mails.ts';

export const STAFF = { address: 'taro@staff.desk.example', name: '山田 太郎' };

export interface Applied {
  readonly raw: Buffer;
  /** Where its acknowledgement goes. */
  readonly contact: string;
}

/** Application number `number`, from 0: account, contact and Date are its own. */
export function application(number: number): Applied {
  const contact = `applicant${number}@post.example`;
  const form = demoMail('form', new Date(Date.UTC(2026, 5, 3) + number * 1_000));
  const account = String(8_000_000_000 + number);
  const text = form.text.replace('9900000707', account).replace('nanami@post.example', contact);
  return { raw: delivered({ ...form, text }), contact };
}

export function applications(from: number, count: number): readonly Applied[] {
  return Array.from({ length: count }, (_, index) => application(from + index));
}

/** An answer to a review letter that decides nothing and is a staff reply all the same. */
export async function staffReply(review: Buffer, number: number): Promise<Buffer> {
  const letter = await simpleParser(review, { skipTextToHtml: true });
  return delivered(answerTo(letter, STAFF, '状況', new Date(Date.UTC(2026, 6, 1) + number * 1_000)));
}
