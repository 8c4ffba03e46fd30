/** A desk that gets the form's mails, and the mails with anything typed into them. */
import type { Outcome } from '../../src/journey.ts';
import { type DeskInMemory, FORM, type MailDraft, openDeskInMemory, rawMail } from '../journey/desk-in-memory.ts';
import { FORM_HEADERS, FORM_TEXT } from './form-mail.ts';

export const APPLICANT_OF_FORM = 'nanami@post.example';
/** Nothing else in any letter looks like it. */
export const CANARY = 'http://canary.example/canary-7731';

export interface Typed {
  readonly account?: string;
  readonly services?: string;
  readonly contact?: string;
  readonly reason?: string;
}

/** The form's mail with what was typed in its place. */
export function formMail({ account, services, contact, reason }: Typed = {}): MailDraft {
  const fields: readonly (readonly [now: string, typed: string | undefined])[] = [
    ['9900000707', account],
    ['OneDrive', services],
    [APPLICANT_OF_FORM, contact],
    ['証明書が必要なため', reason],
  ];
  const text = fields.reduce(
    (whole, [now, typed]) => (typed === undefined ? whole : whole.replace(now, () => typed)),
    FORM_TEXT,
  );
  return { from: FORM, subject: 'クラウドデータ救出の申請', text, headers: FORM_HEADERS };
}

export interface FormDesk {
  readonly desk: DeskInMemory;
  receive(draft: MailDraft): Promise<Outcome>;
  raw(draft: MailDraft): string;
  count(): Promise<number>;
  /** Of the newest ticket. */
  values(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

export async function openFormDesk(): Promise<FormDesk> {
  const desk = await openDeskInMemory();
  const tickets = () => desk.desk.store.tickets();
  return {
    desk,
    receive: (draft) => desk.receive(draft),
    raw: (draft) => rawMail(draft, desk.now()),
    count: async () => (await tickets()).length,
    values: async () => (await tickets()).at(-1)?.application.values ?? {},
    close: () => desk.close(),
  };
}
