/** One mail asked for several people, and what belongs to whom is not certain: its office is asked for one mail each. */
import { officeById } from '../domain/rules/registry.ts';
import { toOfficeItself } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { becauseOfMail } from './occasions.ts';

/** To the registered address, whoever wrote in its name; nothing that was written is repeated. */
export function oneMailEach(officeId: string, context: NotificationContext): readonly Letter[] {
  const office = officeById(context.registry, officeId);
  if (!office) return [];
  const data = { receivedAt: context.cause.receivedAt };
  return [toOfficeItself(office, context, { template: 'one-mail-each', occasion: becauseOfMail(context), data })];
}
