/** The kinds of label a corpus carries, and how a mail as we read it is judged by each. */
import { isDeliveryReport } from '../../src/mail/delivery-report.ts';
import type { IncomingMail, UnreadableMail } from '../../src/mail/incoming-mail.ts';
import { machineMark } from '../../src/mail/machine-mail.ts';
import { newText } from '../../src/mail/new-text.ts';
import type { Sample } from './manifest.ts';

/** `wrong` says what was seen instead, in a word. `refused`: the strict scanner set the mail aside, and nothing of it was read. */
export type Verdict = 'right' | { readonly wrong: string } | { readonly refused: string };

/** Null when the sample carries no label of this kind. */
type Judge = (sample: Sample, mail: IncomingMail | UnreadableMail) => Verdict | null;

/** Telephones' own pictures have no characters: each corpus writes them in its own way (`&#xE595;`), and they are not compared. */
const PICTURES = /&#x[0-9a-f]{4};|[\ue000-\uf8ff\ufffd]/gi;

function settled(text: string): string {
  return text
    .normalize('NFC')
    .replace(PICTURES, '')
    .replace(/[\s\u00a0\u200b]+/g, ' ')
    .trim();
}

function verdict(right: boolean, instead = ''): Verdict {
  return right ? 'right' : { wrong: instead };
}

function refused(mail: IncomingMail | UnreadableMail): Verdict | null {
  return 'misread' in mail ? { refused: `${mail.misread.word}: ${mail.misread.seen}` } : null;
}

function subject({ expected }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  // A label that the corpus itself doubts is no measure.
  if (expected.subject === undefined || expected.subject_check !== undefined) return null;
  if ('misread' in mail) return refused(mail);
  return verdict(settled(mail.subject) === settled(expected.subject), mail.subject);
}

function firstText({ expected, expectedText, charsets }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (expected.first_text_part_decodes_to === undefined || expectedText === null) return null;
  if ('misread' in mail) return refused(mail);
  if (/utf-?7/i.test(charsets)) return { refused: 'UTF-7 is never decoded' };
  const text = settled(mail.text);
  // Some sources go on with the next part; ours is the first.
  return verdict(
    text === settled(expectedText) || (text !== '' && settled(expectedText).startsWith(`${text} `)),
    mail.text.slice(0, 60).replaceAll('\n', '⏎'),
  );
}

/** Lines of the original that were quoted and must not be among the new text. */
function quotedLines(text: string): ReadonlySet<string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return new Set(lines.filter((line) => /^[>|＞]/.test(line)));
}

function noQuotedLine({ expected }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (!expected.visible_reply) return null;
  if ('misread' in mail) return 'right';
  const quoted = quotedLines(mail.text);
  const taken = newText(mail.text)
    .fresh.split('\n')
    .find((line) => quoted.has(line.trim()));
  return verdict(taken === undefined, taken);
}

/** Text that the new text has below what is expected, in characters, is what should have been cut. */
function visibleReply({ expected, expectedText }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (!expected.visible_reply || expectedText === null) return null;
  if ('misread' in mail) return refused(mail);
  const { fresh } = newText(mail.text);
  // Sources disagree about signatures: an expected text may go on with what we take for one.
  const expectedFresh = newText(expectedText).fresh;
  const right = settled(fresh) === settled(expectedText) || settled(fresh) === settled(expectedFresh);
  return verdict(right, `${settled(fresh).length} for ${settled(expectedText).length} characters`);
}

function nothingTooMuch({ expected, expectedText }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (!expected.visible_reply || expectedText === null) return null;
  if ('misread' in mail) return refused(mail);
  const fresh = settled(newText(mail.text).fresh);
  return verdict(settled(expectedText).startsWith(fresh), fresh.slice(-60));
}

function bounce({ expected }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (expected.is_bounce !== true) return null;
  return 'misread' in mail ? refused(mail) : verdict(machineMark(mail) !== null, mail.subject);
}

function noBounce({ expected, category }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (expected.is_bounce !== false && !(category !== 'bounce/DSN' && expected.is_bounce === undefined)) return null;
  return verdict('misread' in mail || !isDeliveryReport(mail), 'taken for a bounce');
}

function machine({ expected }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (!expected.is_auto_reply && !expected.is_feedback_report && !expected.must_not_create_ticket) return null;
  return 'misread' in mail ? refused(mail) : verdict(machineMark(mail) !== null, mail.subject);
}

function readable({ kind }: Sample, mail: IncomingMail | UnreadableMail): Verdict | null {
  if (kind !== 'eml') return null;
  return refused(mail) ?? 'right';
}

/** In the order they are printed. */
export const LABELS: Readonly<Record<string, Judge>> = {
  'read at all (the others are refused by rule)': readable,
  subject,
  'first text': firstText,
  'reply: no quoted line taken as new': noQuotedLine,
  'reply: nothing taken that is not expected': nothingTooMuch,
  'reply: text equal': visibleReply,
  'bounce recognised as machine mail': bounce,
  'no bounce taken for one': noBounce,
  'other machine mail recognised': machine,
};
