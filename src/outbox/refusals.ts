/** Refusals in a row: one recipient may be wrong, three different ones show that the relay refuses us. */
import type { ClaimedLetter } from '../store/store.ts';

export interface Refused {
  readonly letter: ClaimedLetter;
  readonly word: string;
  readonly reason: string;
}

export interface Refusals {
  /** Notes a refusal, and keeps its verdict back until it is known whether others share it. */
  refused(refusal: Refused): void;
  /** A letter was accepted: the relay takes our letters, so the row is over. */
  accepted(): void;
  /** Whether the row makes refusals weather. */
  isWeather(): boolean;
  /** Hands out the refusals kept back, once. */
  takeBack(): readonly Refused[];
}

const IN_A_ROW = 3;

export function refusalsInARow(): Refusals {
  const recipients = new Set<string>();
  let held: Refused[] = [];
  return {
    refused(refusal) {
      recipients.add(refusal.letter.recipient);
      held.push(refusal);
    },
    accepted: () => recipients.clear(),
    isWeather: () => recipients.size >= IN_A_ROW,
    takeBack() {
      const taken = held;
      held = [];
      return taken;
    },
  };
}
