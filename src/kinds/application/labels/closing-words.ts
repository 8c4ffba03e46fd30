/** Lines with which a letter closes: whatever value stood open before them ends there. */

const CLOSINGS = [
  /^以上(?:[、。,.]|$|です|となります|、?よろしく|、?宜しく)/u,
  /^(?:何卒|どうぞ|どうか|お手数)?[^。]{0,24}(?:よろしく|宜しく)(?:お願い|御願い|どうぞ)/u,
  /^(?:敬具|草々)$/u,
  /^(?:best|kind|warm|with)(?: \w{1,10}){0,2} (?:regards|wishes)\b/i,
  /^(?:regards|sincerely|yours (?:sincerely|faithfully|truly)|many thanks|thanks|thank you)[ ,.!]*(?:$|very much|in advance|for your)/i,
];

export function isClosing(line: string): boolean {
  const text = line.trim();
  return CLOSINGS.some((closing) => closing.test(text));
}
