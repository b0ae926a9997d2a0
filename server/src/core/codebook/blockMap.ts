import { isMap, isScalar, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { GlossError } from '../glossError.js';
import type { Range } from '../text/range.js';
import { commentsIn } from '../yaml/comments.js';
import { contentsOf } from '../yaml/contentsOf.js';
import { shiftLines } from '../yaml/edit.js';
import { columnOf, lineEndAfter, trimmedValue } from '../yaml/locate.js';
import { rangeOf } from '../yaml/yaml.js';
import * as l10n from '../text/l10n.js';

/** A key with its value; null where nothing follows the colon. */
export type BlockPair = Pair<ParsedNode, ParsedNode | null>;

/** A map that is written on lines of its own, in a text. */
export interface BlockMap {
  readonly text: string;
  readonly map: YAMLMap.Parsed;
}

/** Reads YAML to change it by splices. Refuses what has errors, or is no map on lines of its own. */
export function readBlockMap(text: string, what: string): BlockMap {
  const map = contentsOf(text);
  if (!isMap(map) || map.flow) {
    throw new GlossError(
      'unreadable',
      l10n.t('{what} cannot be read as a codebook of keys on lines of their own. Fix it first; nothing was written.', {
        what,
      }),
    );
  }
  return { text, map };
}

/** The first key of that name, or undefined. */
export const pairOf = ({ map }: Pick<BlockMap, 'map'>, key: string): BlockPair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);

/** From the key to the last visible character of its value; UTF-16 offsets. */
export function extentOf(text: string, pair: BlockPair): Range {
  const key = rangeOf(pair.key);
  const { end } = trimmedValue(text, { key, value: rangeOf(pair.value, { start: key.end, end: key.end }) });
  return { start: key.start, end: text.slice(0, end).trimEnd().length };
}

/** The text of a pair as it would stand at another column, with LF. */
export function pairText({ text }: BlockMap, pair: BlockPair, column: number): string {
  const { start, end } = extentOf(text, pair);
  return shifted(text.slice(start, end), column - columnOf(text, start));
}

/** Moves all lines but the first by so many columns, with LF; empty ones stay empty. */
export const shifted = (text: string, columns: number): string =>
  shiftLines(text.replace(/\r\n?/g, '\n').replace(/\n[^\S\n]+(?=\n|$)/g, '\n'), columns);

/** The comments within a pair and behind it on its line, in order. */
export function commentsOf(text: string, pair: BlockPair): readonly string[] {
  const { start, end } = extentOf(text, pair);
  const lines = text.slice(start, lineEndAfter(text, end));
  return commentsIn(lines).map((range) => lines.slice(range.start, range.end));
}
