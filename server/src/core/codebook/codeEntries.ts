import type { ParsedNode } from 'yaml';
import type { Splice } from '../text/splice.js';
import { wholeLines } from '../yaml/edit.js';
import { columnOf, isBlank, lineEndAfter } from '../yaml/locate.js';
import { rangeOf } from '../yaml/yaml.js';
import { commentsOf, extentOf, pairOf, pairText, shifted, type BlockMap } from './blockMap.js';

/** The keys of an entry without the codes below it, each with its value for comparing: line breaks count as spaces. */
export function valuesOf(entry: BlockMap): ReadonlyMap<string, string> {
  return new Map(
    entry.map.items.flatMap(({ key, value }) =>
      String(key) === 'codes' ? [] : [[String(key), evenValue(value)] as const],
    ),
  );
}

/** A value as text, for comparing: quotes, styles and line breaks make no difference. `null` for no value. */
export const evenValue = (value: ParsedNode | null): string =>
  JSON.stringify(value?.toJSON() ?? null).replace(/(?:\\n|\s)+/g, ' ');

/** An entry as it stands, from its dash, at the left margin, with LF, without the codes below it. */
export function ownText(entry: BlockMap): string {
  const { text, map } = entry;
  const start = rangeOf(map.items[0]?.key).start;
  const end = text.slice(0, rangeOf(map).end).trimEnd().length;
  const codes = pairOf(entry, 'codes');
  const cut = codes && extentOf(text, codes);
  const own = cut
    ? text.slice(start, Math.max(start, text.lastIndexOf('\n', cut.start) + 1)) +
      text.slice(Math.min(lineEndAfter(text, cut.end), lineEndAfter(text, end)), lineEndAfter(text, end))
    : text.slice(start, lineEndAfter(text, end));
  return atMargin(own, columnOf(text, start));
}

/** Lines of an entry, given from its first key on, with a dash at the left margin and LF; `column` is that of its keys. */
export const atMargin = (lines: string, column: number): string => `- ${shifted(lines.trimEnd(), 2 - column)}\n`;

/**
 * What sets a key to what it is in another entry, or takes it out, with LF. Comments that are ours alone stay. Undefined where
 * it cannot be done.
 */
export function takeField(
  ours: BlockMap,
  base: BlockMap | undefined,
  theirs: BlockMap,
  key: string,
): Splice | undefined {
  const { text, map } = ours;
  const [own, wanted] = [pairOf(ours, key), pairOf(theirs, key)];
  const column = columnOf(text, rangeOf(map.items[0]?.key).start);
  const pad = ' '.repeat(column);
  if (!own) {
    if (!wanted) return undefined;
    const before = theirs.map.items.slice(0, theirs.map.items.indexOf(wanted)).reverse();
    const anchor = before.flatMap((pair) =>
      String(pair.key) === 'codes' ? [] : (pairOf(ours, String(pair.key)) ?? []),
    )[0];
    const after = anchor ?? map.items.find((pair) => String(pair.key) !== 'codes');
    if (!after) return undefined;
    const at = lineEndAfter(text, extentOf(text, after).end);
    return wholeLines(text, at, `${pad}${pairText(theirs, wanted, column)}\n`);
  }
  const extent = extentOf(text, own);
  const was = base && pairOf(base, key);
  const known = base && was ? commentsOf(base.text, was) : [];
  const kept = commentsOf(text, own).filter((comment) => !known.includes(comment));
  const lineEnd = text.slice(extent.end, lineEndAfter(text, extent.end)).trimEnd();
  const trailing = /^\s*(#.*)$/.exec(lineEnd)?.[1];
  if (!wanted) {
    const lineStart = extent.start - column;
    if (!isBlank(text.slice(lineStart, extent.start))) return undefined;
    const lines = kept.map((comment) => `${pad}${comment}\n`).join('');
    return { start: lineStart, end: lineEndAfter(text, extent.end), text: lines };
  }
  const next = pairText(theirs, wanted, column);
  // A comment behind a value of several lines would become a part of it.
  const isMoved = trailing !== undefined && next.includes('\n');
  const above = isMoved || trailing === undefined ? kept : kept.filter((comment) => comment !== trailing);
  const end = isMoved ? extent.end + lineEnd.length : extent.end;
  return { start: extent.start, end, text: above.map((comment) => `${comment}\n${pad}`).join('') + next };
}
