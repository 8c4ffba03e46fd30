/** Everything the board says that no other page or letter says, in one language. */
import type { FileNote } from '../../domain/ticket.ts';
import type { TicketWords } from './ticket-words.ts';

/** A heading, and what to say when nothing stands under it. */
interface Part {
  readonly title: string;
  readonly none: string;
}

export interface Trouble {
  readonly title: string;
  readonly happened: string;
  readonly means: string;
  readonly todo: string;
}

export interface BoardWords extends TicketWords {
  readonly title: string;
  readonly otherLanguage: string;
  readonly skip: string;
  readonly asOf: (time: string, zone: string) => string;
  readonly again: string;
  readonly find: string;
  readonly findNumber: string;
  readonly overview: string;
  readonly readOnly: string;
  readonly masked: string;
  readonly unmasked: string;

  readonly glance: {
    readonly title: string;
    readonly forStaff: string;
    readonly late: (many: number) => string;
    readonly forOthers: string;
    readonly windows: string;
    readonly unsent: string;
    readonly failed: string;
    readonly quarantined: string;
  };
  readonly forStaff: Part;
  readonly forOthers: Part;
  readonly windows: Part;
  readonly letters: Part;
  readonly mails: Part;
  readonly weeks: Part;
  readonly states: { readonly title: string; readonly open: string; readonly ended: string };
  /** Under a table that does not hold all. */
  readonly oldestOnly: (shown: number) => string;
  readonly page: (page: number, pages: number, many: number) => string;
  readonly earlier: string;
  readonly later: string;

  readonly columns: {
    readonly ticket: string;
    readonly who: string;
    readonly next: string;
    readonly age: string;
    readonly lastDay: string;
    readonly services: string;
    readonly route: string;
    readonly received: string;
    readonly state: string;
    readonly until: string;
    readonly access: string;
    readonly letter: string;
    readonly to: string;
    readonly attempts: string;
    readonly since: string;
    readonly left: string;
    readonly week: string;
    readonly time: string;
    readonly event: string;
    readonly by: string;
    readonly kind: string;
    readonly origin: string;
  };
  /** Of an application that is for deciders alone. */
  readonly sensitive: { readonly who: string; readonly page: string };
  readonly days: (days: number) => string;
  readonly today: string;
  readonly daysLeft: (days: number) => string;
  readonly late: string;
  readonly unknown: string;
  readonly toBeClosed: (days: number) => string;
  readonly attempt: (many: number) => string;
  readonly relay: (code: string) => string;
  readonly notYet: string;

  readonly inbox: {
    readonly at: (time: string) => string;
    readonly never: string;
    readonly done: string;
    readonly quarantined: string;
    readonly waiting: string;
    readonly notOurs: string;
    readonly untaken: string;
    readonly inQuarantine: string;
    readonly leftUnread: string;
  };

  readonly charts: {
    readonly applications: string;
    readonly decisions: string;
    readonly hours: string;
    readonly approved: string;
    readonly rejected: string;
    readonly table: string;
    readonly weekOf: (day: string) => string;
    readonly summary: (title: string, least: string, most: string) => string;
  };

  readonly ticket: {
    readonly facts: string;
    readonly asked: string;
    readonly fieldGiven: string;
    readonly fieldMissing: string;
    readonly identity: string;
    readonly identityStated: string;
    readonly identityNotStated: string;
    readonly office: string;
    readonly revokedOn: string;
    readonly student: string;
    readonly yes: string;
    readonly no: string;
    readonly notLookedUp: string;
    readonly lastDay: string;
    readonly access: string;
    readonly taker: string;
    readonly revision: string;
    readonly decision: string;
    readonly reason: string;
    readonly words: string;
    readonly erased: (time: string) => string;
    readonly checks: string;
    readonly onceOnly: string;
    readonly usedElsewhere: (services: string) => string;
    readonly warnings: string;
    readonly related: string;
    readonly notes: Part;
    readonly purposes: Readonly<Record<FileNote['purpose'], string>>;
    readonly noteHidden: (characters: number) => string;
    readonly events: string;
    readonly letters: string;
    readonly mails: string;
    readonly audit: string;
    readonly none: string;
    readonly cut: (hidden: number) => string;
  };

  readonly noSuchTicket: (id: string) => string;
  readonly noSuchPage: string;
  readonly databaseAway: Trouble;
  readonly mistake: Trouble;
}
