/** When members of staff are away: they get no review mails then. It takes nothing from what they may do. */
import { deciders, type Registry, sameAddress } from './rules/registry.ts';
import { dateAfter, type LocalDate } from './time.ts';

/** Both days included, where the desk stands. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface Absence extends Days {
  /** Registry address of the member. */
  readonly address: string;
}

/** What a member says about their absences; `cancels` without days takes all of them back. */
export type AbsenceWord =
  | { readonly address: string; readonly adds: Days }
  | { readonly address: string; readonly cancels: Days | null };

/** Longer than anybody plans; a slip of the year is no reason to look at a thousand days. */
const MOST_DAYS = 400;

/** Registry addresses of those who are away on `day`. */
export function awayOn(day: LocalDate, absences: readonly Absence[]): readonly string[] {
  const away = absences.filter(({ from, until }) => from <= day && day <= until).map(({ address }) => address);
  return [...new Set(away)];
}

/** The absences of one member after `word`: what overlaps or adjoins is one, and what was over before `today` is forgotten. */
export function afterWord(word: AbsenceWord, before: readonly Absence[], today: LocalDate): readonly Absence[] {
  const own = before.filter(({ address, until }) => sameAddress(address, word.address) && until >= today);
  const days: readonly Days[] =
    'adds' in word ? joined([...own, word.adds]) : own.flatMap((absence) => without(absence, word.cancels));
  return days.map(({ from, until }) => ({ address: word.address, from, until }));
}

function joined(periods: readonly Days[]): readonly Days[] {
  const done: Days[] = [];
  for (const next of [...periods].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = done.at(-1);
    if (!last || next.from > dateAfter(last.until, 1)) done.push(next);
    else if (next.until > last.until) done[done.length - 1] = { from: last.from, until: next.until };
  }
  return done;
}

/** What is left of an absence without these days; null: without all of them. */
function without({ from, until }: Days, days: Days | null): readonly Days[] {
  if (days === null) return [];
  if (days.until < from || until < days.from) return [{ from, until }];
  const before = { from, until: dateAfter(days.from, -1) };
  const after = { from: dateAfter(days.until, 1), until };
  return [before, after].filter((part) => part.from <= part.until);
}

/** The first of these days on which no decider is there; null when somebody always is. */
export function firstDayWithoutDecider(days: Days, absences: readonly Absence[], registry: Registry): LocalDate | null {
  const all = deciders(registry);
  let day = days.from;
  for (let count = 0; day <= days.until && count < MOST_DAYS; count += 1) {
    const away = awayOn(day, absences);
    if (all.every(({ address }) => away.some((gone) => sameAddress(gone, address)))) return day;
    day = dateAfter(day, 1);
  }
  return null;
}
