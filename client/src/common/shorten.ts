import { graphemesOf } from './graphemes.js';

/**
 * A text of `most` UTF-16 units at most, with an ellipsis where something is left out: cut at the end of a word, or within a word that
 * is long, but never within what is read as one character.
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = graphemesOf(text).containing(most - 1);
  const end = last?.index ?? most - 1;
  const space = text.lastIndexOf(' ', end);
  return `${text.slice(0, space > most / 2 ? space : end).trimEnd()}…`;
}
