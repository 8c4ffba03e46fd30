/** Crash points between the desk and the mail servers, put around imapflow and nodemailer. */
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { CrashPoint } from '../crash-points.ts';
import type { Reached } from './reached.ts';

type Work = (...input: unknown[]) => Promise<unknown>;

interface Moments {
  /** Before anything is done. */
  readonly before?: CrashPoint;
  /** Once the request is on its way. */
  readonly asked?: CrashPoint;
  /** The answer is there, and nobody has read it. */
  readonly answered?: CrashPoint;
  /** A moment after the answer was handed over. */
  readonly after?: CrashPoint;
}

function around(owner: object, name: string, moments: Moments, reached: Reached, when: (input: unknown[]) => boolean) {
  const methods = owner as Record<string, Work>;
  const work = methods[name];
  if (!work) throw new Error(`${name} is not there any more: the crash points ${JSON.stringify(moments)} miss it`);
  methods[name] = async function (this: unknown, ...input: unknown[]) {
    if (!when(input)) return work.apply(this, input);
    if (moments.before) reached(moments.before);
    const answer = work.apply(this, input);
    if (moments.asked) {
      await Promise.race([answer, new Promise(setImmediate)]);
      reached(moments.asked);
    }
    const given = await answer;
    if (moments.answered) reached(moments.answered);
    const { after } = moments;
    if (after) setImmediate(() => setImmediate(() => reached(after)));
    return given;
  };
}

const always = () => true;

function asksForSource([, query]: unknown[]): boolean {
  return typeof query === 'object' && query !== null && 'source' in query;
}

export function watchMailServers(reached: Reached): void {
  around(ImapFlow.prototype, 'fetchAll', { asked: 'c1', after: 'c2' }, reached, asksForSource);
  around(ImapFlow.prototype, 'messageMove', { before: 'c5', answered: 'c6' }, reached, always);
  const mailer = Object.getPrototypeOf(createTransport({ jsonTransport: true })) as object;
  around(mailer, 'sendMail', { before: 'c8', answered: 'c11' }, reached, always);
}
