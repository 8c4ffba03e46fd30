/** SET: records what staff have looked up (the first day without access, whether the applicant was a student), who may see the ticket, or corrects what was asked. */
import type { Misread } from '../../misread-words.ts';
import { readDay } from '../days.ts';
import { type Keyword, longestFirst, type Understood, withoutSeparators } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import { readContent } from '../set-content.ts';

const REVOKED_ON = ['revoked_on', 'revoked-on', 'revoked on', 'revokedon', '失効日'];
const STUDENT = ['student', '学生'];
const SENSITIVE = ['sensitive', '要配慮'];
const FIELDS = longestFirst([...REVOKED_ON, ...STUDENT, ...SENSITIVE]);
/** Enough by itself, with a date. */
const ALONE = '失効日';
const BEFORE_VALUE = ['は', 'を', 'に', 'to '];
const AFTER_VALUE = ['です', 'に'];
const ANSWERS = new Map([
  ['yes', true],
  ['はい', true],
  ['no', false],
  ['いいえ', false],
]);

export const set: Keyword<StaffOrder> = {
  name: 'set',
  words: ['SET', '訂正', '設定', '修正'],
  statesToo: true,
  about: (order) => (order.type === 'set' ? `set ${order.field}` : order.type),
  read: (said) => {
    const { folded, words } = said;
    const verb = longestFirst(words).find((word) => folded.startsWith(word)) ?? '';
    const after = folded.slice(verb.length);
    const rest = withoutSeparators(after);
    const field = FIELDS.find((name) => rest.startsWith(name));
    if (verb === '' && field !== ALONE) return null;
    // A verb that runs on into other letters is another word: "settings", 設定値.
    const runsOn = rest === after && rest !== '' && !(field !== undefined && /^[^a-z]/.test(rest));
    if (verb !== '' && runsOn) return null;
    if (field === undefined) return readContent(said) ?? { misread: 'field-unknown' };
    const values = valuesIn(rest.slice(field.length), words);
    if (REVOKED_ON.includes(field)) return revokedOn(values);
    return yesOrNo(STUDENT.includes(field) ? 'student' : 'sensitive', values);
  },
};

/** `は2026-04-01です`, `: 2026-04-01`, `を2026-04-01に訂正`: the value as it stands, and without what may stand around it. */
function valuesIn(text: string, verbs: readonly string[]): readonly string[] {
  const whole = withoutSeparators(text);
  const particle = BEFORE_VALUE.find((word) => whole.startsWith(word)) ?? '';
  const value = withoutSeparators(whole.slice(particle.length));
  const endings = [...verbs.flatMap((verb) => [`に${verb}`, `に${verb}します`]), ...AFTER_VALUE];
  const ending = endings.find((word) => value.endsWith(word)) ?? '';
  const bare = value.slice(0, value.length - ending.length).trimEnd();
  return [whole, value, bare];
}

function revokedOn(values: readonly string[]): Understood<StaffOrder> | Misread {
  const day = values.map(readDay).find((found) => found !== null) ?? null;
  if (day === null) return { misread: 'date-invalid' };
  return { order: { type: 'set', field: 'revokedOn', value: day, echo: `SET revoked_on ${day}` } };
}

function yesOrNo(field: 'student' | 'sensitive', values: readonly string[]): Understood<StaffOrder> | Misread {
  const value = values.map((text) => ANSWERS.get(text)).find((found) => found !== undefined);
  if (value === undefined) return { misread: 'value-invalid' };
  return { order: { type: 'set', field, value, echo: `SET ${field} ${value ? 'yes' : 'no'}` } };
}
