import { Lexer } from 'yaml';
import type { Range } from '../text/range.js';

/** The comments in a piece of YAML, each from its `#` to the end of its line, in UTF-16 offsets. */
export function commentsIn(piece: string): readonly Range[] {
  if (!piece.includes('#')) return [];
  const found: Range[] = [];
  let at = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(piece)) {
    // The lexer tells where a document, a flow collection's end and a scalar are by signs that are not in the text.
    if (!isScalar && /^[\u0002\u0018\u001f]$/.test(lexeme)) {
      isScalar = lexeme === '\u001f';
      continue;
    }
    if (!isScalar && lexeme.startsWith('#')) found.push({ start: at, end: at + lexeme.trimEnd().length });
    isScalar = false;
    at += lexeme.length;
  }
  return found;
}

/** What is left of a text that is taken away: its comments, each on a line of its own, indented by so many spaces. */
export function keptComments(piece: string, indent: number, within: Range = { start: 0, end: piece.length }): string {
  return commentsIn(piece)
    .filter(({ start }) => start >= within.start && start < within.end)
    .map(({ start, end }) => `${' '.repeat(indent)}${piece.slice(start, end)}\n`)
    .join('');
}
