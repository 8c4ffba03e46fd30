/** Given: a reply that does not prove its sender, and the code that it is answered with. */
import { expect } from 'chai';
import { type DeskInMemory, type Letter, type MailDraft, MORI, reply, theLetter } from './desk-in-memory.ts';

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

/** What happens to the one ticket of `given`'s desk when its review is answered without proof. */
export function inSecondRound(given: () => { readonly desk: DeskInMemory; readonly review: Letter }) {
  async function ticket() {
    const [only] = await given().desk.desk.store.tickets();
    if (!only) throw new Error('there is no ticket');
    return only;
  }

  async function state() {
    return (await ticket()).state;
  }

  /** The letter with the code, after `text` was answered to the review in a way that does not prove its sender. */
  async function asked(text = BOTH, changes: Partial<MailDraft> = UNPROVEN): Promise<Letter> {
    const { desk, review } = given();
    const outcome = await desk.receive(reply(review, text, changes));
    expect(outcome).to.include({ verdict: 'ignored', reason: 'second-round' });
    return theLetter(await desk.newLetters(), 'second-round', MORI);
  }

  /** What comes of `text`, answered to `letter` without any proof of its sender. */
  function answer(letter: Letter, text: string, changes: Partial<MailDraft> = {}) {
    const { desk } = given();
    desk.pass(1);
    return desk.receive(reply(letter, text, { ...UNPROVEN, ...changes }));
  }

  return { ticket, state, asked, answer };
}
