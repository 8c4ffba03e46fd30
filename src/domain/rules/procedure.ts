/** A procedure as data: everything particular to one kind of request stands in templates/procedure/<name>.yaml and is checked here. */
import { z } from 'zod';

const words = z.array(z.string().min(1));
const bothLanguages = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z][A-Za-z0-9-]*$/);
const requirement = z.enum(['required', 'optional', 'not-asked']);

/** The closed set of ways a field's value is read and checked. */
export const VALIDATORS = ['digits', 'student-number', 'text', 'prose', 'address', 'services', 'attestation'] as const;

const field = z.strictObject({
  validator: z.enum(VALIDATORS),
  /** The word used for the field in letters. */
  name: bothLanguages,
  /** What is expected, said in a missing-information letter. */
  hint: bothLanguages,
  /** What to go by where several were given and one is needed. */
  several: bothLanguages.optional(),
  office: requirement.default('not-asked'),
  form: requirement.default('not-asked'),
  /** Every way the label is written; matched on folded text. */
  labels: words,
  /** It may be said once for several applicants in one mail; prose, services and attestations always may. */
  shared: z.boolean().optional(),
  /** `digits`: how many. */
  length: z.number().int().positive().optional(),
  /** `digits`: endings that may follow the number and are dropped; `text`: titles after a name. */
  suffixes: words.optional(),
  /** `text`: forms of address before a name, dropped where a space follows. */
  prefixes: words.optional(),
  /** `text`: labels of parts, in the order the parts are joined, where the whole is given in several lines. */
  parts: z.array(words).optional(),
  /** `digits`: a longer number printed elsewhere whose last `length` digits are offered for confirmation. */
  longer: z.number().int().positive().optional(),
  /** `student-number`: the usual shape; another shape warns and is kept. */
  usual: z.string().optional(),
});

const service = z.strictObject({
  name: bothLanguages,
  words,
  /** What to do with the access, for the letters after approval; Handlebars, data of the ticket only. */
  guidance: bothLanguages,
  /** How the access is handed over, where that is settled; guidance may speak of it. */
  handOver: bothLanguages.optional(),
});

export const procedureSchema = z.strictObject({
  name: z.string().min(1),
  title: bothLanguages,
  /** Words that make a mail of an office a request. */
  marks: words.default([]),
  /** So many different field labels make a mail a request without such a word. */
  labelsThatMakeARequest: z.number().int().min(1).default(2),
  /** From outside the registry so many labels are needed to tell staff about it. */
  labelsOfAnUnknownRequest: z.number().int().min(1).default(3),
  opensOn: z.iso.date(),
  rules: z.strictObject({
    /** Days after revocation on which an application may still be received; null: no such limit. */
    eligibleDays: z.number().int().positive().nullable().default(null),
    /** So many days on either side of the limit are marked for people. */
    boundaryDays: z.number().int().nonnegative().default(0),
    /** Length of the access window in days of 24 h; null: there is none. */
    windowDays: z.number().int().positive().nullable().default(null),
    oncePerService: z.boolean(),
    /** Routes on which only former students are eligible. */
    studentsOnly: z.array(z.enum(['form', 'office'])).default([]),
    /** The forwarding of mail ends so many days after revocation; null: not applicable. */
    forwardingDays: z.number().int().positive().nullable().default(null),
  }),
  unreachableContactDomains: words.default([]),
  /** Domains of well-known mailboxes: a contact one letter away from one of them is marked for people. */
  familiarContactDomains: words.default([]),
  fields: z.record(id, field),
  /** Words before and after a label that leave its meaning as it is (applicant's …, … before leaving). */
  labelPrefixes: words.default([]),
  labelSuffixes: words.default([]),
  /** Labels of what the desk does not ask for: they end the value before them. */
  otherLabels: words.default([]),
  /** A value that is nothing but one of these was not given. */
  emptyValues: words.default([]),
  /** What an attached file is called when it is somebody's identity document: it is never kept, and its sender is told. */
  identityDocuments: words.default([]),
  /** None: the procedure gives one thing, and a decision is about the whole. */
  services: z.record(id, service).default({}),
  serviceWords: z
    .strictObject({
      all: words.default([]),
      joiners: words.default([]),
      ambiguous: words.default([]),
      /** Between two services these make a choice that somebody else would have to make. */
      alternatives: words.default([]),
      /** Words that say what is not wanted: nothing is guessed from such a line. */
      declines: words.default([]),
    })
    .prefault({}),
  /** Services out of scope: a warning word, how they are written, and where to turn. */
  outOfScope: z
    .record(
      id,
      z.strictObject({
        words,
        /** Any mail address or domain that is not a word of a service counts too. */
        anyAddress: z.boolean().default(false),
        advice: bothLanguages,
      }),
    )
    .default({}),
  /** The statement that the applicant's identity was verified: a topic and an affirmation in one sentence. */
  attestation: z
    .strictObject({
      topics: words.default([]),
      affirms: words.default([]),
      /** What a labelled line may say in one word. */
      yes: words.default([]),
      /** Looks like a negation and is none. */
      harmless: words.default([]),
      /** Takes the statement back, in its clause or after it. */
      negates: words.default([]),
      /** Makes it a plan, a condition or hearsay, in its clause. */
      conditions: words.default([]),
      /** In any sentence about the topic: nothing in the mail counts as a statement. */
      denies: words.default([]),
      methods: words.default([]),
      /** Labels under which an office says who verified, how and when. */
      labels: z.strictObject({ by: words, method: words, on: words }).default({ by: [], method: [], on: [] }),
    })
    .prefault({}),
  /** Words that show somebody was not a student: `values` in a field, `anywhere` in the office's words. */
  notStudent: z.strictObject({ values: words, anywhere: words }).default({ values: [], anywhere: [] }),
  /** A reason made of nothing but these says only why no backup was made; one of `says` must be among them. */
  reasonOnlyForgot: z.strictObject({ says: words, around: words }).default({ says: [], around: [] }),
  /** Reason codes for a rejection: what a decider writes, and the paragraph the applicant reads. */
  reasons: z
    .record(
      id,
      z.strictObject({ words, needsWords: z.boolean().default(false), name: bothLanguages, paragraph: bothLanguages }),
    )
    .default({}),
  /** Further ways to write a command (design §5 gives the register every desk has). */
  commands: z.record(id, words).default({}),
  links: z.record(id, bothLanguages).default({}),
});

export type Procedure = z.infer<typeof procedureSchema>;
export type FieldDefinition = Procedure['fields'][string];
export type Rules = Procedure['rules'];
export type Validator = (typeof VALIDATORS)[number];

/** Whether anything is asked on `route`: a procedure may have only one. */
export function hasRoute(procedure: Pick<Procedure, 'fields'>, route: 'form' | 'office'): boolean {
  return Object.values(procedure.fields).some((field) => field[route] !== 'not-asked');
}
