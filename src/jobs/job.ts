/** A job: work that falls due by the clock. It only looks what is due and gives commands. */

/** The desk as jobs see it. */
export interface DeskAtWork {
  /** Asks for a pass over the mailbox, whatever IDLE has said. */
  nudgeMailbox(): void;
  /** Asks the outbox to look for letters that are due. */
  kickOutbox(): void;
  /** Takes decisions on: begins their cooling-off, or releases them. */
  settleDecisions(): Promise<void>;
  /** Lets letters that were over a cap leave as there is room. */
  releaseHeldLetters(): Promise<void>;
  /** Moves mails that are not the desk's back to the inbox. */
  handBackMails(): Promise<void>;
  /** Tells staff when acknowledgements do not leave. */
  tellOfLateAcknowledgements(): Promise<void>;
  /** Tells staff when a mail server refuses our login. */
  tellOfRefusedLogins(): Promise<void>;
  /** Reminds whoever is waited for, ends access that is over, and closes what was never answered. */
  keepTimeLimits(): Promise<void>;
  /** The morning letter and the summary of a week, when they are due. */
  sendDigests(): Promise<void>;
  /** Erases personal data whose time is over, in the database and in the folders mails were filed into. */
  eraseDue(): Promise<void>;
}

/** What decides when jobs run. */
export interface JobSettings {
  readonly pollSeconds: number;
}

export interface Job {
  /** Also the name of its file. */
  readonly name: string;
  /** Set when it also runs on a daemon that stands by; all others run under the lease only. */
  readonly onStandby?: true;
  /** A cron expression with seconds. */
  when(settings: JobSettings): string;
  run(desk: DeskAtWork): Promise<void> | void;
}
