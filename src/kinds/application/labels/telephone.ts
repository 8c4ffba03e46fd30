/** A telephone number as it stands in a signature or beside a contact. */
import { narrow } from './spelling.ts';

/** In groups, and with a nought or the sign of a country in front: no account, student number or date looks like that. */
const TELEPHONE =
  /^(?:tel|phone|mobile|fax|電話|携帯)?[ :.]{0,3}(?:\+[0-9]{1,3}|[(]?0[0-9]{0,4}[)]?)(?:[() -]{1,2}[0-9]{1,5}){1,5}$/iu;
const LONGEST = 60;

/** Whether `text` is a telephone number and nothing else. */
export function isTelephone(text: string): boolean {
  const written = narrow(text).trim();
  return written.length <= LONGEST && TELEPHONE.test(written);
}
