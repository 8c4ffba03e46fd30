/** Mailboxes as the page shows them: a line for each mail, and one mail whole with what an answer to it begins with. */
import type { Language } from '../../../domain/application.ts';
import type { KeptMail, Mailboxes } from '../people/mailboxes.ts';
import { PEOPLE, type Person, personAt, type Role } from '../people/people.ts';
import { answerBegun } from '../people/write-mail.ts';
import { PHRASES_OF_ROLES } from '../words/phrases-of-roles.ts';
import { shortTime } from '../words/times.ts';

export const ROLES: readonly Role[] = ['office', 'applicant', 'staff'];

function mailLine(mail: KeptMail, language: Language, zone: string) {
  const { id, isSent, isUnread, from, to, subject, at } = mail;
  return { id, isSent, isUnread, with: isSent ? to : from, subject, at: shortTime(at, language, zone) };
}

/** Everybody who has a mailbox: those who stand in it from the start, then whoever else was written to. */
function everybody(mailboxes: Mailboxes): readonly Person[] {
  const others = mailboxes.owners().filter((owner) => !PEOPLE.some(({ address }) => address === owner));
  return [...PEOPLE, ...others.map(personAt)];
}

/** Each mailbox with its mails, newest first. */
export function mailboxViews(mailboxes: Mailboxes, language: Language, zone: string) {
  return everybody(mailboxes).map(({ address, name, role, about }) => {
    const mails = mailboxes.of(address);
    return {
      ...{ address, name, role, about: about[language] },
      unread: mails.filter(({ isUnread }) => isUnread).length,
      mails: mails.map((mail) => mailLine(mail, language, zone)),
    };
  });
}

/** One mail whole. An answer is begun in its owner's language, whoever looks at it. */
export function mailView(mail: KeptMail, language: Language, zone: string) {
  const owner = personAt(mail.owner);
  const { id, from, to, subject, text, isSent, replyTo } = mail;
  return {
    ...{ id, from, to, subject, text, isSent, at: shortTime(mail.at, language, zone) },
    lang: owner.language,
    reply: isSent
      ? null
      : {
          to: replyTo,
          ...answerBegun(mail, owner.language, zone),
          phrases: PHRASES_OF_ROLES[owner.role][owner.language],
        },
  };
}
