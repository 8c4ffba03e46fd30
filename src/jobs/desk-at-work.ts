/** The running desk as its jobs see it: each piece of work, and who is to look for its consequences afterwards. */
import type { Health } from '../health/open-health.ts';
import type { Log } from '../mailbox/log.ts';
import type { ImapSettings } from '../mailbox/mailbox-settings.ts';
import type { Mailbox } from '../mailbox/open-mailbox.ts';
import type { Outbox } from '../outbox/open-outbox.ts';
import type { OpenDesk } from '../wiring.ts';
import { eraseDue } from './erase-due.ts';
import { handBackWaiting } from './hand-back-mails.ts';
import type { DeskAtWork } from './job.ts';
import { keepTimeLimits } from './keep-time-limits.ts';
import { releaseHeldLetters } from './release-held-letters.ts';
import { sendDigests } from './send-digests.ts';
import { settleDecisions } from './settle-decisions.ts';
import { tellOfLateAcknowledgements } from './tell-of-late-acknowledgements.ts';
import { isRefused, tellOfRefusedLogins } from './tell-of-refused-logins.ts';

export interface Workplace {
  /** Under the lease. */
  readonly desk: OpenDesk;
  readonly imapSettings: ImapSettings;
  /** Null while another daemon attends to it. */
  mailbox(): Pick<Mailbox, 'nudge'> | null;
  readonly outbox: Pick<Outbox, 'kick'>;
  readonly health: Pick<Health, 'clockJumpedWithin' | 'signs'>;
  readonly log: Log;
}

/** So long nothing lapses after a jump of the clock: it may be put right again. */
const SECONDS_AFTER_A_JUMP = 30 * 60;

export function deskAtWork({ desk, imapSettings, mailbox, outbox, health, log }: Workplace): DeskAtWork {
  const nudgeMailbox = () => mailbox()?.nudge();
  const kickOutbox = () => outbox.kick();
  let wasRefused = false;
  return {
    nudgeMailbox,
    kickOutbox,
    async settleDecisions() {
      // After a jump of the clock nobody can say whether the time to undo a decision is over.
      if (health.clockJumpedWithin(desk.setting.policy.coolingOffMinutes * 60)) return;
      const { settled, waitsForMailbox } = await settleDecisions(desk);
      if (settled > 0) kickOutbox();
      if (waitsForMailbox) nudgeMailbox();
    },
    async releaseHeldLetters() {
      await releaseHeldLetters(desk);
      kickOutbox();
    },
    async handBackMails() {
      await handBackWaiting(imapSettings, desk);
    },
    async tellOfLateAcknowledgements() {
      if (await tellOfLateAcknowledgements(desk)) kickOutbox();
    },
    async tellOfRefusedLogins() {
      const before = wasRefused;
      wasRefused = isRefused(health.signs.now());
      // A server whose directory is down refuses right passwords too; most such refusals pass by themselves.
      if (before && wasRefused && (await tellOfRefusedLogins(desk))) kickOutbox();
    },
    async keepTimeLimits() {
      // What a wrong clock says is due is perhaps not.
      if (health.clockJumpedWithin(SECONDS_AFTER_A_JUMP)) return;
      if ((await keepTimeLimits(desk)) > 0) kickOutbox();
    },
    async sendDigests() {
      if ((await sendDigests(desk)) > 0) kickOutbox();
    },
    async eraseDue() {
      // What a wrong clock says is over is perhaps not, and what is erased does not come back.
      if (health.clockJumpedWithin(SECONDS_AFTER_A_JUMP)) return;
      await eraseDue(imapSettings, desk, log);
    },
  };
}
