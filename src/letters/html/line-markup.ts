/** One line of a letter in HTML: escaped, with what is to be typed in bold, and links to pages of the procedure only. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What no HTML document may hold (HTML Standard §13.1.2), and what hides or turns text round. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** `text` as words in HTML, whatever is in it. */
export function escaped(text: string): string {
  return text.replace(UNSEEN, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** Between words that can be written, and before what they do. */
const OR = '\u3000／\u3000';
const EXPLAINED = '\u3000（';
const COMMAND = /^[A-Z][A-Z-]{2,}(?: [A-Z]{4,})?(?=[,:]|$| [a-z(])/;
/** On a line of its own below an item: a word to be typed, and no sentence. */
const ALONE = /^[^\s、。：；（）:;.,()]{2,20}$/u;

/** Words in quotation marks are mostly to be typed, and stand out. */
const TYPED = /(「)([^「」]{1,20})(」)|(")([^"]{1,32})(")/gu;

export interface Surroundings {
  readonly links: ReadonlySet<string>;
  readonly language: string;
}

const KANA = /[\u3040-\u30ff]/u;
const JAPANESE = /[\u3000-\u9fff]/u;
const JAPANESE_RUN = /[\u3000-\u9fff\uff00-\uffef]+/g;
const WORDS = /[a-z]{2} [a-z]{2,20} /i;

/** The language of a line that stands among lines in `language`. */
function languageOf(line: string, language: string): string {
  if (language !== 'ja') return KANA.test(line) ? 'ja' : language;
  return WORDS.test(line) && !JAPANESE.test(line) ? 'en' : language;
}

/** A line in another language says so, or a voice reads it wrong (WCAG 2.2 §3.1.2). */
function inItsLanguage(line: string, html: string, language: string): string {
  const own = languageOf(line, language);
  // A sentence that names a word of the other language stays what it is; a voice changes for the word alone.
  if (own === 'ja' && language !== 'ja' && WORDS.test(line))
    return html.replace(JAPANESE_RUN, (run) => `<span lang="ja">${run}</span>`);
  return own === language ? html : `<span lang="${own}">${html}</span>`;
}

/** What others wrote: words and nothing else. */
export function foreignLine(line: string, language: string): string {
  return inItsLanguage(line, escaped(line), language);
}

/** One line of our own: links are those of the procedure and no others, so that no sender's text becomes one. */
export function ownLine(text: string, { links, language }: Surroundings): string {
  const address = text.trim();
  if (links.has(address)) return `<a href="${escaped(address)}">${escaped(address)}</a>`;
  return inItsLanguage(text, withTyped(text), language);
}

/** A line of an item in a list; `isFirst`: the one with the sign of the list. */
export function itemLine(text: string, isFirst: boolean, around: Surroundings): string {
  const words = isFirst ? offeredIn(text) : (ALONE.exec(text)?.[0] ?? '');
  if (words === '' || around.links.has(text.trim())) return ownLine(text, around);
  const typed = words
    .split(OR)
    .map((word) => `<strong>${escaped(word)}</strong>`)
    .join(OR);
  return inItsLanguage(text, typed + withTyped(text.slice(words.length)), around.language);
}

/** In a list of what can be written: the words that stand first; '' when the line is something else. */
function offeredIn(text: string): string {
  const at = text.indexOf(EXPLAINED);
  const words = at < 0 ? text : text.slice(0, at);
  const isOffer = (at >= 0 || words.includes(OR)) && words.split(OR).every((word) => /^[^\u3000。]{1,24}$/u.test(word));
  return isOffer ? words : (COMMAND.exec(text)?.[0] ?? '');
}

function withTyped(text: string): string {
  let done = '';
  let at = 0;
  for (const { index, 0: whole } of text.matchAll(TYPED)) {
    const [open, close] = [whole.slice(0, 1), whole.slice(-1)];
    done += `${escaped(text.slice(at, index) + open)}<strong>${escaped(whole.slice(1, -1))}</strong>${escaped(close)}`;
    at = index + whole.length;
  }
  return done + escaped(text.slice(at));
}
