/** An intake layout as data: how a form's notification looks, from templates/intake/<name>.yaml. */
import { z } from 'zod';

const label = z.string().min(1);

const verifiedLine = z.strictObject({
  label,
  /** Field id, or null to skip. */
  field: z.string().nullable(),
  /** Words the value must hold, or the mail does not fit the layout. */
  expects: z.string().min(1).optional(),
});

const typedLine = z.strictObject({
  label,
  /** Field id, or null when it is no field of the procedure. */
  field: z.string().nullable(),
  /**
   * What else it is for, where anybody can type anything. `office`: an address, or the name of a faculty, that selects an
   * office of the registry. `request`: a letter in the office's own words; it stands last.
   */
  use: z.enum(['office', 'request']).optional(),
});

const layout = z.strictObject({
  name: z.string().min(1),
  route: z.enum(['form', 'office']),
  /** Header fields (lower case), and their values, that the form's mailer sets. All must match. */
  headers: z.record(z.string().regex(/^[a-z0-9-]+$/), z.string()).default({}),
  /** Lines the mail must contain; all of them. */
  marks: z.array(z.string().min(1)).default([]),
  /**
   * For a form that is there for questions of every kind: which mails through it are requests. A word of `marks` in what
   * was typed, or `labels` different labels of fields in it; everything else is left to people.
   */
  requests: z
    .strictObject({ marks: z.array(z.string().min(1)).default([]), labels: z.number().int().positive() })
    .optional(),
  /** The identity of the applicant is verified by the form itself. */
  identityAttested: z.boolean(),
  attestationMethod: z.string().nullable().default(null),
  /** What stands between a label and its value. */
  separator: z.string().min(1).default(':'),
  /** Labels of the part that the form itself writes, in the order they stand, before anything was typed. */
  verified: z.array(verifiedLine).default([]),
  /** Labels of the part that somebody typed, in the order they stand; a value may run over lines until the next of them. */
  typed: z.array(typedLine).min(1),
});

/** A layout whose parts fit together; a mistake names the part. */
export const intakeLayoutSchema = layout.superRefine((read, context) => {
  const mistake = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  const labels = [...read.verified, ...read.typed].map((line) => line.label);
  read.typed.forEach((line, at) => {
    const from = read.verified.length + at;
    if (labels.indexOf(line.label) !== from) mistake(['typed', at, 'label'], 'stands in this layout already');
    if (line.use === 'request' && at !== read.typed.length - 1)
      mistake(['typed', at, 'use'], 'request must be the last of `typed`: nothing can be told from what stands in it');
  });
  const letters = read.typed.filter((line) => line.use === 'request').length;
  if (read.requests === undefined) {
    if (read.verified.length === 0) mistake(['verified'], 'must name what the form itself verifies, in its order');
    if (letters > 0) mistake(['typed'], '`use: request` needs `requests`, which says what a request looks like');
    return;
  }
  if (letters !== 1) mistake(['typed'], 'one line must have `use: request` where there are `requests`');
  if (read.route !== 'office') mistake(['route'], 'must be office: through such a form nobody is verified');
  if (read.identityAttested) mistake(['identityAttested'], 'must be false: through such a form nobody is verified');
});

export type IntakeLayout = z.infer<typeof intakeLayoutSchema>;
