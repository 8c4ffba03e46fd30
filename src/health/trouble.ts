/** What may be wrong with a running desk: each word with what it means for the mails and what to do. */
export type TroubleWord =
  | 'mailbox-not-read'
  | 'mails-not-taken'
  | 'imap-login-refused'
  | 'smtp-login-refused'
  | 'credential-refused'
  | 'relay-not-reached'
  | 'job-failing'
  | 'acknowledgement-late'
  | 'database-unusable'
  | 'disk-nearly-full'
  | 'clock-jumped';

/** Nothing in it is personal: it is shown to whatever asks on loopback. */
export interface Trouble {
  readonly word: TroubleWord;
  readonly happened: string;
  readonly means: string;
  readonly todo: string;
}

interface Explanation {
  readonly means: string;
  readonly todo: string;
}

const EXPLANATIONS = {
  'mailbox-not-read': {
    means: 'New mails wait in the mailbox; none is lost, but nobody is answered.',
    todo: 'Put right what stands there; otherwise look into the log, and whether the IMAP server answers. The desk keeps trying by itself.',
  },
  'mails-not-taken': {
    means:
      'They wait in the mailbox and are tried again by each pass; nobody who wrote them is answered, and no decision leaves before they are read.',
    todo: 'Look into the log for what it says of them: name servers that do not answer, a machine without memory for parsers, or a mistake in the program, which please report.',
  },
  'imap-login-refused': {
    means: 'New mails wait in the mailbox; none is lost, but nobody is answered.',
    todo: 'If this goes on, put imap.user and imap.password right (with imap.auth: what the program may do in this mailbox) and restart. After three refusals the desk tries every five minutes only, so that the account is not locked; it goes on by itself once the server takes the login.',
  },
  'smtp-login-refused': {
    means:
      'Applications are taken, but no letter leaves; the letters are kept and leave as soon as the relay takes us.',
    todo: 'If this goes on, put smtp.user and smtp.password right (with smtp.auth: whether the program may send as this mailbox) and restart. After three refusals the desk tries every five minutes only, so that the account is not locked; it goes on by itself once the relay takes the login.',
  },
  'credential-refused': {
    means:
      'New mails wait in the mailbox, or letters in the outbox; none is lost, but nobody is answered until there is a new credential.',
    todo: 'Its secret or key has expired or was revoked, or its rights were taken back. Make a new one, put it under imap.auth and smtp.auth, and restart.',
  },
  'relay-not-reached': {
    means:
      'Applications are taken, but no letter leaves, decisions included; all are kept, tried every quarter of an hour, and leave by themselves once the relay takes them.',
    todo: 'The word in brackets is what came of the last attempt and at which step. Check that the relay runs and lets this machine in, and smtp.host, smtp.port and smtp.tls.',
  },
  'job-failing': {
    means:
      'Mails are taken and answered, but what is done by the clock waits: decisions that cool off, reminders, the end of an access, or erasure. Nothing is lost; it is done late.',
    todo: 'Look into the log for the line of this job. It runs again by itself; if it goes on, please report that line.',
  },
  'acknowledgement-late': {
    means: 'An applicant has waited for the acknowledgement for more than half an hour; it is kept and still tried.',
    todo: 'Look into the log for what the SMTP relay answers, and whether it can be reached.',
  },
  'database-unusable': {
    means: 'Nothing can be recorded, so no mail is taken and nothing is decided; mails wait in the mailbox.',
    todo: 'Check that the disk has room and can be written, or that the database server runs. The desk goes on by itself once it can.',
  },
  'disk-nearly-full': {
    means: 'Everything still works. When the disk is full nothing can be recorded, and mails will wait in the mailbox.',
    todo: 'Make room on the disk that holds the database.',
  },
  'clock-jumped': {
    means:
      'No mail is affected, and decisions that cool off are not released until the clock has run evenly for a while, so that nobody loses the time to undo them.',
    todo: 'Check the time of this machine and that it is kept by NTP. When the time is right now, nothing is to be done.',
  },
} as const satisfies Record<TroubleWord, Explanation>;

export const TROUBLE_WORDS = Object.keys(EXPLANATIONS) as readonly TroubleWord[];

/** `happened` in a sentence of its own, with what it means and what to do. */
export function trouble(word: TroubleWord, happened: string): Trouble {
  return { word, happened, ...EXPLANATIONS[word] };
}
