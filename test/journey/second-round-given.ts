/** Given: a reply that does not prove its sender, and the code that it is answered with. */
import type { Letter } from './desk-in-memory.ts';

export const UNPROVEN = { signedBy: null };
export const BY_REFERENCE = { to: 'desk@desk.example' };
export const BOTH = 'SET revoked_on 2026-04-01\nAPPROVE';

export function codeIn(letter: Letter): string {
  const found = /(?:Code: |確認コード：)([A-Z2-7]{6})$/m.exec(letter.text)?.[1];
  if (found === undefined) throw new Error('the letter shows no code');
  return found;
}

/** A code of the right shape that is not `code`. */
export function anotherThan(code: string): string {
  return code === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA';
}
