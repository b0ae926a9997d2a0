import { labelAt } from './label.js';
import { isMetadata } from './nameLists.js';
import { linesFrom, skipSpace, trimEnd } from './scan.js';
import { timestampAt } from './timestamp.js';

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

/** Behind the last of the first paragraphs that is metadata, or its lines that are; a title above it goes with it. */
function metadataEnd(text: string, start: number): number {
  let end = start;
  let isListNext = false;
  for (const paragraph of firstParagraphs(text, start)) {
    const { lines } = paragraph;
    const isList = lines.some((line) => exportedList.test(line.content));
    const block = isList || isListNext ? lines.length : metadataLines(paragraph);
    if (block > 0) end = lines[block - 1]?.end ?? end;
    else if (end > start || paragraph.isLabelled || lines.length > 3) return end;
    if (block > 0 && block < lines.length) return end;
    isListNext = isList && lines.length === 1;
  }
  return end;
}

/**
 * Where titles end that stand alone above the first label (UTF-16 offset), as in “Steering group, ninth meeting”: up to three short
 * lines that are no sentences, with a blank line behind them. `body` where there are none. `firstLabel` is where its line starts.
 */
export function titlesEnd(text: string, body: number, firstLabel: number): number {
  let titles = 0;
  let end = body;
  let isParted = false;
  for (const line of linesFrom(text, body)) {
    if (line.start >= firstLabel) break;
    const start = skipSpace(text, line.start, line.end);
    isParted = start === line.end;
    if (isParted) continue;
    const content = text.slice(start, trimEnd(text, start, Math.min(line.end, start + maxTitle + 1)));
    titles++;
    if (titles > mostTitles || !(isTitle(content) || content.startsWith('#'))) return body;
    end = line.end;
  }
  return isParted ? end : body;
}

/** Whether a line may be a title: a short one that is no sentence, and no time. */
const isTitle = (line: string): boolean =>
  line.length <= maxTitle && !sentenceEnd.test(line) && timestampAt(line, 0, true) === undefined;

interface Paragraph {
  readonly lines: readonly { readonly content: string; readonly end: number }[];
  readonly isLabelled: boolean;
  /** Whether nothing follows it, or it is cut off for its length. */
  readonly isLast: boolean;
}

function* firstParagraphs(text: string, start: number): Generator<Paragraph, void> {
  let lines: { content: string; end: number }[] = [];
  let isLabelled = false;
  for (const line of linesFrom(text, start)) {
    const from = skipSpace(text, line.start, line.end);
    const to = trimEnd(text, from, line.end);
    if (from === to) {
      if (lines.length > 0) yield { lines, isLabelled, isLast: false };
      lines = [];
      isLabelled = false;
      continue;
    }
    if (to - from > maxLength || lines.length === maxLines) break;
    lines.push({ content: text.slice(from, to), end: line.end });
    const form = labelAt(text, from, to)?.form;
    isLabelled ||= form !== undefined && form !== 'line' && form !== 'dash' && form !== 'stop';
  }
  if (lines.length > 0) yield { lines, isLabelled, isLast: true };
}

/**
 * How many lines of a paragraph are metadata: all of them where each has a key of its own, titles aside; up to the last
 * that surely is where a conversation may follow at once.
 */
function metadataLines({ lines, isLast }: Paragraph): number {
  const keys = lines.map(({ content }) => keyLine.exec(content)?.[1]?.trim());
  const last = keys.findLastIndex((key) => key !== undefined && isMetadata(key));
  const first = keys.findIndex((key) => key !== undefined);
  if (last < 0 || first > mostTitles || keys.slice(first, last + 1).includes(undefined)) return 0;
  if (first > 1 && !lines.slice(0, first).every(({ content }) => isTitle(content))) return 0;
  const isWhole = !keys.slice(first).includes(undefined) && new Set(keys.slice(first)).size === keys.length - first;
  return isWhole && !isLast ? lines.length : last + 1;
}

/** Lines of titles, and UTF-16 units of one. */
const [mostTitles, maxTitle] = [3, 80];
const sentenceEnd = /[\p{Sentence_Terminal}…:;,]["'”’»)\]*_]*$/u;
const maxLines = 20;
const maxLength = 400;
/** What speech recognisers print above a transcript: the next line or paragraph lists keywords or names. */
const exportedList = /^(?:SUMMARY KEYWORDS|SPEAKERS)$/;
const keyLine = /^[*_]*([^:：*_]{1,40})[*_]*\s?[:：]/;
const frontMatterLine = /^(?:[\w"'#-][^:]*:(?:\s|$)|\s|- |#|[\]}])/;
