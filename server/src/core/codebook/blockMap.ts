import { isMap, isScalar, visit, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { GlossError } from '../glossError.js';
import { newlineOf } from '../text/newline.js';
import type { Range } from '../text/range.js';
import type { Splice } from '../text/splice.js';
import { columnOf, lineEndAfter } from '../yaml/locate.js';
import { rangeOf } from '../yaml/yaml.js';
import { yamlDocument } from '../yaml/yamlDocument.js';
import * as l10n from '../text/l10n.js';

export type BlockPair = Pair<ParsedNode, ParsedNode | null>;

/** A map that is written on lines of its own, in a text. */
export interface BlockMap {
  readonly text: string;
  readonly map: YAMLMap.Parsed;
}

/** Reads YAML to change it by splices. Refuses what has errors, or is no map on lines of its own. */
export function readBlockMap(text: string, what: string): BlockMap {
  const { document, isBroken } = yamlDocument(text);
  const map = document.contents;
  if (isBroken || !isMap(map) || map.flow) {
    throw new GlossError(
      'unreadable',
      l10n.t('{what} cannot be read as a codebook of keys on lines of their own. Fix it first; nothing was written.', {
        what,
      }),
    );
  }
  return { text, map };
}

export const pairOf = ({ map }: Pick<BlockMap, 'map'>, key: string): BlockPair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);

/** From the key to the last visible character of its value; UTF-16 offsets. */
export function extentOf(text: string, pair: BlockPair): Range {
  const key = rangeOf(pair.key);
  const value = rangeOf(pair.value, key);
  const colon = text.indexOf(':', key.end) + 1;
  const end = Math.max(colon, value.end);
  return { start: key.start, end: Math.max(colon, text.slice(0, end).trimEnd().length) };
}

/** Puts whole lines, written with LF, after the line on which `end` lies. */
export function linesAfter(text: string, end: number, lines: string): Splice {
  const at = lineEndAfter(text, end);
  const eol = newlineOf(text);
  const local = lines.replaceAll('\n', eol);
  return { start: at, end: at, text: at > 0 && text.charCodeAt(at - 1) !== 10 ? eol + local : local };
}

/** The text of a pair as it would stand at another column, with LF. */
export function pairText({ text }: BlockMap, pair: BlockPair, column: number): string {
  const { start, end } = extentOf(text, pair);
  return shifted(text.slice(start, end), column - columnOf(text, start));
}

/** Moves all lines but the first by so many columns; empty ones stay empty. */
export function shifted(text: string, columns: number): string {
  const [first = '', ...others] = text.replace(/\r\n?/g, '\n').split('\n');
  const moved = others.map((line) => {
    if (line.trim() === '') return '';
    return columns >= 0 ? ' '.repeat(columns) + line : line.replace(new RegExp(`^ {1,${-columns}}`), '');
  });
  return [first, ...moved].join('\n');
}

/** The comments within a pair, in order, each without its mark. */
export function commentsIn(pair: BlockPair): readonly string[] {
  const found: string[] = [];
  const take = (comment: string | null | undefined): void => {
    if (comment) found.push(...comment.split('\n'));
  };
  if (!pair.value) return found;
  visit(pair.value, {
    Node: (_key, node) => {
      take(node.commentBefore);
      take(node.comment);
    },
  });
  return found;
}
