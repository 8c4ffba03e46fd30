/** A desk that lives through a sequence: every command goes through `advance()`, and every change is held against the invariants. */
import { expect } from 'chai';
import { advance } from '../../../src/domain/advance.ts';
import { ACCOUNT, CONTACT, fieldValue } from '../../../src/domain/application/application.ts';
import { type Opening, openTicket } from '../../../src/domain/application/open-ticket.ts';
import type { TicketCommand } from '../../../src/domain/commands.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import type { Facts, Setting } from '../../../src/domain/facts.ts';
import type { Refusal } from '../../../src/domain/refusals.ts';
import type { Staff } from '../../../src/domain/rules/registry.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { type Instant, plusMinutes } from '../../../src/domain/time.ts';
import { explain } from '../../../src/notifications/explanations.ts';
import type { NotificationContext } from '../../../src/notifications/notification.ts';
import { lettersForEvents } from '../../../src/notifications/register.ts';
import { along } from './along.ts';
import { answerOf, ordersOf, workOf } from './commands-of.ts';
import { checkAsked } from './invariants/asked.ts';
import { checkContent } from './invariants/content.ts';
import { checkLetters } from './invariants/letters.ts';
import { checkRelease, type Grants } from './invariants/release.ts';
import { Ledger } from './ledger.ts';
import { BEGIN, OFFICE, ON_STAFF, SETTING } from './people.ts';
import { Post } from './post.ts';
import type { PartyStep, StaffStep, Step } from './step.ts';

/** One mail, or one job: all of its commands are carried out, or none. */
interface Mail {
  readonly of: number;
  readonly commands: readonly TicketCommand[];
  readonly from: { readonly role: 'staff' | 'office' | 'applicant'; readonly address: string } | null;
}

export class World {
  readonly tickets: Ticket[] = [];
  readonly post = new Post();
  /** Words of everything that happened, for counting what sequences reach. */
  readonly happened: TicketEvent['type'][] = [];
  now: Instant = BEGIN;
  readonly rule: typeof advance;
  private readonly ledger = new Ledger();
  private readonly grants: Grants = new Set();
  private readonly contents: Map<string, string>[] = [];
  private staff: readonly Staff[] = ON_STAFF;
  private policy = SETTING.policy;
  private away: readonly string[] = [];
  private last: Mail | null = null;
  private mails = 0;

  constructor(
    openings: readonly Omit<Opening, 'id' | 'others'>[],
    /** The desk's own, or one that is broken on purpose. */
    rule: typeof advance = advance,
  ) {
    this.rule = rule;
    openings.forEach((opening, at) => {
      const id = `CDS-2026-000${at}-X`;
      const account = fieldValue(opening.application, ACCOUNT);
      const others = this.tickets.filter((ticket) => fieldValue(ticket.application, ACCOUNT) === account);
      const { ticket, events } = openTicket(
        { ...opening, id, others: account === null ? [] : others },
        this.facts(id, account),
      );
      this.contents.push(new Map());
      this.keep(at, ticket, ticket, events);
    });
  }

  get setting(): Setting {
    return { ...SETTING, policy: this.policy, registry: { ...SETTING.registry, staff: this.staff } };
  }

  facts(ticketId: string, account: string | null): Facts {
    return { ...this.setting, now: this.now, entitlementsUsed: this.ledger.usedBy(account, ticketId) };
  }

  take(step: Step): void {
    this.now = plusMinutes(this.now, 1);
    switch (step.do) {
      case 'pass':
        this.now = plusMinutes(this.now, step.minutes);
        return;
      case 'leave':
        this.staff = this.staff.filter(({ address }) => address !== step.who.address);
        return;
      case 'join':
      case 'demote':
        this.staff = [
          ...this.staff.filter(({ address }) => address !== step.who.address),
          step.do === 'join' ? step.who : { ...step.who, role: 'helper' },
        ];
        return;
      case 'away':
      case 'back':
        this.away = this.away.filter((address) => address !== step.who.address);
        if (step.do === 'away') this.away = [...this.away, step.who.address];
        return;
      case 'policy':
        this.policy = {
          ...this.policy,
          approvals: { form: step.needed, office: step.needed },
          windowStarts: step.windowStarts,
        };
        return;
      case 'again':
        if (this.last) this.receive(this.last);
        return;
      case 'along': {
        const ticket = this.tickets[step.of];
        for (const next of ticket ? along(ticket, step.of) : []) this.take(next);
        return;
      }
      case 'tell':
      case 'release':
      case 'clock':
      case 'prove-office':
      case 'lose':
        this.receive({ of: step.of, commands: [workOf(step, this.now)], from: null });
        return;
      default:
        this.write(step);
    }
  }

  private write(step: StaffStep | PartyStep): void {
    const ticket = this.tickets[step.of];
    if (!ticket) return;
    const role = 'role' in step ? step.role : 'staff';
    const address = 'who' in step ? step.who.address : this.partyOf(step, ticket);
    const seen = this.post.seen(ticket.id, address, step.late);
    // Nobody answers a letter they never had.
    if (seen === null) return;
    const commands = 'who' in step ? ordersOf(step, seen) : [answerOf(step, address, seen)];
    this.receive({ of: step.of, commands, from: { role, address } });
  }

  private partyOf({ role, wrong }: PartyStep, ticket: Ticket): string {
    if (wrong) return 'somebody@else.example';
    return role === 'office' ? OFFICE.address : (fieldValue(ticket.application, CONTACT) ?? '');
  }

  /** Takes a mail through as the journey does. Gives why nothing was done, or null. */
  receive(mail: Mail): Refusal | null {
    this.last = mail;
    this.mails += 1;
    const before = this.tickets[mail.of];
    if (!before) return null;
    let draft = before;
    const events: TicketEvent[] = [];
    for (const command of mail.commands) {
      const known = fieldValue(draft.application, ACCOUNT);
      const supplied = command.type === 'supply' ? (command.supplied.values[ACCOUNT] ?? null) : null;
      const result = this.rule(
        draft,
        raised(command, draft.revision - before.revision),
        this.facts(draft.id, supplied ?? known),
      );
      if ('refused' in result) return this.refuse(mail, before, result.refused);
      draft = result.ticket;
      events.push(...result.events);
    }
    if (!this.ledger.write(draft, events, this.setting)) return { word: 'entitlement-used', details: {} };
    this.sawOwn(mail, before, draft);
    for (const command of mail.commands) {
      if (command.type !== 'approve') continue;
      const { by, seenRevision } = command.authority;
      this.post.approves(draft.id, by, seenRevision + draft.revision - before.revision);
    }
    this.keep(mail.of, before, draft, events);
    for (const command of mail.commands) if (command.type === 'pass-time') this.checkOnce(draft, command);
    return null;
  }

  /** Said twice, the clock changes nothing (design §7). */
  private checkOnce(ticket: Ticket, command: TicketCommand): void {
    const again = this.rule(ticket, command, this.facts(ticket.id, fieldValue(ticket.application, ACCOUNT)));
    expect('refused' in again ? [] : again.events, 'what was due is due again').to.deep.equal([]);
  }

  /** Who sets something has seen what they set, if they had seen the rest. */
  private sawOwn({ from }: Mail, before: Ticket, after: Ticket): void {
    if (from?.role !== 'staff' || !this.post.hasSeen(before.id, from.address, before.revision)) return;
    for (let revision = before.revision + 1; revision <= after.revision; revision += 1)
      this.post.saw(before.id, from.address, revision);
  }

  private refuse({ from }: Mail, ticket: Ticket, refused: Refusal): Refusal {
    if (from) {
      const letters = explain(
        { type: 'refusal', to: from, ticketId: ticket.id, refusal: refused },
        ticket,
        this.context(),
      );
      checkLetters(this.post.deliver(letters), [], ticket, this.now);
    }
    return refused;
  }

  private keep(at: number, before: Ticket, ticket: Ticket, events: readonly TicketEvent[]): void {
    if (events.length === 0) return;
    this.tickets[at] = ticket;
    this.happened.push(...events.map(({ type }) => type));
    checkContent(before, ticket, this.contents[at] as Map<string, string>);
    if (events.some(({ type }) => type === 'approval-released'))
      checkRelease(ticket, { ...this.setting, now: this.now }, this.post, this.grants);
    const letters = lettersForEvents(events, ticket, this.context());
    checkAsked(letters, ticket, this.staff);
    checkLetters(this.post.deliver(letters), events, ticket, this.now);
  }

  private context(): NotificationContext {
    const cause = { mail: `mail-${this.mails}`, messageId: null, receivedAt: this.now };
    return { ...this.setting, now: this.now, cause, away: this.away };
  }

  /** Everybody is back, and may decide. */
  gather(): void {
    this.staff = ON_STAFF;
    this.away = [];
  }
}

function raised(command: TicketCommand, by: number): TicketCommand {
  if (!('authority' in command)) return command;
  return { ...command, authority: { ...command.authority, seenRevision: command.authority.seenRevision + by } };
}
