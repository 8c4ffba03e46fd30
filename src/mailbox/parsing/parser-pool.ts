/** Two parser children: while a hostile mail holds one, the mails behind it are read in the other. */
import { extname } from 'node:path';
import type { ParsingConditions } from './parse-mail.ts';
import { type ParserAnswer, type ParserProcess, ParserUnavailable, startParser } from './parser-process.ts';
import { LIMITS, type ParsingLimits } from './parsing-limits.ts';

export interface ParserPool {
  /**
   * Parses one mail; any number may be asked for at once, and they are begun in the order they were asked for. Rejects with
   * ParserUnavailable when no child can be started, or the pool is closed. `onBegun` is called when a child has the mail.
   */
  parse(raw: Buffer, given: ParsingConditions, onBegun?: () => void): Promise<ParserAnswer>;
  /** Starts a child ahead of the first mail, beside whatever else must be opened; that it could not is said by `parse`. */
  warmUp(): void;
  /** Ends the children; what they have in hand is lost, and counts against no mail. */
  close(): void;
}

export interface PoolOptions {
  readonly limits?: ParsingLimits;
  /** Another program than ours, for tests of what hostile mails do to one. */
  readonly program?: URL;
}

const CHILDREN = 2;
/** Beside this file, under the ending it was compiled to. */
const PROGRAM = new URL(`./parser-child${extname(import.meta.url)}`, import.meta.url);

/** Nothing is started before it is needed. */
export function openParserPool({ limits = LIMITS, program = PROGRAM }: PoolOptions = {}): ParserPool {
  const resting: ParserProcess[] = [];
  const all = new Set<ParserProcess>();
  const waiting: (() => void)[] = [];
  let warming: Promise<ParserProcess> | null = null;
  let busy = 0;
  let closed = false;

  async function turn(): Promise<void> {
    if (busy < CHILDREN) {
      busy += 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** Who waits longest takes over the turn; only when nobody waits is there one less busy. */
  function pass(): void {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }

  async function fitChild(): Promise<ParserProcess> {
    for (let child = resting.pop(); child; child = resting.pop()) {
      if (child.isFit()) return child;
      child.end();
      all.delete(child);
    }
    const started = warming ?? startParser(program, limits);
    warming = null;
    const child = await started;
    if (closed) {
      child.end();
      throw new ParserUnavailable();
    }
    all.add(child);
    return child;
  }

  return {
    warmUp() {
      warming ??= startParser(program, limits);
      warming.catch(() => undefined);
    },
    async parse(raw, given, onBegun = () => {}) {
      await turn();
      try {
        if (closed) throw new ParserUnavailable();
        const child = await fitChild();
        onBegun();
        const answer = await child.parse(raw, given);
        // Ended by ourselves.
        if ('lost' in answer && closed) throw new ParserUnavailable();
        if ('lost' in answer) all.delete(child);
        else resting.push(child);
        return answer;
      } finally {
        pass();
      }
    },
    close() {
      closed = true;
      for (const child of all) child.end();
      warming?.then(
        (child) => child.end(),
        () => undefined,
      );
      all.clear();
    },
  };
}
