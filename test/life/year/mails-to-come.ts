/** Mails that are on their way to the desk, by the time they arrive. */
import type { Instant } from '../../../src/domain/time.ts';

export interface MailToCome {
  readonly at: Instant;
  write(at: Instant): string;
  /** Whom the mail is from, where it is an application. */
  readonly opens?: number;
}

export class MailsToCome {
  private waiting: MailToCome[] = [];

  add(mail: MailToCome): void {
    const place = this.waiting.findIndex(({ at }) => at > mail.at);
    this.waiting.splice(place === -1 ? this.waiting.length : place, 0, mail);
  }

  nextAt(): Instant | null {
    return this.waiting[0]?.at ?? null;
  }

  /** Those that have arrived by `now`. */
  take(now: Instant): readonly MailToCome[] {
    const count = this.waiting.findIndex(({ at }) => at > now);
    return this.waiting.splice(0, count === -1 ? this.waiting.length : count);
  }
}
