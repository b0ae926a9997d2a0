import type { Range } from './range.js';

/** A place where git or Gloss left both versions; ranges are UTF-16 offsets of whole lines. */
export interface MarkedConflict extends Range {
  /** Between the first mark and the middle one (or the base's, where git gives that too). */
  readonly ours: Range;
  readonly theirs: Range;
}

const begin = /^<{7,}(?: .*)?$/;
const middle = /^={7,}$/;
const common = /^\|{7,}(?: .*)?$/;
const end = /^>{7,}(?: .*)?$/;

/** The conflicts that are marked in a text, in its order; marks without a partner are passed over. */
export function findConflicts(text: string): readonly MarkedConflict[] {
  if (!text.includes('<<<<<<<')) return [];
  const found: MarkedConflict[] = [];
  let [start, oursEnd, theirsStart]: (number | undefined)[] = [];
  let oursStart = 0;
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, newline < 0 ? text.length : newline).replace(/\r$/, '');
    if (begin.test(line)) {
      [start, oursStart, oursEnd, theirsStart] = [at, next, undefined, undefined];
    } else if (start !== undefined && common.test(line)) oursEnd ??= at;
    else if (start !== undefined && theirsStart === undefined && middle.test(line)) {
      oursEnd ??= at;
      theirsStart = next;
    } else if (start !== undefined && oursEnd !== undefined && theirsStart !== undefined && end.test(line)) {
      found.push({
        start,
        end: next,
        ours: { start: oursStart, end: oursEnd },
        theirs: { start: theirsStart, end: at },
      });
      start = undefined;
    }
    at = next;
  }
  return found;
}

/** What is taken of a conflict; both: ours, then theirs. */
export type Kept = 'ours' | 'theirs' | 'both';

/** What stands in the place of a conflict that is decided. */
export function keptText(text: string, { ours, theirs }: MarkedConflict, kept: Kept): string {
  const [mine, yours] = [text.slice(ours.start, ours.end), text.slice(theirs.start, theirs.end)];
  if (kept !== 'both') return kept === 'ours' ? mine : yours;
  // Two entries cannot have one id: theirs gets another.
  const ids = new Set(Array.from(mine.matchAll(idLine), ([, , id]) => id));
  return mine + yours.replace(idLine, (line, key: string, id: string) => (ids.has(id) ? `${key}${id}2` : line));
}

const idLine = /^([^\S\r\n\u2028\u2029]*- id: )([\w.-]+)(?=\r?$)/gm;

/** The text with ours of each conflict alone, as long as before, so that all that is left stands where it stood. */
export function withoutTheirs(text: string, conflicts: readonly MarkedConflict[]): string {
  const blank = (start: number, end: number): string => text.slice(start, end).replace(/[^\r\n]/g, ' ');
  let [result, at] = ['', 0];
  for (const { start, end, ours } of conflicts) {
    result +=
      text.slice(at, start) + blank(start, ours.start) + text.slice(ours.start, ours.end) + blank(ours.end, end);
    at = end;
  }
  return result + text.slice(at);
}

/** The text with all its conflicts decided one way. */
export function decided(text: string, kept: Kept): string {
  let [result, at] = ['', 0];
  for (const conflict of findConflicts(text)) {
    result += text.slice(at, conflict.start) + keptText(text, conflict, kept);
    at = conflict.end;
  }
  return result + text.slice(at);
}
