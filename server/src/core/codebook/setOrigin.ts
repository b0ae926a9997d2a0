import { isMap } from 'yaml';
import { newlineOf } from '../text/newline.js';
import { printScalar } from '../text/scalar.js';
import { applySplices, type Splice } from '../text/splice.js';
import { rangeOf } from '../text/yaml.js';
import { columnOf, extentOf, linesAfter, nextLine, pairOf, readBlockMap, type BlockMap } from './blockMap.js';
import type { Origin } from './codebook.js';
import { originKeys } from './parseDetails.js';

/**
 * A codebook's text with where it comes from, at its top; all else stays byte for byte. An origin that is there already is
 * brought up to date; one in free form, or of another source, stays as a comment.
 */
export function setOrigin(text: string, origin: Origin): string {
  const book = readBlockMap(text, 'The codebook');
  const own = pairOf(book, 'origin');
  const value = own?.value;
  if (value && isMap(value) && !value.flow && (value.get('source') as unknown) === origin.source) {
    return setKeys({ text, map: value }, origin);
  }
  const lines = printOrigin(origin);
  if (own) {
    const { start, end } = extentOf(text, own);
    const eol = newlineOf(text);
    const was = text.slice(start, nextLine(text, end)).replace(/\r?\n$/, '');
    const comments = was.split(/\r?\n/).map((line) => `# ${line}${eol}`);
    return applySplices(text, [
      { start, end: nextLine(text, end), text: comments.join('') + lines.replaceAll('\n', eol) },
    ]);
  }
  const leading = book.map.items.findLast(({ key }) =>
    ['codebook', 'version', 'description'].some((name) => pairOf(book, name)?.key === key),
  );
  const first = rangeOf(book.map.items[0]?.key).start;
  return applySplices(text, [
    leading
      ? linesAfter(text, extentOf(text, leading).end, lines)
      : { start: first, end: first, text: lines.replaceAll('\n', newlineOf(text)) },
  ]);
}

const printOrigin = (origin: Origin): string =>
  `origin:\n${originKeys.flatMap((key) => (origin[key] === undefined ? [] : `  ${key}: ${printScalar(origin[key], 4)}\n`)).join('')}`;

/** Sets scalar keys of a map, each in its place or else after the others. */
function setKeys(map: BlockMap, origin: Origin): string {
  const { text } = map;
  const last = map.map.items.at(-1);
  if (!last) return text;
  const column = columnOf(text, rangeOf(map.map.items[0]?.key).start);
  const splices = originKeys.flatMap((key): readonly Splice[] => {
    const wanted = origin[key];
    if (wanted === undefined) return [];
    const pair = pairOf(map, key);
    const line = `${key}: ${printScalar(wanted, column + 2)}`;
    if (!pair) return [linesAfter(text, extentOf(text, last).end, `${' '.repeat(column)}${line}\n`)];
    return [{ ...extentOf(text, pair), text: line }];
  });
  return applySplices(text, splices);
}
