/** What every page of the board is written with: the desk, the hour, the reader's language, and what the reader may see. */
import type { Language } from '../domain/application/application.ts';
import type { Setting } from '../domain/facts.ts';
import type { Instant } from '../domain/time.ts';
import type { Explain } from '../letters/explain.ts';
import type { BoardWords } from './words/words.ts';

export interface PageContext {
  readonly setting: Setting;
  readonly now: Instant;
  readonly language: Language;
  readonly words: BoardWords;
  readonly explain: Explain;
  /** The desk's time zone as people call it. */
  readonly zone: string;
  /** Who gets a letter and when, by the stem of its template. */
  readonly occasions: ReadonlyMap<string, string>;
  /** `board.showNames`. */
  readonly showNames: boolean;
  /** The way from this page to the overview: links are relative, so that a proxy may serve the board below any path. */
  readonly root: './' | '../';
}

/** The address of another page of the board, from this one. */
export function linkTo({ root, language }: PageContext, path: string, query: Readonly<Record<string, string>> = {}) {
  return `${root}${path}?${new URLSearchParams({ ...query, lang: language })}`;
}
