import { plain } from '../../core/text/plain.js';

/**
 * Text from a study as Markdown that shows just that text, on one line: no links, images, HTML or formatting of its own, and nothing
 * unseen. Only what could be read as a mark gets a backslash, since some editors show Markdown as it is.
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/\s+/g, ' ')
    .replace(marks, (mark) => entities[mark] ?? `\\${mark}`)
    .replace(addresses, '\\$&')
    .replace(/^ ?(?:[-+=#]|\d{1,9}(?=[.)]))/, (start) =>
      /\d/.test(start) ? `${start}\\` : start.replace(/\S/, '\\$&'),
    );
}

const marks = /[\\`*_[\]<>~|$&@]|(?<=\])\(/g;
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
/** Dots and colons within words, of which some hosts make links: `example.org`, `https:…`, `mailto:…`. */
const addresses = /[.:](?=[^\s.:])|(?<=www)\./gi;

/** Text as code on one line, in which nothing is a link or a mark: with more backticks around it than there are in it. */
export function codeSpan(text: string): string {
  const line = plain(text).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$|^ .* $/.test(line) || line.trim() === '' ? ' ' : '';
  return fence + space + line + space + fence;
}

/** A text cut at a word before `most` UTF-16 units, with an ellipsis where something is left out. A long word is cut within. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most - 1);
  const cut = text.slice(0, space > most / 2 ? space : most - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
