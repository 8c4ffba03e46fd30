/** A practice application for one member or office, and what their answer to it has shown. */
import { officeAt, staffAt } from '../domain/rules/registry.ts';
import { dateAfter, dateIn } from '../domain/time.ts';
import type { Correspondent, RehearsalFound } from '../kinds/kind.ts';
import { PRACTICE_MARK } from '../kinds/rehearsal/rehearsal.ts';
import { type Message, toMember, toOfficeItself } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { becauseOfMail } from './occasions.ts';

/** The template of the practice application, by which the store knows its answers. */
export const REHEARSAL = 'rehearsal';

/** Fewer than a token lives, so that whoever answers on the last day is still in time. */
const DAYS_TO_PRACTISE = 6;

/** Asks for the one word that a real letter would ask this reader for. The same command given twice asks twice. */
export function rehearsal(to: Correspondent, context: NotificationContext): readonly Letter[] {
  const letters = toRegistered(to, context, {
    template: REHEARSAL,
    occasion: context.now,
    data: { practiseBy: dateAfter(dateIn(context.desk.timeZone, context.now), DAYS_TO_PRACTISE) },
  });
  // A token without a ticket: whatever comes back to it can act on nothing.
  return letters.map((letter) => ({ ...letter, possession: { revision: 0 } }));
}

/** What to change, or that nothing is to be changed. */
export function rehearsalResult(to: Correspondent, found: RehearsalFound, context: NotificationContext) {
  const { kept, plain, understood, origin, until } = found;
  const tokens = context.desk.subaddress;
  const keptWell = kept === 'token' || (kept === 'reference' && !tokens);
  return toRegistered(to, context, {
    template: 'rehearsal-result',
    occasion: becauseOfMail(context),
    answers: context.cause.messageId,
    data: {
      receivedAt: context.cause.receivedAt,
      // The last whole day: the same that the practice letter names.
      practiseBy: until && dateAfter(dateIn(context.desk.timeZone, until), -1),
      allWell: keptWell && plain && understood && origin === 'proven',
      keptWell,
      keptReference: kept === 'reference' && tokens,
      keptOld: kept === 'spent',
      keptNothing: kept === 'nothing',
      plain,
      understood,
      proven: origin === 'proven',
      contradicted: origin === 'contradicted',
      unproven: origin === 'none',
    },
  });
}

function toRegistered(to: Correspondent, context: NotificationContext, message: Message): readonly Letter[] {
  const { registry } = context;
  const shared = { mark: PRACTICE_MARK, isStaff: to.role === 'staff', decides: false, helps: false };
  if (to.role === 'office') {
    const office = officeAt(registry, to.address);
    const data = { ...shared, ...message.data };
    return office ? [toOfficeItself(office, context, { ...message, data })] : [];
  }
  const member = staffAt(registry, to.address);
  if (!member) return [];
  const decides = member.role === 'decider';
  const data = {
    ...shared,
    decides,
    helps: !decides,
    officeName: { ja: member.name, en: member.name },
    ...message.data,
  };
  return [toMember(member, null, context, { ...message, data })];
}
