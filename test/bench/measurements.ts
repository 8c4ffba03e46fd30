/** What is measured of the daemon: throughput, latency at rest, and staff replies in a storm. */
import { setImmediate } from 'node:timers/promises';
import { application, applications, STAFF, staffReply } from '../servers/applications.ts';
import { childrenRssOf, cpuOf, cpuOfOne, rssOf } from './consumption.ts';
import type { DeskUnderLoad } from './desk-under-load.ts';
import type { Measured } from './floor.ts';

/** Files that are written at one go. */
const SLICE = 100;

const isAcknowledgement = ({ to }: { readonly to: string }) => to.startsWith('applicant');

/** Fills the mailbox, starts the daemon, and waits for the last acknowledgement. */
export async function throughput(desk: DeskUnderLoad, mails: number) {
  desk.dovecot.fill(applications(0, mails).map(({ raw }) => raw));
  const { pid, connectedAfterMs } = await desk.start();
  const began = performance.now();
  const cpu = cpuOf(pid);
  const own = cpuOfOne(pid);
  const last = await desk.sink.letter(isAcknowledgement, mails);
  const measured: Measured = {
    mailsPerSecond: mails / ((last.at - began) / 1_000),
    cpuMsPerMail: (cpuOf(pid) - cpu) / mails,
  };
  // Without the parser children, whose part is the difference.
  const ownMsPerMail = (cpuOfOne(pid) - own) / mails;
  return { ...measured, ownMsPerMail, pid, connectedAfterMs, rssMb: rssOf(pid), childrenMb: childrenRssOf(pid) };
}

function percentiles(milliseconds: readonly number[]) {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

/** One mail after the other, each delivered when the one before has been acknowledged. */
export async function atRest(desk: DeskUnderLoad, from: number, mails: number) {
  const latencies: number[] = [];
  for (let number = from; number < from + mails; number += 1) {
    const { raw, contact } = application(number);
    const began = performance.now();
    await desk.dovecot.deliver(raw);
    const { at } = await desk.sink.letter(({ to }) => to === contact);
    latencies.push(at - began);
  }
  return percentiles(latencies);
}

const REPLIES = 20;

/** Twenty answers of staff are delivered once the daemon is at work on a full mailbox. */
export async function inStorm(desk: DeskUnderLoad, pid: number, from: number, mails: number) {
  const reviews = desk.sink.accepted.filter(({ to }) => to === STAFF.address).slice(0, REPLIES);
  const replies = await Promise.all(reviews.map(({ raw }, number) => staffReply(raw, number)));
  let rssMb = 0;
  const watching = setInterval(() => {
    rssMb = Math.max(rssMb, rssOf(pid));
  }, 250);
  // Listened for before the first is delivered: some are handled at once.
  const handled = replies.map((_, number) => desk.logged(({ kind }) => kind === 'staff-reply', number + 1));
  const earlier = desk.sink.accepted.filter(isAcknowledgement).length;
  const began = performance.now();
  const latencies: Promise<number>[] = [];
  const waiting = applications(from, mails).map(({ raw }) => raw);
  // A slice at a time: the daemon gives up lines of its log that nobody reads while they are written.
  for (let at = 0; at < waiting.length; at += SLICE) {
    desk.dovecot.fill(waiting.slice(at, at + SLICE));
    await setImmediate();
  }
  for (const [number, reply] of replies.entries()) {
    const delivered = performance.now();
    latencies.push((handled[number] ?? Promise.reject(new Error('no reply'))).then(({ at }) => at - delivered));
    await desk.dovecot.deliver(reply);
  }
  const measured = percentiles(await Promise.all(latencies));
  const last = await desk.sink.letter(isAcknowledgement, earlier + mails);
  clearInterval(watching);
  return { ...measured, rssMb, seconds: Math.round((last.at - began) / 1_000) };
}
