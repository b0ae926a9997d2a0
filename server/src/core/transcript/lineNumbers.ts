import { labelAt } from './label.js';
import { matchEnd } from './nameEnd.js';
import { linesFrom, skipSpace, trimEnd, type Line } from './scan.js';

/**
 * Where the content of each numbered line starts, by where the line starts; empty for a text whose lines, turns or
 * paragraphs are not numbered throughout. Numbers go up by one, or by five where every fifth line has one; those of
 * a page may begin again at 1. A number with a point or colon counts only before labels, as a list has such too.
 */
export function lineNumbers(text: string, body: number): ReadonlyMap<number, number> {
  const numbered: NumberedLine[] = [];
  let lines = 0;
  let paragraphs = 0;
  let afterBlank = true;
  for (const line of linesFrom(text, body)) {
    const start = skipSpace(text, line.start, line.end);
    const isFirst = afterBlank;
    afterBlank = start === line.end;
    if (afterBlank) continue;
    lines++;
    if (isFirst) paragraphs++;
    const found = numberAt(text, line, start, isFirst);
    if (found) numbered.push(found);
    else if (lines > 60 && numbered.length * 10 < lines) return new Map();
  }
  return isNumbered(numbered, lines, paragraphs)
    ? new Map(numbered.map((each) => [each.line, each.content]))
    : new Map();
}

interface NumberedLine {
  /** Where it starts, and where its content does (UTF-16 offsets). */
  readonly line: number;
  readonly content: number;
  readonly value: number;
  readonly isFirst: boolean;
  /** Whether it may be an item of a list: its number has a point and no label stands behind it. */
  readonly isItem: boolean;
}

function numberAt(text: string, line: Line, start: number, isFirst: boolean): NumberedLine | undefined {
  const unit = text.charCodeAt(start);
  const behind = unit >= 48 && unit <= 57 ? matchEnd(number, text, start) : undefined;
  if (behind === undefined) return undefined;
  const content = skipSpace(text, behind, line.end);
  const isPlain = /\d/.test(text.charAt(behind - 1));
  const isItem = !isPlain && labelAt(text, content, trimEnd(text, content, line.end)) === undefined;
  return { line: line.start, content, value: parseInt(text.slice(start, start + 5), 10), isFirst, isItem };
}

/** Whether numbers go up throughout, and nearly all lines or paragraphs have one. */
function isNumbered(numbered: readonly NumberedLine[], lines: number, paragraphs: number): boolean {
  const [first, second] = numbered;
  const step = first && second && numbered.length > 2 ? second.value - first.value : 0;
  if (step !== 1 && step !== 5) return false;
  const breaks = numbered.filter(({ value }, i) => i > 0 && value !== (numbered[i - 1]?.value ?? 0) + step);
  const restarts = breaks.every(({ value }) => value === 1 || value === step);
  const firsts = numbered.filter(({ isFirst }) => isFirst).length;
  const isThroughout = numbered.length * step * 10 >= lines * 6 || (paragraphs > 2 && firsts * 10 >= paragraphs * 6);
  const items = numbered.filter(({ isItem }) => isItem).length;
  return isThroughout && breaks.length * (restarts ? 8 : 32) <= numbered.length && items * 2 <= numbered.length;
}

/** Where a line's content starts: behind its number, the marks of a quote (`> `) and white space. */
export function contentStart(text: string, line: Line, numbers: ReadonlyMap<number, number>): number {
  const start = numbers.get(line.start) ?? skipSpace(text, line.start, line.end);
  if (text.charCodeAt(start) !== 62) return start;
  return Math.min(line.end, matchEnd(quoteMarks, text, start) ?? start);
}

const quoteMarks = /(?:>(?:[ \t]{1,8}|$)){1,8}/my;
/** A number, and what parts it from the line. */
const number = /\d{1,5}(?=[ \t]|$)|\d{1,5}[.):|](?=[ \t])/my;
