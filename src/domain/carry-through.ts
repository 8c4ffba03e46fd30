/** What follows a decision: the cooling-off, its release, and the week of access. */
import { CONTACT, fieldValue } from './application/application.ts';
import { type Advanced, changed } from './change.ts';
import type { Authority } from './commands.ts';
import { waitingState } from './decision/decide.ts';
import { approvalsNeeded, peopleAmong } from './decision/votes.ts';
import type { Facts } from './facts.ts';
import { rulesOf } from './facts.ts';
import { type Refusal, refusal } from './refusals.ts';
import { whyNotDecider, whyNotGrantable, whyOwnApplication } from './rules/rules.ts';
import type { AccessWindow, Approval, Decision, Ticket } from './ticket.ts';
import { type Instant, plusDays, plusMinutes } from './time.ts';

/** Starts the cooling-off at `at`, when the last colleague's "recorded" letter was accepted. Said twice, it changes nothing. */
export function coolOff(ticket: Ticket, at: Instant, facts: Facts): Advanced {
  const { decision } = ticket;
  if (!decision || decision.releaseAt !== null) return changed(ticket);
  const releaseAt = plusMinutes(at, facts.policy.coolingOffMinutes);
  return changed({ ...ticket, decision: { ...decision, releaseAt } }, { type: 'cooling-off-began', releaseAt });
}

/** Makes a decision final. Everything an approval rests on is asked once more; if it no longer holds, the decision is void. */
export function release(ticket: Ticket, facts: Facts): Advanced {
  const { decision } = ticket;
  if (!decision || decision.releasedAt !== null) return changed(ticket);
  if (decision.releaseAt === null || decision.releaseAt > facts.now) return refusal('not-decided');
  const final: Decision = { ...decision, releasedAt: facts.now };
  if (decision.outcome === 'rejected') return changed({ ...ticket, decision: final }, { type: 'rejection-released' });
  const stopped = whyNotReleasable(ticket, decision, facts);
  if (stopped) {
    const { word } = stopped.refused;
    return changed(
      { ...ticket, state: waitingState(ticket), votes: [], decision: null },
      { type: 'release-refused', word },
    );
  }
  const window = facts.policy.windowStarts === 'approval' ? windowFrom(facts) : null;
  return changed({ ...ticket, state: 'awaiting-provision', decision: final, window }, { type: 'approval-released' });
}

function whyNotReleasable(ticket: Ticket, decision: Decision, facts: Facts): { readonly refused: Refusal } | null {
  if (decision.revision !== ticket.revision) return refusal('outdated-revision');
  if (decision.contact !== fieldValue(ticket.application, CONTACT)) return refusal('contact-changed');
  for (const { by, revision } of approvalsOf(decision)) {
    const stopped = whyNotDecider(by, facts) ?? whyOwnApplication(ticket, by, facts);
    if (stopped) return stopped;
    if (revision !== ticket.revision) return refusal('outdated-revision');
  }
  const { services, overrules = [] } = decision;
  return whyNotGrantable(ticket, facts, { services, overrules }) ?? whyTooFew(ticket, decision, facts);
}

/** Whose approvals the decision rests on; one from before approvals were counted rests on its decider. */
function approvalsOf(decision: Decision): readonly Approval[] {
  return decision.approvals ?? [decision];
}

/** Null while each service is approved by as many people as it takes now: policy may have become stricter. */
function whyTooFew(ticket: Ticket, decision: Decision, facts: Facts): { readonly refused: Refusal } | null {
  const approvals = approvalsOf(decision);
  const granted = decision.services.length > 0 ? decision.services : [null];
  const enough = granted.every((service) => {
    const counted = approvals.filter(({ services }) => service === null || services.includes(service));
    return (
      peopleAmong(
        counted.map(({ by }) => by),
        facts,
      ) >= approvalsNeeded(ticket, facts)
    );
  });
  return enough ? null : refusal('approvals-missing');
}

function windowFrom(facts: Facts): AccessWindow | null {
  const { windowDays } = rulesOf(facts);
  return windowDays === null ? null : { opensAt: facts.now, closesAt: plusDays(facts.now, windowDays) };
}

/** Staff say that the access is there: the week begins now, unless policy began it with the approval. */
export function provided(ticket: Ticket, authority: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(authority.by, facts);
  if (stopped) return stopped;
  if (ticket.state !== 'awaiting-provision') return refusal('nothing-to-provide');
  // Only a corrected contact moves the revision on after the release: whoever answers an older letter may have served the wrong person.
  if (authority.seenRevision < ticket.revision) return refusal('contact-corrected');
  // A week that began with the approval and passed before anybody could get in was no week.
  const window = ticket.window && ticket.window.closesAt > facts.now ? ticket.window : windowFrom(facts);
  // A procedure without a window has nothing to watch: what was granted has been given.
  const state = window ? 'access-open' : 'access-closed';
  return changed({ ...ticket, state, window }, { type: 'access-provided', by: authority.by });
}
