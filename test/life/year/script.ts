/** A script: which ways applications go, on how many days people apply, and how many deciders it takes. */
import type { Plot } from './plot.ts';
import { PLOTS } from './plots.ts';
import { PLOTS_OF_TWO } from './plots-of-two.ts';

export interface Script {
  readonly plots: readonly Plot[];
  readonly approvals: 1 | 2;
  readonly days: number;
  /** Then the last who applied may have to wait, to lapse, to be closed; and is kept for ninety days. */
  readonly daysAfterwards: number;
}

/** Twelve months with a leap day in them. */
export const YEAR: Script = { plots: PLOTS, approvals: 1, days: 366, daysAfterwards: 150 };

export const YEAR_OF_TWO: Script = { ...YEAR, plots: PLOTS_OF_TWO, approvals: 2 };
