import { MarkdownString } from 'vscode';
import { escapedLines, escapedText } from './plainText.js';

/** Text of a study is not trusted: it is shown as it is written, not as Markdown; its lines stay lines. */
export const plainMarkdown = (...paragraphs: readonly string[]): MarkdownString =>
  new MarkdownString(paragraphs.map(escapedLines).join('\n\n'));

/** A table of two columns under a heading and paragraphs behind it, all of it text. */
export function plainTable(
  heading: string,
  rows: readonly (readonly [left: string, right: string])[],
  paragraphs: readonly string[] = [],
): MarkdownString {
  const lines = rows.map((row) => `| ${row.map(escapedText).join(' | ')} |`);
  const behind = paragraphs.flatMap((text) => ['', escapedText(text)]);
  return new MarkdownString([`**${escapedText(heading)}**`, '', '| | |', '|---|---|', ...lines, ...behind].join('\n'));
}

/** Notes as text before Markdown of the server, which has escaped what a study says. */
export const notedMarkdown = (notes: readonly string[], markdown: string): MarkdownString =>
  new MarkdownString([...notes.map((note) => `⚠ ${escapedText(note)}`), markdown].join('\n\n'));
