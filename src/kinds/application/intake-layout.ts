/** An intake layout as data: how a form's notification looks, from templates/intake/<name>.yaml. */
import { z } from 'zod';

export const intakeLayoutSchema = z.strictObject({
  name: z.string().min(1),
  route: z.enum(['form', 'office']),
  /** Header fields (lower case), and their values, that the form's mailer sets. All must match. */
  headers: z.record(z.string().regex(/^[a-z0-9-]+$/), z.string()).default({}),
  /** Lines the mail must contain; all of them. */
  marks: z.array(z.string().min(1)).default([]),
  /** The identity of the applicant is verified by the form itself. */
  identityAttested: z.boolean(),
  attestationMethod: z.string().nullable().default(null),
  /** What stands between a label and its value. */
  separator: z.string().min(1).default(':'),
  /** Labels of the part that the form itself writes, in the order they stand, before anything was typed: label → field id, or null to skip. */
  verified: z
    .array(
      z.strictObject({
        label: z.string().min(1),
        field: z.string().nullable(),
        /** Words the value must hold, or the mail does not fit the layout. */
        expects: z.string().min(1).optional(),
      }),
    )
    .min(1),
  /** Labels of the part the applicant typed, in the order they stand; a value may run over lines until the next of them. */
  typed: z.array(z.strictObject({ label: z.string().min(1), field: z.string().nullable() })).min(1),
});

export type IntakeLayout = z.infer<typeof intakeLayoutSchema>;
