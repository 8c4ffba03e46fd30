/** Which services are asked for. What is not clearly said is asked again, never guessed. */
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { joinLines } from '../labels/joined-lines.ts';
import { narrow, spell } from '../labels/spelling.ts';
import { type Found, findWords, type Vocabulary, vocabulary } from '../labels/words.ts';
import { type Circumstances, NOTHING_WRITTEN, type ReadValue, type Written } from './read-value.ts';

type Meaning =
  | { readonly service: string }
  | { readonly scope: string }
  | { readonly says: 'all' | 'ambiguous' | 'alternative' | 'decline' };

const known = new WeakMap<Procedure, Vocabulary<Meaning>>();

function serviceVocabulary(procedure: Procedure): Vocabulary<Meaning> {
  let words = known.get(procedure);
  if (!words) {
    const { all, ambiguous, alternatives, declines } = procedure.serviceWords;
    words = vocabulary<Meaning>([
      ...Object.entries(procedure.services).map(([service, { words }]) => [{ service }, words] as const),
      ...Object.entries(procedure.outOfScope).map(([scope, { words }]) => [{ scope }, words] as const),
      [{ says: 'all' }, all],
      [{ says: 'ambiguous' }, ambiguous],
      [{ says: 'alternative' }, alternatives],
      [{ says: 'decline' }, declines],
    ]);
    known.set(procedure, words);
  }
  return words;
}

/** The ids in the procedure's order; empty with `service-ambiguous` when a person has to be asked which. */
export function readServices({ lines }: Written, { procedure }: Circumstances): ReadValue {
  const text = chosen(withoutHint(joinLines(lines)));
  if (text === null) return NOTHING_WRITTEN;
  const words = findWords(text, serviceVocabulary(procedure));
  const found = words.map(({ meaning }) => meaning);
  const says = (word: string) => found.some((meaning) => 'says' in meaning && meaning.says === word);
  const ids = Object.keys(procedure.services);
  const named = ids.filter((id) => found.some((meaning) => 'service' in meaning && meaning.service === id));
  const scopes = found.flatMap((meaning) => ('scope' in meaning ? [meaning.scope] : []));
  const warnings = [...new Set([...scopes, ...addressScopes(text, procedure)])];
  // The choices of the template, as it was sent out.
  if (named.length === ids.length && says('all') && says('alternative')) return { ...NOTHING_WRITTEN, warnings };

  const doubtful =
    says('decline') ||
    (says('alternative') && named.length > 1) ||
    (says('all') && named.length > 0 && named.length < ids.length);
  const services = doubtful ? [] : says('all') ? ids : named;
  const unclear = doubtful || (services.length > 0 ? asksMore(text, words, procedure) : warnings.length === 0);
  return {
    value: services.length > 0 ? services.join(' ') : null,
    problem: services.length > 0 ? null : unclear ? 'service-ambiguous' : (warnings[0] ?? null),
    warnings: unclear ? [...warnings, 'service-ambiguous'] : warnings,
  };
}

/** Whether `line` holds nothing but words for services, and what divides them: it goes on with a list of services above it. */
export function isListOfServices(line: string, procedure: Procedure): boolean {
  const words = findWords(line, serviceVocabulary(procedure));
  const joiners = procedure.serviceWords.joiners.map(spell);
  const between = words.map((word, index) => line.slice(words[index - 1]?.end ?? 0, word.at));
  const rest = line.slice(words.at(-1)?.end ?? 0);
  return (
    words.length > 0 &&
    [...between, rest].every((piece) => /^[\s\p{P}\p{S}]*$/u.test(piece) || joiners.includes(spell(piece)))
  );
}

/** Whether an ambiguous word is joined to the services as one more: 「OneDriveと共有ドライブ」, not 「OneDrive（ドライブ）」. */
function asksMore(text: string, words: readonly Found<Meaning>[], procedure: Procedure): boolean {
  const joiners = procedure.serviceWords.joiners.map(spell);
  const joined = (between: string) => joiners.some((joiner) => joiner !== '' && spell(between) === joiner);
  return words.some((word, index) => {
    if (!('says' in word.meaning) || word.meaning.says !== 'ambiguous' || isBracketed(text, word.at)) return false;
    const before = words[index - 1];
    const after = words[index + 1];
    return (
      (before !== undefined && joined(text.slice(before.end, word.at))) ||
      (after !== undefined && joined(text.slice(word.end, after.at)))
    );
  });
}

function isBracketed(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const opened = before.match(/[(（]/gu)?.length ?? 0;
  const closed = before.match(/[)）]/gu)?.length ?? 0;
  return opened > closed;
}

/** A hint in front of the value, as in 「（A、Bまたは両方）B」, is not the value. */
function withoutHint(text: string): string {
  const hint = /^\s*[(（][^()（）]{3,}[)）]\s*(?=\S)/u.exec(text);
  return hint ? text.slice(hint[0].length) : text;
}

const UNTICKED = /[□☐◻]|\[[ \u3000_]*\]|[［〔(（][ \u3000]+[］〕)）]/gu;
const TICKED = /[☑☒✓✔■✅◉●]|\[[xXvV✓✔レ○]\]|[［(（][○〇◯✓✔レ][］)）]/gu;

/** Of a list of boxes only what stands behind a ticked one; null when none is ticked. Without boxes: all of it. */
function chosen(text: string): string | null {
  const boxes = [
    ...[...text.matchAll(UNTICKED)].map((box) => ({ at: box.index, ticked: false })),
    ...[...text.matchAll(TICKED)].map((box) => ({ at: box.index, ticked: true })),
  ].sort((one, other) => one.at - other.at);
  if (!boxes.some((box) => !box.ticked)) return text;
  const behind = boxes.flatMap((box, index) => (box.ticked ? [text.slice(box.at, boxes[index + 1]?.at)] : []));
  return behind.length > 0 ? behind.join(' ') : null;
}

/** An address or domain that belongs to no service names a mailbox elsewhere. */
function addressScopes(text: string, procedure: Procedure): readonly string[] {
  const scopes = Object.entries(procedure.outOfScope).filter(([, scope]) => scope.anyAddress);
  if (scopes.length === 0) return [];
  const ours = Object.values(procedure.services).flatMap((service) => service.words.map((word) => word.toLowerCase()));
  const foreign = narrow(text)
    .toLowerCase()
    .split(/[\s、，,;()<>「」]+/u)
    .filter((piece) => piece.includes('@') && !ours.some((word) => piece.endsWith(word)));
  return foreign.length > 0 ? scopes.map(([word]) => word) : [];
}
