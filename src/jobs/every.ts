/** A period as a cron expression. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Cron divides a minute, an hour or a day, and knows no other periods: 45 s would run at :00 and :45. So a period that it
 * cannot keep becomes the next shorter one that it can (45 s → 30 s, 90 s → 60 s): the work is done at least so often.
 */
export function every(seconds: number): string {
  if (seconds < MINUTE) return `*/${divisorUpTo(seconds, 60)} * * * * *`;
  if (seconds < HOUR) return `0 */${divisorUpTo(Math.floor(seconds / MINUTE), 60)} * * * *`;
  if (seconds < DAY) return `0 0 */${divisorUpTo(Math.floor(seconds / HOUR), 24)} * * *`;
  return '0 0 0 * * *';
}

function divisorUpTo(wanted: number, whole: number): number {
  let divisor = Math.max(1, Math.floor(wanted));
  while (whole % divisor !== 0) divisor -= 1;
  return divisor;
}
