/** What one line of a letter is, by the signs it begins with: the same signs a reader of the text goes by. */

export type LetterLine =
  | { readonly as: 'heading' | 'quoted' | 'item' | 'hanging' | 'plain'; readonly text: string }
  | { readonly as: 'check'; readonly mark: string; readonly text: string }
  | { readonly as: 'row'; readonly label: string; readonly value: string; readonly text: string };

const HEADING = /^(?:■|#) (.+)$/u;
const QUOTED = /^\| ?(.*)$/u;
const ITEM = /^(?:・|- )(.*)$/u;
const HANGING = /^[ \u3000]+(\S.*)$/u;
const MARKED = /^(【[^【】]{1,6}】|\[[a-z]{1,10}\]) ?(.+)$/u;
/** A label is a few words and no sentence; what stands in quotation marks is to be typed and no label. */
const LABELLED = /^([^\s：:。！？!?「」"[\]|][^：:。！？!?「」"]{0,89})(?:：|: |:$)(.*)$/u;

function rowOf(text: string, following: string | undefined): LetterLine | null {
  const [, label, value = ''] = LABELLED.exec(text) ?? [];
  if (label === undefined) return null;
  // Without a value it names what is quoted below it, or it is the end of a sentence.
  if (value.trim() === '' && !QUOTED.test(following ?? '')) return null;
  return { as: 'row', label, value: value.trim(), text };
}

/** What `line` is; `following` is the line below it. */
export function lineOf(line: string, following: string | undefined, within: LetterLine['as'] | null): LetterLine {
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined) return { as: 'heading', text: heading };
  const quoted = QUOTED.exec(line)?.[1];
  if (quoted !== undefined) return { as: 'quoted', text: quoted };
  const item = ITEM.exec(line)?.[1];
  if (item !== undefined) return { as: 'item', text: item };
  const [, mark, marked] = MARKED.exec(line) ?? [];
  if (mark !== undefined && marked !== undefined) return { as: 'check', mark, text: marked };
  const hanging = HANGING.exec(line)?.[1];
  if (hanging !== undefined && (within === 'item' || within === 'hanging')) return { as: 'hanging', text: hanging };
  return rowOf(hanging ?? line, following) ?? { as: 'plain', text: hanging ?? line };
}
