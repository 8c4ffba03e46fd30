/** Whether a reason consists of nothing but words for why no backup was made. */
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { spell } from '../labels/spelling.ts';

/** A longer text says something else besides. */
const LONGEST = 240;

export function onlyForgot(reason: string, procedure: Procedure): boolean {
  const { says, around } = procedure.reasonOnlyForgot;
  if (reason.length > LONGEST) return false;
  const text = reason
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .trim();
  const said = new Set(says.map(plain));
  const fill = new Set(around.map(plain));
  // Latin words stand apart; Japanese ones do not, so the text must divide into known words without a remainder.
  const latin = /^[a-z0-9' -]*$/.test(text);
  return latin ? divides(text.replace(/-/g, ' '), said, fill, ' ') : divides(spell(text), said, fill, '');
}

function plain(word: string): string {
  return /^[\x20-\x7e]+$/.test(word) ? word.toLowerCase().replace(/-/g, ' ') : spell(word);
}

/** Dynamic programming over the ends of words; `divider` must stand between two of them. */
function divides(text: string, said: ReadonlySet<string>, fill: ReadonlySet<string>, divider: string): boolean {
  const words = [...said, ...fill];
  // For each offset: 0 out of reach, 1 reached by filling words, 2 reached with a telling one.
  const reach = new Uint8Array(text.length + divider.length + 1);
  reach[0] = 1;
  const whole = text + divider;
  for (let at = 0; at < text.length; at += 1) {
    const here = reach[at] ?? 0;
    if (here === 0) continue;
    for (const word of words) {
      const piece = word + divider;
      if (!whole.startsWith(piece, at)) continue;
      const end = at + piece.length;
      reach[end] = Math.max(reach[end] ?? 0, said.has(word) ? 2 : here);
    }
  }
  return reach[whole.length] === 2;
}
