/** Who applies in the year, when, and how their application goes: drawn by chance that can be repeated. */
import { dateAfter, type Instant, type LocalDate } from '../../../src/domain/time.ts';
import { type Chance, chanceFrom } from '../../forge/chance.ts';
import type { Plot } from './plot.ts';
import type { Script } from './script.ts';

/** The first day on which somebody applies; there is a leap day in the twelve months after it. */
export const FIRST_DAY: LocalDate = '2027-09-01';

export interface Applicant {
  readonly number: number;
  readonly plot: Plot;
  readonly account: string;
  readonly studentId: string;
  readonly name: string;
  readonly contact: string;
  readonly reason: string;
  readonly service: 'OneDrive' | 'ECCSクラウドメール' | '両方';
  readonly appliesAt: Instant;
  /** What staff find out about the end of the account. */
  readonly revokedOn: LocalDate;
}

const FAMILY = ['例示', '見本', '試験', '作例', '架空', '仮名'];
const GIVEN = ['花子', '太郎', '七海', '健', '翠', '光', '遥', '蓮'];

/** Every plot is drawn at least once when there are at least as many applicants as plots. */
function plotOf(number: number, { plots }: Script, chance: Chance): Plot {
  const byWeight = plots.flatMap((plot) => Array.from({ length: plot.often }, () => plot));
  return plots[number] ?? chance.pick(byWeight);
}

function applicantOf(number: number, script: Script, chance: Chance): Applicant {
  const plot = plotOf(number, script, chance);
  const day = dateAfter(FIRST_DAY, chance.int(script.days));
  const minutes = chance.int(24 * 60);
  const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const digits = String(number).padStart(5, '0');
  return {
    number,
    plot,
    account: `99${digits}${String((number * 37) % 1_000).padStart(3, '0')}`,
    studentId: `37-9${digits}`,
    name: `${chance.pick(FAMILY)} ${chance.pick(GIVEN)}${digits}`,
    contact: `person${digits}@mailbox.example`,
    reason: `査読中の論文の図${number}の根拠資料として必要なため。`,
    service: plot.service ?? chance.pick(['OneDrive', 'ECCSクラウドメール', '両方'] as const),
    appliesAt: `${day}T${time}:00.000Z`,
    revokedOn: dateAfter(day, -(plot.isLate ? 200 : 10 + chance.int(150))),
  };
}

/** In the order in which they apply. */
export function applicantsOf(applications: number, seed: number, script: Script): readonly Applicant[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: applications }, (_, number) => applicantOf(number, script, chance)).sort((one, other) =>
    one.appliesAt < other.appliesAt ? -1 : 1,
  );
}
