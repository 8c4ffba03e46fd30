/** Reads Content-Type and Content-Disposition (RFC 2045 §5, RFC 2183), with the continued parameters of RFC 2231. */

export interface TypedValue {
  /** Lower case: `text/plain`, `attachment`. */
  readonly type: string;
  /** By lower-case name, undecoded but joined; the first of two of one name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** False when something in it is not of the grammar, or a parameter is there twice. */
  readonly sound: boolean;
}

const LONGEST = 16 * 1024;
const TYPE = /^[ \t]*([!#$%&'*+.^_`{|}~A-Za-z0-9-]{1,80}(?:\/[!#$%&'*+.^_`{|}~A-Za-z0-9-]{1,80})?)[ \t]*/;
const PARAMETER = /[; \t]*([^\s=;"()]{1,80})[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/y;

/** Comments stand where blanks may (RFC 2045 §5.1); outside quotes they are only blanks. */
function withoutComments(value: string): string {
  let bare = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\' && (quoted || depth > 0)) {
      if (depth === 0) bare += value.slice(at, at + 2);
      at += 1;
    } else if (depth === 0 && character === '"') {
      quoted = !quoted;
      bare += character;
    } else if (!quoted && character === '(') depth += 1;
    else if (!quoted && character === ')' && depth > 0) depth -= 1;
    else if (depth === 0) bare += character;
  }
  return bare;
}

/** Pieces `name*0`, `name*1*` joined in order (RFC 2231 §3); a piece that is missing ends the value. */
function joined(pieces: ReadonlyMap<string, string>): Map<string, string> {
  const whole = new Map<string, string>();
  for (const [name, value] of pieces) {
    const [, base, first] = /^(.+?)\*0(\*?)$/.exec(name) ?? [];
    if (base === undefined) {
      if (!/\*\d+\*?$/.test(name)) whole.set(name, value);
      continue;
    }
    let text = value;
    for (let at = 1; at < 100; at += 1) {
      const next = pieces.get(`${base}*${at}*`) ?? pieces.get(`${base}*${at}`);
      if (next === undefined) break;
      text += next;
    }
    whole.set(`${base}${first}`, text);
  }
  return whole;
}

/** Reads `value`; null when it does not even begin with a type. */
export function readTypedValue(value: string): TypedValue | null {
  const bare = withoutComments(value.slice(0, LONGEST));
  const type = TYPE.exec(bare);
  if (!type?.[1]) return null;
  const pieces = new Map<string, string>();
  let sound = value.length <= LONGEST;
  let at = type[0].length;
  for (;;) {
    PARAMETER.lastIndex = at;
    const parameter = PARAMETER.exec(bare);
    if (!parameter?.[1]) break;
    at = PARAMETER.lastIndex;
    const name = parameter[1].toLowerCase();
    const [, , quoted, plain = ''] = parameter;
    if (pieces.has(name)) sound = false;
    else pieces.set(name, quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1'));
  }
  if (!/^[; \t]*$/.test(bare.slice(at))) sound = false;
  return { type: type[1].toLowerCase(), parameters: joined(pieces), sound };
}
