/** `salvage-desk outbox list|retry`: letters that have not left, and sending them on their way again. */
import { userInfo } from 'node:os';
import { loadConfig } from '../config/file.ts';
import type { Desk } from '../journey.ts';
import { MASK } from '../mail/identity-numbers.ts';
import { OPEN_STATES } from '../store/entities/outbox.ts';
import { RESTORED } from '../store/mails/lost-period.ts';
import type { LetterState, ListedLetter } from '../store/store.ts';
import { openDesk } from '../wiring.ts';
import { BAD_USAGE, FAILED, FINE } from './exit-codes.ts';

interface Options {
  readonly config: string;
  readonly json?: boolean;
}

const STATES: readonly LetterState[] = [...OPEN_STATES, 'accepted', 'undeliverable', 'held', 'cancelled'];
/** So much of a letter's key is shown, and so little of it must be given to name a letter. */
const SHOWN = 12;
const FEWEST = 6;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(code: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return code;
}

async function withDesk<T>(options: Options, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(loadConfig(options.config));
  try {
    return await work(desk);
  } finally {
    await desk.store.close();
  }
}

/** The random part of its Message-ID: an outbox id would show the recipient. */
function keyOf({ messageId }: ListedLetter): string {
  return messageId.slice('<o.'.length, messageId.indexOf('@'));
}

function maskedAddress(address: string): string {
  const [first = ''] = address;
  return first + MASK.repeat(3) + address.slice(address.lastIndexOf('@'));
}

/** Of what a relay said only the code (RFC 5321 §4.2): its words may quote an address. */
function reasonWord({ reason }: ListedLetter): string | null {
  return reason === RESTORED ? reason : (/^[245]\d\d\b/.exec(reason ?? '')?.[0] ?? null);
}

function shown(letter: ListedLetter) {
  const { state, template, recipient, ticketId, attempts, createdAt, nextAt } = letter;
  const key = keyOf(letter).slice(0, SHOWN);
  return {
    ...{ key, state, template, ticketId, attempts, createdAt, nextAt },
    recipient: maskedAddress(recipient),
    reason: reasonWord(letter),
  };
}

/** Letters that are yet to leave, are held or were given up, a line each, oldest first; with `state` those in it. */
export function listOutbox(options: Options & { readonly state?: string }): Promise<number> {
  const state = STATES.find((one) => one === options.state);
  if (options.state !== undefined && !state)
    return Promise.resolve(complain(BAD_USAGE, `--state ${options.state}: a letter is one of ${STATES.join(', ')}.`));
  return withDesk(options, async ({ store }) => {
    const letters = (await store.listedLetters(state)).map(shown);
    if (options.json) {
      print(JSON.stringify(letters, null, 2));
      return FINE;
    }
    for (const { key, state: now, createdAt, template, recipient, ticketId, attempts, reason } of letters) {
      const about = [`${template} to ${recipient}`, ticketId ?? 'no ticket', `${attempts} attempts`, reason ?? ''];
      print([key, now.padEnd(13), createdAt, ...about].join('  ').trimEnd());
    }
    print(`${letters.length} ${letters.length === 1 ? 'letter' : 'letters'}`);
    return FINE;
  });
}

/** Makes letters due now: the one that `key` names, or with `all` those that wait for their next attempt or were restored. */
export function retryOutbox(key: string | undefined, options: Options & { readonly all?: boolean }): Promise<number> {
  const named = key !== undefined && key.length >= FEWEST;
  if (named === (options.all === true))
    return Promise.resolve(
      complain(BAD_USAGE, `Name one letter by ${FEWEST} or more characters of its key, or give --all.`),
    );
  return withDesk(options, async (desk) => {
    const waiting = (await desk.store.listedLetters()).filter((letter) =>
      named ? keyOf(letter).startsWith(key.toLowerCase()) : waitsForItself(letter),
    );
    if (named && waiting.length !== 1) {
      const which = waiting.length === 0 ? 'names no letter that waits' : 'names more than one letter';
      return complain(BAD_USAGE, `${key}: ${which}. \`salvage-desk outbox list\` shows all.`);
    }
    const due = await makeDue(waiting, desk);
    if (named && due === 0)
      return complain(FAILED, `${key}: it is being sent at this moment, or was given up and cannot be sent any more.`);
    print(`${due} ${due === 1 ? 'letter is' : 'letters are'} due now; a running daemon sends within a minute.`);
    return FINE;
  });
}

/** What is over a cap leaves when there is room; letting all of it go at once is what the cap is against. */
function waitsForItself({ state, reason }: ListedLetter): boolean {
  return state === 'due' || state === 'unknown' || (state === 'held' && reason === RESTORED);
}

async function makeDue(letters: readonly ListedLetter[], { store, clock }: Desk): Promise<number> {
  const who = userInfo().username;
  const now = clock();
  return store.transaction(async (tx) => {
    let due = 0;
    for (const { id, ticketId: ticket } of letters) {
      if (!(await tx.retryLetter(id, now))) continue;
      await tx.audit('letter-retried', { ticket, mail: null, who }, now);
      due += 1;
    }
    return due;
  });
}
