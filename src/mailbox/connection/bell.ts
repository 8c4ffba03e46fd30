/** A bell: rung while nobody listens, it is still heard by the next who does. */
export interface Bell {
  /** Wakes who waits, or the next who will. */
  ring(): void;
  /** Whether it was rung since the last answer. */
  isRinging(): boolean;
  /** Forgets a ring that has been answered. */
  hush(): void;
  /** Resolves when the bell is rung (or was, since the last answer) or `signal` is aborted; answers the ring. */
  rung(signal: AbortSignal): Promise<void>;
}

export function bell(): Bell {
  let ringing = false;
  const waiting = new Set<() => void>();
  return {
    ring() {
      ringing = true;
      for (const wake of waiting) wake();
    },
    isRinging: () => ringing,
    hush() {
      ringing = false;
    },
    async rung(signal) {
      if (!ringing && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            signal.removeEventListener('abort', wake);
            resolve();
          };
          waiting.add(wake);
          signal.addEventListener('abort', wake);
        });
      }
      ringing = false;
    },
  };
}
