/** The code of a second-round letter: short enough to type, and without characters that look alike. */
import { randomInt } from 'node:crypto';

/** A–Z and 2–7 without I and O, and without 2, 5, 7, S and Z, which are taken for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRTUVWXY346';
const LENGTH = 6;

/** Six random characters; three tries at them are a chance of one in eighty million. */
export function mintCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
