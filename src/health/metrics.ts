/** The desk in numbers, for Prometheus. No label holds an id, an address or a name. */
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, Registry } from 'prom-client';
import type { Examination } from './examine.ts';
import { TROUBLE_WORDS } from './trouble.ts';

export interface Metrics {
  /** What Prometheus reads, in its text format, and the media type of that. */
  render(examination: Examination): Promise<{ readonly type: string; readonly text: string }>;
  close(): void;
}

const QUANTILES = [0.5, 0.99] as const;
const NANO = 1e9;
/** Milliseconds; also what is subtracted from every value, as the histogram measures from timer to timer. */
const RESOLUTION = 20;

/** A register of its own: a process may hold several desks. */
export function openMetrics(version: string): Metrics {
  const registry = new Registry();
  const gauge = <L extends string = never>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge<L>({ name: `salvage_desk_${name}`, help, labelNames, registers: [registry] });
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();

  const info = gauge('info', 'Always 1; the version of the program.', 'version');
  info.set({ version }, 1);
  const started = gauge('start_time_seconds', 'When the daemon was started, in seconds since 1970.');
  const attends = gauge('lease_held', '1 while this daemon attends to the mailbox, 0 while it stands by.');
  const polled = gauge('last_poll_time_seconds', 'When the mailbox was last read to its end, in seconds since 1970.');
  const mails = gauge('mails', 'Mails that have been through the desk.', 'verdict');
  const quarantined = gauge('quarantined_mails', 'Mails that lie in quarantine.');
  const letters = gauge('letters', 'Letters by state; due, sending and unknown have not left for certain.', 'state');
  const unsent = gauge(
    'oldest_unsent_letter_time_seconds',
    'Since when the oldest unsent letter is owed; absent when none is.',
  );
  const free = gauge('free_disk_bytes', 'Room on the disk of the database.');
  const troubles = gauge('trouble', '1 for each reason for which /healthz answers 503.', 'reason');
  const lag = gauge('event_loop_delay_seconds', 'How late the event loop was since it was last asked.', 'quantile');

  return {
    async render({ signs, tally, troubles: present, freeBytes }) {
      started.set(secondsOf(signs.startedAt));
      attends.set(signs.role === 'attending' ? 1 : 0);
      if (signs.polledAt !== null) polled.set(secondsOf(signs.polledAt));
      for (const word of TROUBLE_WORDS)
        troubles.set({ reason: word }, present.some((one) => one.word === word) ? 1 : 0);
      if (freeBytes !== null) free.set(freeBytes);
      if (tally) {
        for (const [verdict, many] of Object.entries(tally.mails)) mails.set({ verdict }, many);
        letters.reset();
        for (const [state, many] of Object.entries(tally.letters)) letters.set({ state }, many);
        quarantined.set(tally.quarantined);
        if (tally.oldestUnsent === null) unsent.remove();
        else unsent.set(secondsOf(tally.oldestUnsent));
      }
      for (const quantile of QUANTILES) lag.set({ quantile: String(quantile) }, lateness(delay, quantile * 100));
      lag.set({ quantile: '1' }, lateness(delay, 100));
      delay.reset();
      return { type: registry.contentType, text: await registry.metrics() };
    },
    close() {
      delay.disable();
    },
  };
}

function lateness(delay: IntervalHistogram, percentile: number): number {
  const seconds = delay.count === 0 ? 0 : delay.percentile(percentile) / NANO;
  return Math.max(0, seconds - RESOLUTION / 1_000);
}

function secondsOf(instant: string): number {
  return Date.parse(instant) / 1_000;
}
