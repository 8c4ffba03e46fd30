/** The places of a line where a label can begin: behind bullets and numbers. */

const BULLETS = '・･■□●○◆◇▪▫•‣►▶▷◎※＊*★☆→⇒+＋#-‐–—−－';
const NUMBER =
  /^(?:[(（]?[0-9０-９]{1,2}[)）.．、:：]?|[【［[〔][0-9０-９]{1,2}[】］\]〕]|[①-⑳⑴-⑽]|[(（]?[a-zａ-ｚ][)）.．])[ \u3000]*/iu;

/** Offsets behind up to four bullets and numbers; the place before them comes first, for `10桁ID` is no number. */
export function placesForALabel(line: string, from: number): readonly number[] {
  const places: number[] = [];
  let at = skipSpaces(line, from);
  for (let step = 0; step < 5; step += 1) {
    places.push(at);
    const number = NUMBER.exec(line.slice(at, at + 12))?.[0];
    const character = line[at];
    if (number) at += number.length;
    else if (character !== undefined && BULLETS.includes(character)) at += 1;
    else break;
    at = skipSpaces(line, at);
  }
  return places;
}

/** The offset behind spaces, but not behind a tab: that divides cells. */
export function skipSpaces(line: string, from: number): number {
  let at = from;
  while (at < line.length && /[^\S\t]/u.test(line[at] ?? '')) at += 1;
  return at;
}
