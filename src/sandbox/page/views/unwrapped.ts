/** A letter's text without the line ends that only keep it narrow: a mailbox here is narrower than 76 columns, or wider. */
import { LINE_WIDTH, wrap } from '../../../letters/wrap.ts';

/** What begins a line of its own: items, headings, checks, quotations of mails, the lines that close a letter. */
const BEGINS = /^\s*(?:[・■□※#>【[―=-]|\d{1,2}[.)])/u;
const FRAME = /^\| ?/;
const LATIN = /[!-~]$/;

/** Both lines as one, if `line` ended only because `next` did not fit into it: wrapping them together breaks at the same place. Else null. */
function joined(line: string, next: string): string | null {
  const isFramed = FRAME.test(next);
  const rest = isFramed ? next.replace(FRAME, '') : next.trimStart();
  if (rest === '' || isFramed !== FRAME.test(line) || (!isFramed && BEGINS.test(next))) return null;
  const between = LATIN.test(line) || /^[!-~]/.test(rest) ? [' ', ''] : [''];
  for (const space of between) {
    const whole = `${line}${space}${rest}`;
    if (wrap(whole, LINE_WIDTH).split('\n')[0] === line) return whole;
  }
  return null;
}

/** Each line of the paragraphs as it was before `wrap`; lines that stand for themselves stay. */
export function unwrapped(text: string): string {
  const lines: { whole: string; last: string }[] = [];
  for (const next of text.split('\n')) {
    const before = lines.at(-1);
    const whole = before ? joined(before.last, next) : null;
    if (before && whole !== null)
      lines[lines.length - 1] = { whole: `${before.whole}${whole.slice(before.last.length)}`, last: next };
    else lines.push({ whole: next, last: next });
  }
  return lines.map(({ whole }) => whole).join('\n');
}
