/** What an office asks for in one mail: its own words first, then what it passes on. */
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { IncomingMail } from '../../mail/incoming-mail.ts';
import { passedOn } from '../../mail/new-text/passed-on.ts';
import { isPersonal, personalValues } from './applicants/personal-values.ts';
import { type Applicants, readApplicants } from './applicants/split-applicants.ts';
import { statedCount } from './applicants/stated-count.ts';
import { differences, filledFromForward } from './filled-from-forward.ts';
import { labelledLines } from './labels/labelled-lines.ts';
import { looksLikeRequest } from './labels/looks-like-request.ts';
import { aboveSignature, ownLines } from './labels/own-lines.ts';
import { holdsWord } from './labels/words.ts';
import { readApplication } from './read-application.ts';
import { attestationWords } from './values/attestation-stand.ts';
import type { Circumstances } from './values/read-value.ts';

const UNCLEAR = { unclear: true } as const;

/** One application for each person, or none when it is not certain what belongs to whom. */
export function readRequest(
  mail: Pick<IncomingMail, 'subject' | 'text' | 'enclosed'>,
  circumstances: Circumstances,
): Applicants {
  const passed = passedOn(mail);
  if (!passed) return readApplicants(ownTextOf(mail.text, circumstances), mail.subject, circumstances);
  const outer = ownTextOf(passed.outer, circumstances);
  const { given, loose } = labelledLines(outer, circumstances.procedure);
  const below = readApplicants(passed.forwarded, '', circumstances);
  if (personalValues(given, circumstances).length > 0) {
    return together(readApplicants(outer, mail.subject, circumstances), below, circumstances);
  }
  // Who says nothing of anybody may still say for how many people they pass something on.
  const stated = statedCount(
    mail.subject,
    loose.flatMap((paragraph) => paragraph.map(({ text }) => text)),
  );
  const found = 'unclear' in below ? 0 : below.applications.length;
  if (stated !== null && stated !== found) return UNCLEAR;
  return together(
    { applications: [readApplication(outer, { ...circumstances, route: 'office' })] },
    below,
    circumstances,
  );
}

function ownTextOf(text: string, { procedure }: Circumstances): string {
  const holdsRequest = (above: string) =>
    looksLikeRequest(above, '', procedure).labels >= procedure.labelsThatMakeARequest;
  return aboveSignature(ownLines(text, holdsRequest), holdsRequest, (below) => isOfRequest(below, procedure));
}

/** A name, a school and an address stand in signatures too; a number, a reason, a service or a word about the identity does not. */
function isOfRequest(text: string, procedure: Procedure): boolean {
  const { given } = labelledLines(text, procedure);
  const inSignatures = (field: string) => ['text', 'address'].includes(procedure.fields[field]?.validator ?? '');
  return (
    given.some(({ word }) => word.detail !== null || (word.field !== null && !inSignatures(word.field))) ||
    holdsWord(text, attestationWords(procedure).topics)
  );
}

/** Of several people below, nothing fills a person above: whose it is would be guessed. */
function together(own: Applicants, below: Applicants, circumstances: Circumstances): Applicants {
  const { procedure } = circumstances;
  if ('unclear' in own) return own;
  const [first, ...more] = own.applications;
  if (!first || more.length > 0) return own;
  const names = Object.keys(first.application.values).some((field) => isPersonal(field, procedure));
  if ('unclear' in below) return UNCLEAR;
  if (names && below.applications.length > 1) return UNCLEAR;
  const pairs = below.applications.map((one) => ({ one, differ: differences(first, one, procedure) }));
  if (pairs.some(({ differ }) => differ > 1)) return UNCLEAR;
  return { applications: pairs.map(({ one }) => filledFromForward(first, one, procedure)) };
}
