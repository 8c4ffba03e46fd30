/** The keys of `desk`, `staff` and `offices`: who works there, and who asks. */
import { z } from 'zod';
import { address, both, day, language, signers } from './terms.ts';

/** Whether `zone` is a time zone this Node knows. */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const desk = z.strictObject({
  address: address.describe('the address people write to and letters come from'),
  name: both.describe('what the desk is called in letters'),
  ticketPrefix: z
    .string()
    .regex(/^[A-Z]{2,6}$/, 'must be 2 to 6 capital letters')
    .default('CDS'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone')
    .default('Asia/Tokyo')
    .describe('days are counted here'),
  opensOn: day.optional().describe('applications are accepted from this day; default: the procedure’s'),
  subaddress: z
    .boolean()
    .default(true)
    .describe('false where desk+…@ does not reach the mailbox: approvals then always need a second round'),
  contact: both.optional().describe('how to reach a person, said in every letter; default: the desk’s address'),
});

export const staff = z.strictObject({
  name: z.string().min(1),
  address,
  language,
  role: z.enum(['decider', 'helper']).default('decider'),
  signers,
});

export const office = z.strictObject({
  id: z.string().min(1),
  name: both,
  address: address.describe('the one address that is asked to confirm'),
  senders: z.array(address).default([]).describe('further addresses the office writes from'),
  language,
  faculties: z.array(z.string().min(1)).default([]),
  signers,
});
