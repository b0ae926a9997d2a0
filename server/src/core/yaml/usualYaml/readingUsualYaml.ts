import { Pair, Scalar, YAMLMap, YAMLSeq, type Node, type ParsedNode } from 'yaml';
import type { Steps } from '../../workInSteps.js';
import { Cursor, Unusual } from './cursor.js';
import { yamlLimits } from '../yamlLimits.js';
import { placed, readValue } from './nodes.js';

/**
 * Reads YAML of the kind that people and Gloss usually write, several times faster than the YAML library: maps and lists on lines of
 * their own, values of one line, lists of words in brackets, texts in blocks, comments. What it gives is what the library
 * gives, without comments. Undefined where anything else stands in the text, right or wrong: the library is to read it.
 * Where only `places` are wanted, comments may stand anywhere: in what trails a node they may be told otherwise than by the library.
 */
export function* readingUsualYaml(text: string, wanted?: 'places'): Steps<ParsedNode | undefined> {
  if (!isWithinLimits(text) || unusual.test(text)) return undefined;
  try {
    const cursor = new Cursor(text, wanted === 'places');
    if (cursor.column !== 0) return undefined;
    const map = yield* readMap(cursor, 0);
    if (!cursor.isAtEnd()) return undefined;
    usual.add(map);
    return map as Node as ParsedNode;
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/** Documents that were read here. */
const usual = new WeakSet<Node>();

/** Whether a document was read in the usual way, without the library. */
export const isUsual = (contents: Node): boolean => usual.has(contents);

/** Whether a text that is written in the usual way meets no limit of the library's reading. */
export function isWithinLimits(text: string): boolean {
  const { characters, tokens } = yamlLimits;
  if (text.length > characters) return false;
  return text.length <= tokens || tokensOfLine * countOf(text, '\n') + tokensOfItem * countOf(text, ',') < tokens;
}

/** At most: spaces, a dash, a key, its colon, its value, a comment, and the break. */
const tokensOfLine = 10;
/** At most, of a list in brackets: a word, its comma, spaces. */
const tokensOfItem = 3;

function countOf(text: string, mark: string): number {
  let count = 1;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  return count;
}

/** Other ends of lines than LF, tabs, and what has no look of its own. */
const unusual = /[\0-\t\v-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const deepest = 40;
/** Entries that are read between two steps. */
const entriesAtOnce = 200;

function* readMap(cursor: Cursor, depth: number): Steps<YAMLMap> {
  if (depth > deepest) throw new Unusual();
  const { at: start, column } = cursor;
  const map = new YAMLMap();
  const names = new Set<string>();
  let end = start;
  do {
    const key = readKey(cursor);
    if (names.has(key.value)) throw new Unusual();
    names.add(key.value);
    const value = yield* readValueOf(cursor, column, depth);
    end = endOf(value);
    map.items.push(new Pair(key, value));
    if (map.items.length % entriesAtOnce === 0) yield;
  } while (cursor.column === column);
  return placed(map, start, end);
}

/** The key at the cursor, which then stands behind its colon and spaces. */
function readKey(cursor: Cursor): Scalar<string> {
  const { at } = cursor;
  keyHere.lastIndex = at;
  const name = keyHere.exec(cursor.text)?.[1];
  if (name === undefined) throw new Unusual();
  cursor.skip(name.length + 1);
  return placed(new Scalar(name), at, at + name.length);
}

const keyHere = /([A-Za-z][\w-]{0,60}):(?=[ \n])/y;

function* readValueOf(cursor: Cursor, column: number, depth: number): Steps<Node> {
  if (!cursor.isAtLineEnd()) return readValue(cursor, column);
  cursor.nextLine();
  const isList = cursor.isAtItem();
  if (cursor.column > column) return yield* isList ? readList(cursor, depth + 1) : readMap(cursor, depth + 1);
  if (cursor.column < column || !isList) throw new Unusual();
  const list = yield* readList(cursor, depth + 1);
  // Whether the comment belongs to the list is for the library to say.
  if (cursor.isBehindComment && cursor.column === column && !cursor.isLoose) throw new Unusual();
  return list;
}

function* readList(cursor: Cursor, depth: number): Steps<YAMLSeq> {
  if (depth > deepest) throw new Unusual();
  const { at: start, column } = cursor;
  const list = new YAMLSeq();
  let end = start;
  do {
    cursor.skip(1);
    keyHere.lastIndex = cursor.at;
    const item = keyHere.test(cursor.text) ? yield* readMap(cursor, depth + 1) : readValue(cursor, column);
    end = endOf(item);
    list.items.push(item);
    if (list.items.length % entriesAtOnce === 0) yield;
  } while (cursor.column === column && cursor.isAtItem());
  return placed(list, start, end);
}

const endOf = ({ range }: Node): number => range?.[2] ?? 0;
