/** Mailboxes as the page shows them: a line for each mail, and one mail whole with what an answer to it begins with. */
import type { Language } from '../../../domain/application/application.ts';
import type { Desk } from '../../../journey.ts';
import { DESK_ADDRESS, demoMail } from '../../demo-mails.ts';
import type { KeptMail, Mailboxes } from '../people/mailboxes.ts';
import { PEOPLE, type Person, personAt, type Role } from '../people/people.ts';
import { answerBegun } from '../people/write-mail.ts';
import { PHRASES_OF_ROLES } from '../words/phrases-of-roles.ts';
import { shortTime } from '../words/times.ts';
import { unwrapped } from './unwrapped.ts';

/** Who reads the page, and of which desk. */
export interface MailReader {
  readonly language: Language;
  readonly desk: Desk['setting']['desk'];
}

export const ROLES: readonly Role[] = ['office', 'applicant', 'staff'];

/** All mails here are to the desk or from it: the list says by whom a mail is, and not by which of its addresses. */
function mailLine(mail: KeptMail, { language, desk }: MailReader) {
  const { id, isSent, isUnread, subject, at } = mail;
  return { id, isSent, isUnread, with: desk.name[language], subject, at: shortTime(at, language, desk.timeZone) };
}

/** Everybody who has a mailbox: those who stand in it from the start, then whoever else was written to. */
function everybody(mailboxes: Mailboxes): readonly Person[] {
  const others = mailboxes.owners().filter((owner) => !PEOPLE.some(({ address }) => address === owner));
  return [...PEOPLE, ...others.map(personAt)];
}

/** Each mailbox with its mails, newest first. */
export function mailboxViews(mailboxes: Mailboxes, reader: MailReader) {
  return everybody(mailboxes).map(({ address, name, role, about }) => {
    const mails = mailboxes.of(address);
    return {
      ...{ address, name, role, about: about[reader.language] },
      unread: mails.filter(({ isUnread }) => isUnread).length,
      mails: mails.map((mail) => mailLine(mail, reader)),
    };
  });
}

/** One mail whole. An answer is begun in its owner's language, whoever looks at it. */
export function mailView(mail: KeptMail, { language, desk }: MailReader) {
  const owner = personAt(mail.owner);
  const { id, from, to, subject, text, isSent, replyTo } = mail;
  return {
    ...{ id, from, to, subject, text: unwrapped(text), isSent, at: shortTime(mail.at, language, desk.timeZone) },
    lang: owner.language,
    reply: isSent
      ? null
      : {
          to: replyTo,
          ...answerBegun(mail, owner.language, desk.timeZone),
          phrases: PHRASES_OF_ROLES[owner.role][owner.language],
        },
  };
}

/** What a new mail begins with: an office finds an example of a request in it, to be changed at will. */
export function newMail({ role, language }: Person) {
  const { subject, text } =
    role === 'office' ? demoMail(`example-${language}`, new Date(0)) : { subject: '', text: '' };
  return { to: DESK_ADDRESS, subject, text, phrases: [] };
}
