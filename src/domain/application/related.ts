/** Other tickets of the same account: the same request once more, the request for another service, the one that used the right up, or one turned down. */

import { rulesOf, type Setting } from '../facts.ts';
import { sameAddress } from '../rules/registry.ts';
import { isReleased, type Ticket } from '../ticket.ts';
import { type Application, CONTACT, fieldValue } from './application.ts';
import { isOpen } from './open-ticket.ts';

export const RELATIONS = ['duplicate', 'pair', 'used', 'refused'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Related {
  readonly id: string;
  readonly as: Relation;
  /** Whether both give the same contact. */
  readonly sameContact: boolean;
}

/** Services that were turned down: of an approval, those beside the granted ones. */
function refusedIn({ decision }: Ticket): readonly string[] {
  if (decision?.outcome === 'rejected') return decision.services;
  return (decision?.rejections ?? []).flatMap(({ services }) => services);
}

function relationOf(services: readonly string[], other: Ticket, setting: Setting): Relation | null {
  const shares = (theirs: readonly string[]) => theirs.some((service) => services.includes(service));
  const { decision } = other;
  if (decision?.outcome === 'approved' && isReleased(other) && rulesOf(setting).oncePerService)
    if (shares(decision.services)) return 'used';
  if (!isOpen(other)) return isReleased(other) && shares(refusedIn(other)) ? 'refused' : null;
  const whole = Object.keys(setting.procedure.services).length === 0;
  return whole || shares(other.application.services) ? 'duplicate' : 'pair';
}

/** How each of `others` is related to `application`, in the order they came; those that are not are left out. */
export function relatedTo(application: Application, others: readonly Ticket[], setting: Setting): readonly Related[] {
  const contact = fieldValue(application, CONTACT);
  return others.flatMap((other) => {
    const as = relationOf(application.services, other, setting);
    const theirs = fieldValue(other.application, CONTACT);
    const sameContact = contact !== null && theirs !== null && sameAddress(contact, theirs);
    return as === null ? [] : [{ id: other.id, as, sameContact }];
  });
}

/** The number that a second acknowledgement may name: only whoever reads the same mailbox knows of the first. */
export function firstOf({ related = [] }: Ticket): string | null {
  return related.find(({ as, sameContact }) => as === 'duplicate' && sameContact)?.id ?? null;
}
