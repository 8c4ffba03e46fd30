/** Cuts a structured header field into tokens (RFC 5322 §3.2): comments fall away, quoted texts stay whole. */

export interface Token {
  readonly kind: 'word' | 'quoted' | '=' | ';';
  readonly text: string;
}

/** Where the comment that opens at `from` closes (they nest), or -1. */
function commentEnd(value: string, from: number): number {
  let depth = 0;
  for (let at = from; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** The quoted text that opens at `from`, and where it closes; null when it does not. */
function quotedAt(value: string, from: number): { readonly text: string; readonly end: number } | null {
  let text = '';
  for (let at = from + 1; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '"') return { text, end: at };
    if (character === '\\') at += 1;
    text += value.charAt(at);
  }
  return null;
}

/**
 * The tokens of `value`, unfolded. The word after `=` may hold further `=` (base64 does) and quoted pieces; it is then
 * of the kind `quoted`. Null when a quote or a comment stays open.
 */
export function tokensOf(value: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let open: { kind: 'word' | 'quoted'; text: string } | null = null;
  const close = () => {
    if (open) tokens.push(open);
    open = null;
  };
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === ' ' || character === '\t') close();
    else if (character === '(') {
      close();
      at = commentEnd(value, at);
      if (at < 0) return null;
    } else if (character === '"') {
      const quoted = quotedAt(value, at);
      if (!quoted) return null;
      open = { kind: 'quoted', text: ((open as Token | null)?.text ?? '') + quoted.text };
      at = quoted.end;
    } else if (character === ';' || (character === '=' && !(open && tokens.at(-1)?.kind === '='))) {
      close();
      tokens.push({ kind: character, text: character });
    } else
      open = {
        kind: (open as Token | null)?.kind === 'quoted' ? 'quoted' : 'word',
        text: ((open as Token | null)?.text ?? '') + character,
      };
  }
  close();
  return tokens;
}
