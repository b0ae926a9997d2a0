import { GlossError } from '../../glossError.js';
import * as l10n from '../../text/l10n.js';
import { linesOf, pointAt, type Point } from '../../text/lines.js';
import { nearWordFinder, type NearName } from './nearNames.js';
import { lastStarting, type Range } from '../../text/range.js';

/** A name, and what it is to be replaced by. */
export interface NamePair {
  readonly name: string;
  readonly pseudonym: string;
}

/** A row of the table of names, with its line in the file. */
export interface NameRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A name in a text, with what takes its place. */
export interface FoundName extends Range {
  readonly pair: NamePair;
  readonly text: string;
}

/** Finds names in texts. */
export interface NameFinder {
  readonly pairs: readonly NamePair[];
  /** In text order, disjoint. `labels` are ranges, in text order, known to be speakers' labels, beside those that look so. */
  readonly find: (text: string, labels?: readonly Range[]) => readonly FoundName[];
  /** What was not found but is a name in other case, over a line's end, within a longer word, or nearly so. */
  readonly near: (text: string, found: readonly FoundName[]) => readonly NearName[];
  /** How often the pseudonym stands in the text as a word. */
  readonly countOf: (text: string, pseudonym: string) => number;
}

const wordUnit = '[\\p{L}\\p{M}\\p{N}]';
const whole = (pattern: string): string => `(?<!${wordUnit})(?:${pattern})(?!${wordUnit})`;

/** Reads the table of names: with a header in any order of columns, or `name,pseudonym` without. Refuses what is doubtful. */
export function readNames(rows: readonly NameRow[], shown: string): readonly NamePair[] {
  const refuse = (line: number, problem: string): GlossError =>
    new GlossError('bad-argument', l10n.t('{shown}:{line}: {problem} Nothing was written.', { shown, line, problem }));
  const written = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = (written[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const isHeader = header.includes('name') && header.includes('pseudonym');
  const [nameAt, pseudonymAt] = isHeader ? [header.indexOf('name'), header.indexOf('pseudonym')] : [0, 1];
  const pairs = new Map<string, NamePair & { readonly line: number }>();
  for (const { line, cells } of isHeader ? written.slice(1) : written) {
    if (!isHeader && cells.slice(2).some((cell) => cell.trim() !== '')) {
      throw refuse(
        line,
        l10n.t('There are more than two columns, and no first line that names “name” and “pseudonym”.'),
      );
    }
    const name = plain(cells[nameAt] ?? '');
    const pseudonym = (cells[pseudonymAt] ?? '').trim();
    const fault = faultOf(name, pseudonym);
    if (fault !== undefined) throw refuse(line, fault);
    const known = pairs.get(name);
    if (known && known.pseudonym !== pseudonym) {
      throw refuse(
        line,
        l10n.t('“{name}” has another pseudonym here than in line {other}.', { name, other: known.line }),
      );
    }
    if (!known) pairs.set(name, { name, pseudonym, line });
  }
  if (pairs.size === 0) {
    throw new GlossError('bad-argument', l10n.t('{shown} has no names. Nothing was written.', { shown }));
  }
  const all = [...pairs.values()].map(({ name, pseudonym }) => ({ name, pseudonym }));
  const finder = nameFinder(all);
  for (const { pseudonym, line } of pairs.values()) {
    const [inside] = finder.find(pseudonym);
    if (inside) throw refuse(line, chained(pseudonym, inside.pair.name, pairs.get(inside.pair.name)?.line ?? line));
  }
  return all;
}

function chained(pseudonym: string, name: string, line: number): string {
  return plain(pseudonym) === name
    ? l10n.t('The pseudonym “{pseudonym}” is itself a name to be replaced (line {line}).', { pseudonym, line })
    : l10n.t('The pseudonym “{pseudonym}” holds the name “{name}”, which is to be replaced (line {line}).', {
        pseudonym,
        name,
        line,
      });
}

function faultOf(name: string, pseudonym: string): string | undefined {
  if (name === '') return l10n.t('The name is empty.');
  if (pseudonym === '') return l10n.t('“{name}” has no pseudonym.', { name });
  if (!/\p{L}/u.test(name)) return l10n.t('“{name}” is no name: it has no letter.', { name });
  return /[\p{Cc}\u2028\u2029]/u.test(name + pseudonym) ? l10n.t('A pseudonym is written on one line.') : undefined;
}

/** One way to write it: composed, and with single spaces. */
const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ');

/** Makes the patterns for all names once. Exact words count; names in capitals count in speakers' labels alone. */
export function nameFinder(pairs: readonly NamePair[]): NameFinder {
  const exact = new Map(pairs.map((pair) => [plain(pair.name), pair]));
  const upper = new Map<string, NamePair>();
  for (const { name, pseudonym } of pairs) {
    const key = plain(name.toUpperCase());
    if (!exact.has(key) && !upper.has(key)) upper.set(key, { name, pseudonym: pseudonym.toUpperCase() });
  }
  const inLine = '[^\\S\\r\\n]+';
  const exactPattern = new RegExp(whole(alternatives(exact.keys(), inLine)), 'gu');
  const upperPattern = new RegExp(whole(alternatives(upper.keys(), inLine)), 'gu');
  const nearPattern = new RegExp(alternatives(exact.keys(), '\\s+'), 'giu');
  const folded = new Map([...exact].map(([key, { name }]) => [fold(key), name]));
  const nearWords = nearWordFinder([...exact.keys()]);

  return {
    pairs,
    find: (text, labels = []) => {
      const found: FoundName[] = [];
      for (const match of text.matchAll(exactPattern)) {
        const pair = exact.get(plain(match[0]));
        if (pair) found.push({ ...rangeOf(match), pair, text: pair.pseudonym });
      }
      const isKnown = (range: Range): boolean => range.end <= (labels[lastStarting(labels, range.start)]?.end ?? 0);
      for (const match of text.matchAll(upperPattern)) {
        const pair = upper.get(plain(match[0]));
        const range = rangeOf(match);
        if (!pair || !(looksLikeLabel(text, range) || isKnown(range))) continue;
        found.push({ ...range, pair: exact.get(plain(pair.name)) ?? pair, text: pair.pseudonym });
      }
      return disjoint(found);
    },
    near: (text, found) => {
      const lines = linesOf(text);
      const near = new Map<string, { name: string; written: string; count: number; first: Point }>();
      const known: Range[] = [...found];
      let next = 0;
      let word: Range = { start: 0, end: 0 };
      for (const match of text.matchAll(nearPattern)) {
        const range = rangeOf(match);
        while ((found[next]?.end ?? Infinity) <= range.start) next++;
        if ((found[next]?.start ?? Infinity) < range.end) continue;
        // A word without end may hold a name many times.
        if (range.end > word.end) word = wordAround(text, range);
        const isLonger = word.start < range.start || word.end > range.end;
        // Part of a longer word in other case, as “ann” in “planned”, is chance.
        if (isLonger && !exact.has(plain(match[0]))) continue;
        known.push(word);
        const name = folded.get(fold(plain(match[0]))) ?? match[0];
        const written = text.slice(word.start, word.end).replace(/\s+/g, ' ');
        const key = `${name}\n${written}`;
        const there = near.get(key);
        if (there) there.count++;
        else near.set(key, { name, written, count: 1, first: pointAt(lines, word.start) });
      }
      known.sort((a, b) => a.start - b.start);
      return [...near.values(), ...nearWords(text, lines, known)];
    },
    countOf: (text, pseudonym) =>
      [...text.matchAll(new RegExp(whole(alternatives([plain(pseudonym)], inLine)), 'gu'))].length,
  };
}

const fold = (text: string): string => text.toLowerCase();

const rangeOf = (match: RegExpExecArray): Range => ({ start: match.index, end: match.index + match[0].length });

/** A pattern of all names, composed or not, the longest first; nothing matches it where there are none. */
function alternatives(names: Iterable<string>, space: string): string {
  const forms = new Set([...names].flatMap((name) => [name, name.normalize('NFD')]));
  const pattern = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', space))
    .join('|');
  return pattern === '' ? '(?!)' : pattern;
}

/** In text order; of two that overlap the earlier one, and the longer where both start together. */
function disjoint(found: readonly FoundName[]): readonly FoundName[] {
  const kept: FoundName[] = [];
  for (const name of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (name.start >= (kept.at(-1)?.end ?? 0)) kept.push(name);
  }
  return kept;
}

/** What may stand in a line before a label's name: timestamps, brackets, markup, a voice tag, other words in capitals. */
const beforeLabel =
  /^[^\p{L}\r\n]*(?:<v[^\s>]*\s(?:[\s\p{M}.'’-]*(?=\p{Lu})|[^\p{L}\r\n]*$))?(?:\p{Lu}[\p{Lu}\p{M}.'’-]*\s[\s\p{M}.'’-]*(?=\p{Lu}))*(?:\p{Lu}[\p{Lu}\p{M}.'’-]*\s[^\p{L}\r\n]*)?$/u;
/** What follows it: other words in capitals or digits, closing marks, and a colon or the end of a voice tag. */
const capitals = String.raw`[\p{Lu}\p{N}](?:[\p{M}.'\u2019\-]*[\p{Lu}\p{N}])*`;
const between = String.raw`\s[\s\p{M}.'\u2019\-]*`;
const closing = String.raw`[^\p{L}\p{N}\r\n:\uff1a>]*`;
const afterLabel = new RegExp(
  String.raw`^(?:${between}${capitals}(?:[\p{M}.'\u2019\-]*${between}${capitals})*)?${closing}(?:\([^()\r\n]*\)${closing})?(?:(?<!\p{N})\d+(?:\.+\d+)*${closing})?[:\uff1a>]`,
  'u',
);
/** No label is longer, with what stands in its line before it. */
const longestLabel = 120;

function looksLikeLabel(text: string, { start, end }: Range): boolean {
  const lead = text.slice(Math.max(0, start - longestLabel), start);
  const before = lead.slice(Math.max(lead.lastIndexOf('\n'), lead.lastIndexOf('\r')) + 1);
  return before.length < longestLabel && beforeLabel.test(before) && afterLabel.test(lineFrom(text, end));
}

const lineFrom = (text: string, start: number): string =>
  /^[^\r\n]*/.exec(text.slice(start, start + longestLabel))?.[0] ?? '';

const isWordUnit = new RegExp(`^${wordUnit}$`, 'u');

/** The range with the words at its edges whole. */
function wordAround(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  for (let unit = before(text, from); isWordUnit.test(unit); unit = before(text, from)) from -= unit.length;
  for (let unit = after(text, to); isWordUnit.test(unit); unit = after(text, to)) to += unit.length;
  return { start: from, end: to };
}

const before = (text: string, at: number): string =>
  /(?:[\ud800-\udbff][\udc00-\udfff]|[^])$/.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
const after = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};
