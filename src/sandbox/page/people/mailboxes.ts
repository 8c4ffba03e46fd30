/** The mailboxes of the people on the page: what the desk's relay delivered to them, and what they sent. */
import type { Instant } from '../../../domain/time.ts';
import type { SentLetter } from '../../demo-desk.ts';
import type { Draft } from '../../demo-mails.ts';

export interface KeptMail {
  readonly id: string;
  /** Whose mailbox it lies in. */
  readonly owner: string;
  readonly isSent: boolean;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Instant;
  /** With its angle brackets. */
  readonly messageId: string;
  /** Message-IDs, oldest first. */
  readonly references: readonly string[];
  /** Where an answer goes. */
  readonly replyTo: string;
  readonly isUnread: boolean;
}

export interface Mailboxes {
  arrived(letter: SentLetter): void;
  sent(draft: Draft): void;
  read(id: string): void;
  find(id: string): KeptMail | undefined;
  /** Newest first. */
  of(owner: string): readonly KeptMail[];
  /** Everybody who has a mail, in the order of their first one. */
  owners(): readonly string[];
}

function shownName(address: string, name: string | undefined): string {
  return name ? `${name} <${address}>` : address;
}

export function openMailboxes(): Mailboxes {
  const mails: KeptMail[] = [];
  const keep = (mail: Omit<KeptMail, 'id'>) => void mails.push({ ...mail, id: `m${mails.length + 1}` });
  return {
    arrived({ at, to, mail }) {
      const [sender] = mail.from?.value ?? [];
      const references = mail.references ?? [];
      keep({
        owner: to.toLowerCase(),
        isSent: false,
        from: shownName(sender?.address ?? '', sender?.name),
        to,
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        at,
        messageId: mail.messageId ?? '',
        references: typeof references === 'string' ? [references] : references,
        replyTo: mail.replyTo?.value[0]?.address ?? sender?.address ?? '',
        isUnread: true,
      });
    },
    sent({ from, name, to, subject, text, date }) {
      keep({
        ...{ owner: from.toLowerCase(), isSent: true, from: shownName(from, name), to, subject, text },
        ...{ at: date.toISOString(), messageId: '', references: [], replyTo: to, isUnread: false },
      });
    },
    read(id) {
      const place = mails.findIndex((mail) => mail.id === id);
      const mail = mails[place];
      if (mail) mails[place] = { ...mail, isUnread: false };
    },
    find: (id) => mails.find((mail) => mail.id === id),
    of: (owner) =>
      mails
        .filter((mail) => mail.owner === owner.toLowerCase())
        .reverse()
        .sort((one, other) => Date.parse(other.at) - Date.parse(one.at)),
    owners: () => [...new Set(mails.map(({ owner }) => owner))],
  };
}
