import { labelAt } from './label.js';
import { isMetadata } from './names.js';
import { linesFrom, skipSpace, trimEnd } from './scan.js';

/**
 * Where a text's head ends and the conversation starts (UTF-16 offset): behind a byte order mark, front matter between
 * `---` lines, and paragraphs of `Date: …` and the like at the top, as many programs and guidelines put there.
 */
export function headEnd(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return metadataEnd(text, frontMatterEnd(text, start));
}

/** Behind YAML front matter, or `start` where there is none. A first line `---` without a second, or before a blank line, is a rule. */
function frontMatterEnd(text: string, start: number): number {
  if (!/^---[ \t]*(?:\r\n?|\n)(?![ \t]*[\r\n])/.test(text.slice(start, start + 10))) return start;
  for (const line of linesFrom(text, start)) {
    const content = text.slice(line.start, Math.min(line.end, line.start + 100)).trimEnd();
    if (line.start > start && (content === '---' || content === '...')) return line.next;
    if (line.start > start && content !== '' && !frontMatterLine.test(content)) return start;
  }
  return start;
}

/** Behind the last of the first paragraphs that is metadata; a title above it goes with it. */
function metadataEnd(text: string, start: number): number {
  let end = start;
  let isListNext = false;
  for (const paragraph of firstParagraphs(text, start)) {
    const { lines } = paragraph;
    const isList = lines.some((line) => exportedList.test(line));
    if (isList || isListNext || isMetadataBlock(lines)) end = paragraph.end;
    else if (end > start || paragraph.isLabelled || lines.length > 3) return end;
    isListNext = isList && lines.length === 1;
  }
  return end;
}

interface Paragraph {
  readonly end: number;
  readonly lines: readonly string[];
  readonly isLabelled: boolean;
}

function* firstParagraphs(text: string, start: number): Generator<Paragraph, void> {
  let lines: string[] = [];
  let isLabelled = false;
  let end = start;
  for (const line of linesFrom(text, start)) {
    const from = skipSpace(text, line.start, line.end);
    const to = trimEnd(text, from, line.end);
    if (from === to) {
      if (lines.length > 0) yield { end, lines, isLabelled };
      lines = [];
      isLabelled = false;
      continue;
    }
    if (to - from > maxLength || lines.length === maxLines) return;
    lines.push(text.slice(from, to));
    isLabelled ||= labelAt(text, from, to) !== undefined;
    end = line.end;
  }
  if (lines.length > 0) yield { end, lines, isLabelled };
}

function isMetadataBlock(lines: readonly string[]): boolean {
  const keys = lines.map((line) => keyLine.exec(line)?.[1]);
  return (
    keys.some((key) => key !== undefined && isMetadata(key)) && keys.every((key, i) => key !== undefined || i === 0)
  );
}

const maxLines = 20;
const maxLength = 400;
/** What speech recognisers print above a transcript: the next line or paragraph lists keywords or names. */
const exportedList = /^(?:SUMMARY KEYWORDS|SPEAKERS)$/;
const keyLine = /^[*_]*([^:：*_]{1,40})[*_]*\s?[:：]/;
const frontMatterLine = /^(?:[\w"'#-][^:]*:(?:\s|$)|\s|- |#|[\]}])/;
