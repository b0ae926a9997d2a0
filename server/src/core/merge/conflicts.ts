import type { Range } from '../text/range.js';

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

export type Kept = 'ours' | 'theirs' | 'both';

/** What stands in the place of a conflict that is decided. */
export const keptText = (text: string, { ours, theirs }: MarkedConflict, kept: Kept): string =>
  (kept === 'theirs' ? '' : text.slice(ours.start, ours.end)) +
  (kept === 'ours' ? '' : text.slice(theirs.start, theirs.end));

/** The text with all its conflicts decided one way. */
export function decided(text: string, kept: Kept): string {
  let [result, at] = ['', 0];
  for (const conflict of findConflicts(text)) {
    result += text.slice(at, conflict.start) + keptText(text, conflict, kept);
    at = conflict.end;
  }
  return result + text.slice(at);
}
