/** A vacation reply: the mail program of whoever got a letter last answers by itself (RFC 3834 §3.1). */
import type { KeptMail } from '../people/mailboxes.ts';
import { PEOPLE, personAt } from '../people/people.ts';
import { mailOf } from '../people/write-mail.ts';
import type { Occasion } from './occasion.ts';

/** What a responder says would be an approval, if a person had written it. */
const TEXTS = {
  ja: { subject: '自動応答: ', text: '承認\n\n休暇のため不在にしております。戻りしだいご連絡いたします。\n' },
  en: { subject: 'Automatic reply: ', text: 'APPROVE\n\nI am on leave and will answer when I am back.\n' },
};

export const vacationReply: Occasion = ({ mailboxes, now }) => {
  const staff = PEOPLE.filter(({ role }) => role === 'staff').map(({ address }) => address);
  const letters = staff.flatMap((address) => mailboxes.of(address).filter(({ isSent }) => !isSent));
  const [letter] = letters.sort((one, other) => (one.at < other.at ? 1 : -1)) as [KeptMail?];
  if (!letter) return 'needs-letter';
  const person = personAt(letter.owner);
  const { subject, text } = TEXTS[person.language];
  const answer = mailOf(person, { subject: `${subject}${letter.subject}`, text }, letter, now);
  return { ...answer, headers: [...(answer.headers ?? []), 'Auto-Submitted: auto-replied'] };
};
