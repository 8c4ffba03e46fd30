/** Reads mails in parser children, and remembers which mails these may not be given again. */
import { setTimeout as timer } from 'node:timers/promises';
import type { Instant } from '../../domain/time.ts';
import type { IncomingMail, MisreadingWord, UnreadableMail } from '../../mail/incoming-mail.ts';
import type { Store } from '../../store/store.ts';
import { identified, unreadable } from '../reading/read-mail.ts';
import {
  bytesKeyOf,
  conditionsOf,
  givenUp,
  type MailReader,
  type MailToRead,
  type ReaderSettings,
} from './mail-reader.ts';
import { openParserPool, type ParserPool, type PoolOptions } from './parser-pool.ts';
import type { Loss } from './parser-process.ts';
import { ReadingTakesLong } from './reading-takes-long.ts';

export interface ApartOptions extends PoolOptions {
  readonly store: Pick<Store, 'parserDied' | 'setMailAside' | 'mailsSetAside' | 'forgetHardMail'>;
  clock(): Instant;
  /** Parsers that have been opened already; closed with the reader. */
  readonly parsers?: ParserPool;
  /** A mail of which it was said that it takes long has been read now. */
  onLate?(): void;
  /** Milliseconds after which the mails behind go on; less than the five seconds that one of them may wait. */
  readonly patience?: number;
}

type Found = IncomingMail | UnreadableMail;

interface UnderWay {
  readonly found: Promise<Found>;
  /** A child has the mail. */
  readonly begun: Promise<void>;
  late: boolean;
}

const PATIENCE = 2_000;
/** One death may have any cause; three over one mail have one. */
const DEATHS_BORNE = 3;
/** Answers kept for mails that nobody has asked for again; a lost one is only read again. */
const MOST_KEPT = 50;

const WORDS = { time: 'parse.time', memory: 'parse.memory', death: 'parse.crashed' } as const satisfies Record<
  Loss,
  MisreadingWord
>;

/**
 * A mail that takes longer than `patience` is answered with ReadingTakesLong and read on; asked for again, it is answered at
 * once. One that exhausts a child, or over which three children die, is set aside in the store and never parsed again.
 */
export function readApart(settings: ReaderSettings, options: ApartOptions): MailReader {
  const { store, clock, onLate = () => {}, patience = PATIENCE } = options;
  const pool = options.parsers ?? openParserPool(options);
  const underWay = new Map<string, UnderWay>();
  /** By the key of their bytes. Another daemon's newer findings are found out anew, at the price of one child each. */
  let aside: Promise<Map<string, string>> | null = null;

  function setAside(): Promise<Map<string, string>> {
    aside ??= store.mailsSetAside().then((mails) => new Map(mails.map(({ bytesKey, word }) => [bytesKey, word])));
    // Weather: the next mail asks again.
    aside.catch(() => {
      aside = null;
    });
    return aside;
  }

  async function parse(mail: MailToRead, bytesKey: string, onBegun: () => void): Promise<Found> {
    const { raw } = mail;
    const { contentKey, ...given } = conditionsOf(mail, settings);
    const known = await setAside();
    const refused = (word: MisreadingWord) => unreadable(raw, { word, seen: `${raw.length} bytes` }, settings);
    const before = known.get(bytesKey);
    if (before !== undefined) return refused(before as MisreadingWord);
    for (;;) {
      const answer = await pool.parse(raw, given, onBegun);
      if ('parsed' in answer) return identified(answer.parsed, raw, contentKey);
      if (answer.lost === 'death' && (await store.parserDied(bytesKey, clock())) < DEATHS_BORNE) continue;
      const word = WORDS[answer.lost];
      await store.setMailAside({ bytesKey, word }, clock());
      known.set(bytesKey, word);
      return refused(word);
    }
  }

  function begin(id: string, mail: MailToRead, bytesKey: string): UnderWay {
    let onBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      onBegun = resolve;
    });
    const found = parse(mail, bytesKey, onBegun);
    const reading: UnderWay = { found, begun, late: false };
    underWay.set(id, reading);
    const ended = () => {
      if (reading.late) onLate();
    };
    found.then(ended, () => {
      underWay.delete(id);
      ended();
    });
    if (underWay.size > MOST_KEPT) underWay.delete(underWay.keys().next().value ?? id);
    return reading;
  }

  function reading(mail: MailToRead): { readonly id: string; readonly under: UnderWay } {
    const bytesKey = bytesKeyOf(mail.raw, settings);
    const id = [bytesKey, mail.receivedAt, mail.folder, mail.oversize?.bytes ?? ''].join(' ');
    return { id, under: underWay.get(id) ?? begin(id, mail, bytesKey) };
  }

  return {
    async read(mail) {
      const { id, under } = reading(mail);
      const over = new AbortController();
      const late = under.begun.then(() => timer(patience, null, { signal: over.signal }).catch(() => null));
      const found = await Promise.race([under.found, late]).finally(() => over.abort());
      if (!found) {
        under.late = true;
        throw new ReadingTakesLong();
      }
      underWay.delete(id);
      return mail.gaveUp === undefined ? found : givenUp(found, mail.gaveUp, mail.raw, settings);
    },
    async forgetTrouble(raw) {
      const bytesKey = bytesKeyOf(raw, settings);
      await store.forgetHardMail(bytesKey);
      (await setAside()).delete(bytesKey);
      for (const id of [...underWay.keys()].filter((one) => one.startsWith(bytesKey))) underWay.delete(id);
    },
    close: () => pool.close(),
  };
}
