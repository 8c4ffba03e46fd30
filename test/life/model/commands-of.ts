/** The commands that a step gives a ticket, as a mail or a job would: with what the sender shows, and what they have seen. */

import { NOTHING_SUPPLIED } from '../../../src/domain/application/supplied.ts';
import type { Authority, Party, TicketCommand } from '../../../src/domain/commands.ts';
import type { Instant } from '../../../src/domain/time.ts';
import type { DeskStep, PartyStep, StaffStep } from './step.ts';

/** Those of one mail of staff, in order. A SET of its own counts as seen by the APPROVE after it. */
export function ordersOf(step: StaffStep, seenRevision: number): readonly TicketCommand[] {
  const { who, proven, coded } = step;
  const code = coded ? { secondRound: true as const } : {};
  const authority: Authority = { by: who.address, seenRevision, token: proven, origin: proven, ...code };
  switch (step.do) {
    case 'approve': {
      const { services, exception, set } = step;
      const approve: TicketCommand = {
        type: 'approve',
        services,
        ...(exception ? { exception } : {}),
        authority,
      };
      return set === null ? [approve] : [{ type: 'set', field: 'revokedOn', value: set, authority }, approve];
    }
    case 'reject':
      return [{ type: 'reject', services: step.services, reason: 'window', words: null, authority }];
    case 'set-date':
      return [{ type: 'set', field: 'revokedOn', value: step.value, authority }];
    case 'set-student':
      return [{ type: 'set', field: 'student', value: step.value, authority }];
    case 'set-sensitive':
      return [{ type: 'set', field: 'sensitive', value: step.value, authority }];
    case 'set-services':
      return [{ type: 'set', field: 'services', value: step.services, authority }];
    case 'set-reason':
      return [{ type: 'set', field: 'reason', value: step.value, authority }];
    case 'ask':
    case 'answer':
      return [{ type: step.do, words: step.text, authority }];
    case 'note':
      return [{ type: 'note', text: step.text, authority }];
    case 'hold':
    case 'resume':
      return [{ type: step.do, note: null, authority }];
    default:
      return [{ type: step.do, authority }];
  }
}

export function answerOf(step: PartyStep, address: string, seenRevision: number): TicketCommand {
  const party: Party = { role: step.role, address, token: true, seenRevision };
  switch (step.do) {
    case 'supply': {
      const { values, services, attests, confirms } = step;
      const supplied = { ...NOTHING_SUPPLIED, values, services, identityAttested: attests };
      return { type: 'supply', supplied, confirms, party };
    }
    case 'words':
      return { type: 'words', ...(step.text === null ? {} : { text: step.text }), party };
    case 'withdraw':
      return { type: 'withdraw', party };
    case 'speak':
      return { type: 'speak', language: 'en', party };
    case 'confirm':
      return { type: 'confirm', seenRevision, by: address };
    case 'deny':
      return { type: 'deny', by: address };
  }
}

export function workOf(step: Exclude<Extract<DeskStep, { of: number }>, { do: 'along' }>, now: Instant): TicketCommand {
  switch (step.do) {
    case 'tell':
      return { type: 'colleagues-told', at: now };
    case 'release':
      return { type: 'release' };
    case 'clock':
      return { type: 'pass-time', readUpTo: now };
    case 'prove-office':
      return { type: 'prove-office' };
    case 'lose':
      return { type: 'letter-lost', template: 'acknowledgement', role: 'applicant' };
  }
}
