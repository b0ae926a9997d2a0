import { Scalar, YAMLSeq } from 'yaml';
import { isLineEnd, lineEndAfter, longestToken, skipSpaces, Unusual, type Cursor } from './cursor.js';

/** Sets where a node stands as the YAML library does: its start, its end, and the end of what trails it. */
export function placed<T extends { range?: [number, number, number] | null }>(
  node: T,
  start: number,
  end: number,
  trailing = end,
): T {
  node.range = [start, end, trailing];
  return node;
}

/** Reads the value that begins at the cursor on the line of its key or dash. `column` is that of the map or list it is in. */
export function readValue(cursor: Cursor, column: number): Scalar | YAMLSeq {
  const first = cursor.text.charAt(cursor.at);
  const value =
    first === '>' || first === '|'
      ? readBlock(cursor, column)
      : first === '['
        ? readFlowList(cursor)
        : first === '"' || first === "'"
          ? readQuoted(cursor, first)
          : readPlain(cursor);
  cursor.nextLine();
  // What stands deeper goes on with the value.
  if (cursor.column > column) throw new Unusual();
  return value;
}

/** Behind a value: what trails it, the break of its line included. */
const trailing = ({ text, lineEnd }: Cursor): number => Math.min(lineEnd + 1, text.length);

function readPlain(cursor: Cursor): Scalar {
  const { text, at, lineEnd } = cursor;
  const comment = text.slice(at, lineEnd).indexOf(' #');
  const end = trimmed(text, at, comment < 0 ? lineEnd : at + comment);
  const words = text.slice(at, end);
  if (words === '' || unusualStart.test(words) || words.includes(': ') || words.endsWith(':')) throw new Unusual();
  return placed(new Scalar(words), at, end, trailing(cursor));
}

/** What makes something else of plain words, or may. */
const unusualStart = /^[-?:,[\]{}#&*!|>'"%@`]/;

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) === 0x20) at--;
  return at;
}

function readQuoted(cursor: Cursor, mark: string): Scalar {
  const { text, at, lineEnd } = cursor;
  let close = at + 1;
  for (; close < lineEnd; close++) {
    const unit = text.charAt(close);
    if (unit === '\\' && mark === '"') close++;
    else if (unit === mark && mark === "'" && text.charAt(close + 1) === mark) close++;
    else if (unit === mark) break;
  }
  if (close >= lineEnd || !isLineEnd(cursor, close + 1)) throw new Unusual();
  const inner = text.slice(at + 1, close);
  return placed(
    new Scalar(mark === '"' ? unescaped(inner) : inner.replaceAll("''", "'")),
    at,
    close + 1,
    trailing(cursor),
  );
}

function unescaped(inner: string): string {
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(.)/g, (_, unit: string) => {
    if (unit === '"' || unit === '\\') return unit;
    if (unit === 'n') return '\n';
    throw new Unusual();
  });
}

function readFlowList(cursor: Cursor): YAMLSeq {
  const { text, at, lineEnd } = cursor;
  const close = text.indexOf(']', at);
  const isWithin = close > 0 && close < lineEnd && close - at <= longestList;
  if (!isWithin || !isLineEnd(cursor, close + 1)) throw new Unusual();
  const list = new YAMLSeq();
  list.flow = true;
  let start = at + 1;
  if (skipSpaces(text, start) < close) {
    for (const written of text.slice(start, close).split(',')) {
      const from = skipSpaces(text, start);
      const word = text.slice(from, trimmed(text, from, start + written.length));
      if (!plainWord.test(word)) throw new Unusual();
      list.items.push(placed(new Scalar(word), from, from + word.length));
      start += written.length + 1;
    }
  }
  return placed(list, at, close + 1, trailing(cursor));
}

/** Units of a list in brackets, which is read in one go. */
const longestList = 10_000;
/** What may stand between brackets without quotes and means nothing else. */
const plainWord = /^[\p{L}\p{N}_][\p{L}\p{N}_./ -]*$/u;

/** Reads a text on lines of its own, which are indented deeper than `column`. */
function readBlock(cursor: Cursor, column: number): Scalar {
  const { text, at } = cursor;
  const isFolded = text.charAt(at) === '>';
  const isStripped = text.charAt(at + 1) === '-';
  if (at + (isStripped ? 2 : 1) !== cursor.lineEnd) throw new Unusual();
  let start = cursor.lineEnd + 1;
  const indent = skipSpaces(text, start) - start;
  if (indent <= column) throw new Unusual();
  let value = '';
  let blank = 0;
  let end = start;
  for (; start < text.length; start = lineEndAfter(text, start) + 1) {
    const first = skipSpaces(text, start);
    const lineEnd = lineEndAfter(text, start);
    const deeper = first - start - indent;
    if (first === lineEnd) {
      if (deeper > 0 || value === '' || first === text.length) throw new Unusual();
      blank++;
      continue;
    }
    if (deeper < 0) break;
    if (deeper > 0 && (isFolded || value === '')) throw new Unusual();
    if (value !== '') value += isFolded ? '\n'.repeat(blank) || ' ' : '\n'.repeat(blank + 1);
    value += text.slice(start + indent, lineEnd);
    blank = 0;
    cursor.lineEnd = lineEnd;
    end = lineEnd + 1;
  }
  if (value === '' || end > text.length || end - at > longestToken) throw new Unusual();
  return placed(new Scalar(isStripped ? value : `${value}\n`), at, end);
}
