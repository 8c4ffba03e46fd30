/** The keys of `policy`: what a desk may decide about how it decides. */
import { z } from 'zod';
import { domain } from './terms.ts';

const approvers = z.literal([1, 2], 'must be 1 or 2');

export const policy = z.strictObject({
  coolingOffMinutes: z
    .number()
    .min(0)
    .max(1440)
    .default(30)
    .describe('how long a decision can be undone before it leaves'),
  approvals: z
    .strictObject({ form: approvers.default(1), office: approvers.default(1) })
    .prefault({})
    .describe('how many different deciders approve a request of each route; one rejects it'),
  approvalNote: z
    .enum(['optional', 'required'])
    .default('optional')
    .describe('required: whoever approves or rejects adds a line NOTE: … in the same mail'),
  officeConfirmation: z.enum(['unless-proven', 'always']).default('unless-proven'),
  windowStarts: z.enum(['provided', 'approval']).default('provided'),
  requireRevokedOn: z.boolean().default(true),
  digestAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM, from 00:00 to 23:59')
    .default('08:30')
    .describe('when staff get the morning letter on working days, in the desk’s time zone'),
  showMedianWait: z
    .boolean()
    .default(false)
    .describe(
      'acknowledgements say the measured median wait of the last weeks, once five were decided; never a promise',
    ),
  retentionDays: z.number().int().min(1).default(90).describe('days after the end until personal data is erased'),
  unreachableContactDomains: z
    .array(domain)
    .optional()
    .describe('mailboxes that die with the account; default: the procedure’s'),
  lookUpContactDomains: z
    .boolean()
    .default(true)
    .describe('ask DNS whether the domain of a contact takes mail; false where name servers know only some domains'),
});
