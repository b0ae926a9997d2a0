import { linesIn, plain } from '../../core/text/plain.js';
import { escapeHtml } from './html.js';
import { writeOut } from './output.js';
import { spelled, unlinked } from './unlinked.js';

declare const isSafe: unique symbol;

/** A line of Markdown, or a part of one, in which what is not ours is words. Only this file makes it. */
export interface Markdown {
  readonly source: string;
  readonly [isSafe]: true;
}

const made = (source: string): Markdown => ({ source }) as Markdown;

/** Writes lines of Markdown to standard output. */
export function printMarkdown(lines: readonly Markdown[]): void {
  if (lines.length > 0) writeOut(`${lines.map(({ source }) => source).join('\n')}\n`);
}

/**
 * Markdown of a template: its own words are marks, what is put in is text, which stays words on one line. Markdown that is put
 * in stays Markdown.
 */
export const marks = (own: TemplateStringsArray, ...values: readonly (string | number | Markdown)[]): Markdown =>
  made(own.reduce((text, mark, i) => text + sourceOf(values[i - 1] ?? '') + mark));

function sourceOf(value: string | number | Markdown): string {
  if (typeof value === 'object') return value.source;
  return typeof value === 'number' ? String(value) : atStart(inLine(value.replace(/\s+/g, ' ').trim()));
}

/** Text as words: no marks, HTML, formulas or emoji, and nothing that becomes a link. */
const inLine = (text: string): string =>
  spelled(unlinked(plain(text)).replace(/[\\`*_[\]<>&#|~$]|\{(?=[{%#:])/g, '\\$&'));

/** What would begin a heading, a list or a definition at the beginning of a line does not. */
const atStart = (escaped: string): string => escaped.replace(/^[-+=:]/, '\\$&').replace(/^(\d+)(?=[.)])/, '$1\\');

/** A text of several lines, each of them words; none is moved to the right, which would make it code. */
export const wordsOfLines = (text: string): readonly Markdown[] =>
  linesIn(text).map((line) => made(atStart(inLine(line.trimStart()))));

/** Parts with marks between them. */
export const joined = (parts: readonly Markdown[], between: string): Markdown =>
  made(parts.map(({ source }) => source).join(between));

/** Parts one after the other; where the marks of two would touch, a space comes between. */
export const inARow = (parts: readonly Markdown[]): Markdown =>
  made(joined(parts, '').source.replace(/(~~|\*\*)(?=~~|\*\*)/g, '$1 '));

/** The beginning of the id of a commit, which a host may make a link of. */
export const commitName = (id: string): Markdown => made(/^[\da-f]*/.exec(id)?.[0].slice(0, 10) ?? '');

/** A row of a table. In a cell no mark begins a line, so that numbers keep their minus. */
export const tableRow = (cells: readonly (string | number | Markdown)[]): Markdown =>
  made(`| ${cells.map((cell) => (typeof cell === 'string' ? inLine(cell.trim()) : sourceOf(cell))).join(' | ')} |`);

/** A table of which all columns but the first hold numbers. */
export const table = (
  head: readonly (string | number)[],
  rows: readonly (readonly (string | number)[])[],
): readonly Markdown[] => [
  tableRow(head),
  made(`|---${'|--:'.repeat(head.length - 1)}|`),
  ...rows.map((row) => tableRow(row)),
];

/** Lines that are folded away under a title, where a host knows HTML in Markdown. */
export const folded = (title: string, lines: readonly Markdown[]): readonly Markdown[] => [
  marks`<details>`,
  made(`<summary>${escapeHtml(title)}</summary>`),
  marks``,
  ...lines,
  marks``,
  marks`</details>`,
];
