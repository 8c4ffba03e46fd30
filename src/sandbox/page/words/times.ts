/** Days and hours as the page shows them, where the desk stands. */
import type { Language } from '../../../domain/application/application.ts';
import type { Instant } from '../../../domain/time.ts';

const LOCALES: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-GB' };

function formatted(instant: Instant, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], { hourCycle: 'h23', ...options }).format(Date.parse(instant));
}

/** `11/21(土) 15:43`, `Sat 21 Nov, 15:43`. */
export function shortTime(instant: Instant, language: Language, timeZone: string): string {
  const numeric = language === 'ja' ? 'numeric' : 'short';
  return formatted(instant, language, {
    ...{ timeZone, month: numeric, day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' },
  });
}

/** `15:43:09`. */
export function timeOfDay(instant: Instant, language: Language, timeZone: string): string {
  return formatted(instant, language, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** `2026年11月21日(土)`, `Sat, 21 November 2026`. */
export function wholeDay(instant: Instant, language: Language, timeZone: string): string {
  return formatted(instant, language, { timeZone, year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
}

/** `2026年11月21日(土) 15:43`, `Sat, 21 Nov 2026 at 15:43`. */
export function dateAndTime(instant: Instant, language: Language, timeZone: string): string {
  const time = formatted(instant, language, { timeZone, hour: '2-digit', minute: '2-digit' });
  if (language === 'ja') return `${wholeDay(instant, language, timeZone)} ${time}`;
  const day = { timeZone, year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
  return `${formatted(instant, language, day)} at ${time}`;
}
