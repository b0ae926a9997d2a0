import type { Range } from '../../text/range.js';

/** A piece of a query. Ranges are UTF-16 offsets into it. */
export interface Token {
  readonly kind: 'word' | 'text' | 'sign' | 'broken';
  /** A word or a sign as written, a text without its quotes. */
  readonly value: string;
  readonly range: Range;
}

/** A text in quotes, of whatever kind people's keyboards write; a backslash takes the next unit as it is. */
const text = /(["„“”«»])((?:\\.|[^"„“”«»\\])*)(["“”«»]?)/y;
const sign = /[<>!]=|[()<>=:]/y;
const word = /[^\s()<>=!:"„“”«»]+/y;

/** Parts a query into words, texts in quotes, and signs. What is none of these, and a text that does not end, is broken. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < query.length;) {
    if (/\s/.test(query.charAt(at))) {
      at++;
      continue;
    }
    const token = tokenAt(query, at);
    tokens.push(token);
    at = token.range.end;
  }
  return tokens;
}

function tokenAt(query: string, start: number): Token {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = start;
    return pattern.exec(query);
  };
  const quoted = match(text);
  if (quoted) {
    const [all, , content = '', close] = quoted;
    const value = content.replace(/\\(.)/gs, '$1');
    return { kind: close === '' ? 'broken' : 'text', value, range: { start, end: start + all.length } };
  }
  const signs = match(sign);
  const found = signs ?? match(word);
  const value = found?.[0] ?? query.charAt(start);
  const kind = signs ? 'sign' : found ? 'word' : 'broken';
  return { kind, value, range: { start, end: start + value.length } };
}
