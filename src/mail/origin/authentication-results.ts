/** Reads an Authentication-Results field (RFC 8601 §2.2); what is not of its grammar is not read at all. */
import { type Token, tokensOf } from '../header/structured-field.ts';

export interface MethodResult {
  /** Lower case, without version: `dkim`. */
  readonly method: string;
  /** Lower case: `pass`. */
  readonly result: string;
  /** Lower-case `ptype.property` with the value as written, in order; a property may stand there twice. */
  readonly properties: readonly (readonly [name: string, value: string])[];
}

export interface AuthenticationResults {
  /** Lower case. */
  readonly authservId: string;
  readonly results: readonly MethodResult[];
}

const AUTHSERV_ID = /^[a-z0-9._-]+$/i;
const METHOD = /^([a-z0-9-]+)(?:\/1)?$/i;
const KEYWORD = /^[a-z0-9-]+$/i;
const PROPERTY = /^[a-z0-9-]+(?:\.[a-z0-9_-]+)?$/i;

/** The field's statements: runs of tokens between semicolons. */
function statements(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === ';') runs.push([]);
    else runs.at(-1)?.push(token);
  }
  return runs;
}

/** `method=result name=value …`, or null when it is anything else. */
function methodResult(tokens: readonly Token[]): MethodResult | null {
  const pairs: (readonly [string, Token])[] = [];
  for (let at = 0; at < tokens.length; at += 3) {
    const [name, equals, value] = tokens.slice(at, at + 3);
    if (name?.kind !== 'word' || equals?.kind !== '=' || !value || value.kind === '=') return null;
    pairs.push([name.text.toLowerCase(), value]);
  }
  const [first, ...rest] = pairs;
  const method = first && METHOD.exec(first[0])?.[1];
  if (!method || first[1].kind !== 'word' || !KEYWORD.test(first[1].text)) return null;
  if (!rest.every(([name]) => PROPERTY.test(name))) return null;
  return {
    method,
    result: first[1].text.toLowerCase(),
    properties: rest.map(([name, value]) => [name, value.text] as const),
  };
}

/**
 * Reads `value`, unfolded. Null when the authserv-id is not the plain word it begins with (a quoted or commented one may
 * have slipped past a boundary that removes forged fields by their id), when its version is not 1, or when anything
 * in it is malformed.
 */
export function readAuthenticationResults(value: string): AuthenticationResults | null {
  const tokens = tokensOf(value);
  if (!tokens || /^[ \t]*\(/.test(value)) return null;
  const [[id, version, ...more] = [], ...rest] = statements(tokens);
  if (id?.kind !== 'word' || !AUTHSERV_ID.test(id.text) || more.length > 0) return null;
  if (version && version.text !== '1') return null;
  const said = rest.filter((run) => run.length > 0);
  const nothing = said.length === 1 && said[0]?.length === 1 && said[0][0]?.text.toLowerCase() === 'none';
  const results = nothing ? [] : said.map(methodResult);
  if (results.some((result) => result === null)) return null;
  return { authservId: id.text.toLowerCase(), results: results.filter((result) => result !== null) };
}
