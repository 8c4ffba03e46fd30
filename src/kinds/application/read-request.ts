/** What an office asks for in one mail: its own words first, then what it passes on. */
import type { IncomingMail } from '../../mail/incoming-mail.ts';
import { passedOn } from '../../mail/passed-on.ts';
import { isPersonal, personalValues } from './applicants/personal-values.ts';
import { type Applicants, readApplicants } from './applicants/split-applicants.ts';
import { statedCount } from './applicants/stated-count.ts';
import { differences, filledFromForward } from './filled-from-forward.ts';
import { labelledLines } from './labels/labelled-lines.ts';
import { looksLikeRequest } from './labels/looks-like-request.ts';
import { ownLines } from './labels/own-lines.ts';
import { readApplication } from './read-application.ts';
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
  return ownLines(text, (above) => looksLikeRequest(above, '', procedure).labels >= procedure.labelsThatMakeARequest);
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
