/** What somebody writes on the page, as their mail program would send it: a new mail to the desk, or an answer to one of its letters. */
import type { Language } from '../../../domain/application/application.ts';
import type { Instant } from '../../../domain/time.ts';
import { DESK_ADDRESS, type Draft } from '../../demo-mails.ts';
import { dateAndTime } from '../words/times.ts';
import type { KeptMail } from './mailboxes.ts';
import type { Person } from './people.ts';

export interface Written {
  readonly subject: string;
  readonly text: string;
}

const REPLY = /^re:/i;

/** The line above a quotation, as mail programs of each language write it. */
const ATTRIBUTIONS: Readonly<Record<Language, (at: string, from: string) => string>> = {
  ja: (at, from) => `${at} ${from}:`,
  en: (at, from) => `On ${at}, ${from} wrote:`,
};

/** An answer before anything is written into it: `Re:` and the letter quoted below. */
export function answerBegun(letter: KeptMail, language: Language, timeZone: string): Written {
  const at = dateAndTime(letter.at, language, timeZone);
  const quoted = letter.text.trimEnd().split('\n');
  return {
    subject: REPLY.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`,
    text: ['', '', ATTRIBUTIONS[language](at, letter.from), ...quoted.map((line) => `> ${line}`.trimEnd()), ''].join(
      '\n',
    ),
  };
}

/** Header values hold no line break, whoever typed one: nobody writes header fields through a subject. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** RFC 5322 §3.6.4: an answer names the letter, and the thread it stands in. It goes where Reply-To says. */
export function mailOf(person: Person, { subject, text }: Written, answers: KeptMail | null, now: Instant): Draft {
  const mail = { from: person.address, name: person.name, subject: oneLine(subject), text, date: new Date(now) };
  if (answers === null) return { ...mail, to: DESK_ADDRESS };
  const thread = [...answers.references, answers.messageId].filter(Boolean);
  return {
    ...mail,
    to: answers.replyTo,
    headers: [`In-Reply-To: ${answers.messageId}`, `References: ${thread.join('\r\n ')}`],
  };
}
