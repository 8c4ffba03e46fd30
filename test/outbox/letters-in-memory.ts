/** The part of the store that the outbox uses, in memory; claims behave as the store's do. */
import type { Instant } from '../../src/domain/time.ts';
import { plusMinutes } from '../../src/domain/time.ts';
import type { LetterStore } from '../../src/outbox/deliver.ts';
import type { ClaimedLetter, LetterState, Store } from '../../src/store/store.ts';

export interface OwedLetter extends ClaimedLetter {
  state: LetterState;
  nextAt: Instant;
  attempts: number;
  reason: string | null;
}

export interface LettersInMemory extends LetterStore, Pick<Store, 'nextLetterAt'> {
  readonly all: OwedLetter[];
  owe(recipient: string, changes?: Partial<OwedLetter>): OwedLetter;
}

export function lettersInMemory(now: Instant): LettersInMemory {
  const all: OwedLetter[] = [];
  const open = (letter: OwedLetter) => ['due', 'sending', 'unknown'].includes(letter.state);
  const change = (id: string, changes: Partial<OwedLetter>) => {
    const letter = all.find((one) => one.id === id);
    if (letter && open(letter)) Object.assign(letter, changes);
  };
  return {
    all,
    owe(recipient, changes = {}) {
      const number = all.length + 1;
      const text = `From: desk@desk.example\r\nTo: ${recipient}\r\nSubject: letter ${number}\r\n\r\n許可いたしました。\r\n`;
      const letter: OwedLetter = {
        id: `approved:ticket:${number}:${recipient}`,
        messageId: `<o.${number}@desk.example>`,
        template: 'approved',
        role: 'applicant',
        recipient,
        envelopeFrom: 'desk+b1@desk.example',
        ticketId: 'CDS-2026-0001-X',
        bytes: Buffer.from(text),
        createdAt: now,
        nextAt: now,
        state: 'due',
        attempts: 0,
        claim: '',
        reason: null,
        ...changes,
      };
      all.push(letter);
      return letter;
    },
    async claimLetters(at, limit, leaseSeconds) {
      const due = all.filter((letter) => open(letter) && letter.nextAt <= at).slice(0, limit);
      for (const letter of due) {
        Object.assign(letter, {
          state: 'sending',
          attempts: letter.attempts + 1,
          claim: `${letter.id} ${letter.attempts}`,
          nextAt: plusMinutes(at, leaseSeconds / 60),
        });
      }
      return due.map((letter) => ({ ...letter }));
    },
    async letterAccepted(id) {
      change(id, { state: 'accepted' });
    },
    async keepClaim({ id }, until) {
      change(id, { nextAt: until });
    },
    async letterPostponed({ id }, nextAt, reason) {
      change(id, { state: 'due', nextAt, reason });
    },
    async letterUnanswered({ id }, nextAt, reason) {
      change(id, { state: 'unknown', nextAt, reason });
    },
    async letterUndeliverable({ id }, _at, reason) {
      change(id, { state: 'undeliverable', reason });
    },
    async nextLetterAt() {
      return (
        all
          .filter(open)
          .map(({ nextAt }) => nextAt)
          .sort()[0] ?? null
      );
    },
  };
}
