/** The kinds of label a corpus carries, and how a mail as we read it is judged by each. */
import { isDeliveryReport } from '../../src/mail/machine/delivery-report.ts';
import { machineMark } from '../../src/mail/machine/machine-mail.ts';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { passedOn } from '../../src/mail/new-text/passed-on.ts';
import { seen } from './as-mail.ts';
import { isBeginningOf, isLike, type Label, settled, verdict } from './judge.ts';
import type { Sample } from './manifest.ts';

export const SUBJECT = 'subject';
export const FIRST_TEXT = 'first text';

/** Lines of the original that were quoted and must not be among the new text. */
function quotedLines(text: string): ReadonlySet<string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return new Set(lines.filter((line) => /^[>|＞]/.test(line)));
}

/** Whether the source gave the header up: it names no sender of a mail that has a From line, and took the rest for text. */
function gaveUp({ expected, bytes }: Sample): boolean {
  return expected.from?.join('') === '' && /^From[ \t]*:/im.test(bytes.toString('latin1'));
}

const DECODING: readonly Label[] = [
  {
    name: SUBJECT,
    aim: null,
    judge(sample, mail) {
      const { subject, subject_check: doubted } = sample.expected;
      if (subject === undefined || doubted !== undefined || gaveUp(sample)) return null;
      const shown = seen(sample, mail).subject;
      return verdict(isLike(shown, subject), shown);
    },
  },
  {
    name: FIRST_TEXT,
    aim: null,
    judge(sample, mail) {
      const { expected, expectedText, bytes } = sample;
      if (expected.first_text_part_decodes_to === undefined || expectedText === null) return null;
      // A label of an empty text says where its source stopped reading, and nothing about decoding.
      if (expectedText.trim() === '') return null;
      if (expected.label_check?.startsWith('UNCONFIRMED') || gaveUp(sample)) return null;
      const { text } = seen(sample, mail);
      // Some sources go on with the next part; ours is the first.
      const goesOn = bytes.includes('multipart/') && isBeginningOf(text, expectedText);
      return verdict(goesOn || isLike(text, expectedText), text.slice(0, 60).replaceAll('\n', '⏎'));
    },
  },
  {
    name: 'labels of these that are measured (the others are doubted, empty, or of a header their source gave up)',
    aim: null,
    judge(sample) {
      const { subject, first_text_part_decodes_to: text, subject_check, label_check } = sample.expected;
      if (subject === undefined && text === undefined) return null;
      const doubted = subject_check !== undefined || label_check?.startsWith('UNCONFIRMED');
      const empty = text !== undefined && sample.expectedText?.trim() === '';
      return verdict(!doubted && !empty && !gaveUp(sample), 'passed over');
    },
  },
];

const REPLIES: readonly Label[] = [
  {
    name: 'reply: no quoted line taken as new',
    aim: 0.99,
    judge({ expected }, mail) {
      if (!expected.visible_reply) return null;
      const text = 'misread' in mail ? '' : mail.text;
      const quoted = quotedLines(text);
      const taken = newText(text)
        .fresh.split('\n')
        .find((line) => quoted.has(line.trim()));
      return verdict(taken === undefined, taken ?? '');
    },
  },
  {
    name: 'reply: text equal',
    aim: 0.92,
    judge(sample, mail) {
      const { expected, expectedText } = sample;
      if (!expected.visible_reply || expectedText === null) return null;
      const { fresh } = newText(seen(sample, mail).text);
      // Sources disagree about signatures: an expected text may go on with what we take for one.
      const right = [expectedText, newText(expectedText).fresh].some((text) => settled(fresh) === settled(text));
      return verdict(right, `${settled(fresh).length} for ${settled(expectedText).length} characters`);
    },
  },
];

const FORWARDS: readonly Label[] = [
  {
    name: 'forward recognised',
    aim: 0.95,
    judge({ expected }, mail) {
      if (expected.forwarded === undefined) return null;
      const found = 'misread' in mail ? null : passedOn(mail);
      return verdict((found !== null) === expected.forwarded, found ? 'taken for a forward' : 'not seen');
    },
  },
  {
    name: 'forward: its sender and subject',
    aim: 0.95,
    judge({ expected }, mail) {
      if (!expected.forwarded || expected.original_from === undefined) return null;
      const found = 'misread' in mail ? null : passedOn(mail);
      const right = found?.from === expected.original_from && found.subject === expected.original_subject;
      return verdict(right, `${found?.from}, ${found?.subject}`);
    },
  },
  {
    // One of them shows a forward under its answer.
    name: 'answer not taken for a forward',
    aim: 0.98,
    judge({ category }, mail) {
      if (category !== 'reply-with-quote') return null;
      return verdict(
        'misread' in mail || passedOn({ subject: mail.subject, text: mail.text }) === null,
        'taken for one',
      );
    },
  },
];

const MACHINES: readonly Label[] = [
  {
    name: 'bounce recognised as machine mail',
    aim: 0.98,
    judge({ expected }, mail) {
      if (expected.is_bounce !== true) return null;
      return verdict(!('misread' in mail) && machineMark(mail) !== null, 'misread' in mail ? 'refused' : mail.subject);
    },
  },
  {
    name: 'what is labelled no bounce taken for none',
    aim: 1,
    judge({ expected }, mail) {
      if (
        expected.is_bounce === true ||
        !(expected.is_bounce === false || expected.is_feedback_report || expected.is_auto_reply)
      )
        return null;
      return verdict('misread' in mail || !isDeliveryReport(mail), 'taken for a bounce');
    },
  },
  {
    name: 'what has nothing of a bounce taken for none',
    aim: 1,
    judge({ expected, category, kind }, mail) {
      if (kind === 'body' || kind === 'html' || category === 'bounce/DSN' || expected.is_bounce !== undefined)
        return null;
      return verdict('misread' in mail || !isDeliveryReport(mail), 'taken for a bounce');
    },
  },
  {
    name: 'other machine mail recognised',
    aim: 1,
    judge({ expected }, mail) {
      if (!expected.is_auto_reply && !expected.is_feedback_report && !expected.must_not_create_ticket) return null;
      return verdict('misread' in mail || machineMark(mail) !== null, 'misread' in mail ? 'refused' : mail.subject);
    },
  },
];

const READ: Label = {
  name: 'read at all (the others are set aside by rule)',
  aim: null,
  judge({ kind }, mail) {
    if (kind === 'body' || kind === 'html') return null;
    return verdict(!('misread' in mail), 'misread' in mail ? `${mail.misread.word}: ${mail.misread.seen}` : '');
  },
};

/** In the order they are printed. */
export const LABELS: readonly Label[] = [READ, ...DECODING, ...REPLIES, ...FORWARDS, ...MACHINES];
