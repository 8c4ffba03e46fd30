/** One parser child as its parent sees it: started, asked for one mail at a time, watched, and killed when a mail costs too much. */
import { type ChildProcess, fork } from 'node:child_process';
import { resolve as resolvePath } from 'node:path';
import { setTimeout as timer } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ParsedMail, ParsingConditions } from './parse-mail.ts';
import type { ParsingLimits } from './parsing-limits.ts';
import { residentMemory } from './resident-memory.ts';

/** Why a mail was not parsed: it took too long or too much memory, or the child died over it. */
export type Loss = 'time' | 'memory' | 'death';

export type ParserAnswer = { readonly parsed: ParsedMail } | { readonly lost: Loss };

export interface ParserProcess {
  /** One mail at a time. When it answers `lost`, the child is gone. */
  parse(raw: Buffer, given: ParsingConditions): Promise<ParserAnswer>;
  /** Whether another mail may be given to it: it lives, and holds not much more than at its beginning. */
  isFit(): boolean;
  /** Ends the child; a mail it has in hand is lost. */
  end(): void;
}

/** A child could not be started: the machine’s trouble, and never a mail’s. */
export class ParserUnavailable extends Error {
  override readonly name = 'ParserUnavailable';
  constructor() {
    super('a parser child could not be started; the mail stays where it is and is tried again');
  }
}

/**
 * Only how modules are loaded is handed down (`--import tsx`): not inspectors, profilers or a program given by `-e`. A path from where
 * this process stands is made one from anywhere.
 */
export function loaderOptions(execArgv: readonly string[]): string[] {
  return execArgv.flatMap((option, at) => {
    const [, name, module] = /^(--(?:import|require|loader|experimental-loader))=(.*)$/.exec(option) ?? [];
    if (name !== undefined && module !== undefined) return [`${name}=${fromAnywhere(module)}`];
    return /^(?:--import|--require|-r|--loader|--experimental-loader)$/.test(option)
      ? [option, fromAnywhere(execArgv[at + 1] ?? '')]
      : [];
  });
}

function fromAnywhere(module: string): string {
  return /^\.\.?\//.test(module) ? resolvePath(module) : module;
}

const START_WITHIN = 60_000;
const LOOK_EVERY = 100;
/**
 * A child that holds so much more than at its beginning, between two mails, is replaced: what earlier mails left behind, and the
 * largest honest one (100 MB), must fit under the limit together.
 */
const FIT_WITHIN = 40 * 1024 * 1024;
/** JavaScript's own share of the memory has this ceiling, whoever watches; buffers do not count into it. */
const HEAP_MB = 384;

interface Message {
  readonly parsed?: ParsedMail;
  readonly residentBytes: number;
}

/** Starts `program` (a module) and resolves when it is ready; rejects with ParserUnavailable. */
export async function startParser(program: URL, limits: ParsingLimits): Promise<ParserProcess> {
  const child = fork(program, [], {
    serialization: 'advanced',
    env: {},
    // Node looks for the modules of `--import` from where it stands, and the operator may stand anywhere.
    cwd: fileURLToPath(new URL('.', program)),
    execArgv: [...loaderOptions(process.execArgv), `--max-old-space-size=${HEAP_MB}`],
    // What a library prints about a mail belongs into no log.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // A message to a child that has just died is answered by its exit, not by this.
  child.on('error', () => {});
  const idleBytes = await ready(child, gone);
  let heldBytes = idleBytes;
  let alive = true;
  let inHand = false;
  void gone.then(() => {
    alive = false;
  });
  const occupy = (busy: boolean) => {
    // A child at rest keeps no program from ending.
    const call = busy ? 'ref' : 'unref';
    inHand = busy;
    child[call]();
    child.channel?.[call]();
  };
  occupy(false);

  return {
    async parse(raw, given) {
      occupy(true);
      const over = new AbortController();
      let answered: Message | null = null;
      const answer = new Promise<void>((resolve) => {
        child.once('message', (message: Message) => {
          answered = message;
          resolve();
        });
      });
      child.send({ raw, given }, () => {});
      const excess = watch(child, idleBytes, limits, over.signal);
      const loss = await Promise.race([answer.then(() => null), gone.then(() => 'death' as const), excess]);
      over.abort();
      const message = answered as Message | null;
      if (message?.parsed) {
        heldBytes = message.residentBytes;
        occupy(false);
        return { parsed: message.parsed };
      }
      child.kill('SIGKILL');
      await gone;
      return { lost: loss ?? 'death' };
    },
    isFit: () => alive && child.connected && heldBytes - idleBytes < FIT_WITHIN,
    end() {
      // One that is stuck in a mail would not hear of the end.
      if (inHand) child.kill('SIGKILL');
      else if (child.connected) child.disconnect();
    },
  };
}

async function ready(child: ChildProcess, gone: Promise<void>): Promise<number> {
  const over = new AbortController();
  const first = new Promise<Message>((resolve) => child.once('message', (message) => resolve(message as Message)));
  const late = timer(START_WITHIN, null, { signal: over.signal }).catch(() => null);
  const message = await Promise.race([first, gone.then(() => null), late]);
  over.abort();
  if (message) return message.residentBytes;
  child.kill('SIGKILL');
  throw new ParserUnavailable();
}

/**
 * Resolves with what ran out first; never when `over` is aborted before. Time is counted in short steps, so that a machine
 * or a parent that was suspended does not make an innocent mail look slow.
 */
async function watch(
  child: ChildProcess,
  idleBytes: number,
  limits: ParsingLimits,
  over: AbortSignal,
): Promise<Extract<Loss, 'time' | 'memory'>> {
  let spent = 0;
  for (;;) {
    const before = performance.now();
    const looked = await timer(LOOK_EVERY, true, { signal: over }).catch(() => false);
    if (!looked) return new Promise(() => {});
    spent += Math.min(performance.now() - before, 2 * LOOK_EVERY);
    if (spent >= limits.milliseconds) return 'time';
    const held = child.pid === undefined ? null : await residentMemory(child.pid);
    if (held !== null && held - idleBytes > limits.bytes) return 'memory';
  }
}
