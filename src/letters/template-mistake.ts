/** A mistake in a template or in a language's words, named so that whoever wrote it can find it. */

export interface TemplateMistake {
  readonly file: string;
  /** From 1; null when the mistake is not in one line (a file that is missing). */
  readonly line: number | null;
  readonly message: string;
}

/** One line for people: file, line, and what is wrong. */
export function describeMistake({ file, line, message }: TemplateMistake): string {
  return line === null ? `${file}: ${message}` : `${file}, line ${line}: ${message}`;
}

/** What Handlebars says about a template, as line and message. `file` and `line` in an error of our own win. */
export function locate(error: unknown, file: string): TemplateMistake {
  const text = error instanceof Error ? error.message : String(error);
  const parse = /^Parse error on line (\d+):/.exec(text);
  if (parse) {
    const excerpt = text.split('\n')[1] ?? '';
    return { file, line: Number(parse[1]), message: `Handlebars cannot read this near "${excerpt.slice(-30)}"` };
  }
  const place = / - (\d+):\d+$/.exec(text);
  return { file, line: place ? Number(place[1]) : null, message: place ? text.slice(0, place.index) : text };
}
