import { readWeight } from '../codebook/parseCodebook.js';
import { atOnce, type Steps } from '../workInSteps.js';
import { spliceBetween } from '../text/splice.js';
import { isPlain, isPlainDay } from '../yaml/scalar.js';
import { readAt, type Coding, type Codings, type SegmentEntry } from './segment.js';

/** Reads the entries of a file that stand at an offset; undefined where something is wrong with them. */
export type ReadingEntries = (entries: string, offset: number) => Steps<readonly SegmentEntry[] | undefined>;

/** Reads a codings file that is in canonical form from its first letter to its last; see {@link readingCanonical}. */
export const readCanonical = (text: string): Codings | undefined =>
  atOnce(
    readingCanonical(text, function* () {
      return undefined;
    }),
  );

/**
 * Reads a codings file in canonical form, fast and step by step. Entries that are not just so, those with comments included,
 * are handed to `readingOthers`, neighbours together. Undefined where the whole file has to go through the YAML reader. What
 * is accepted is read as that reader does (a property test holds the two together).
 */
export function* readingCanonical(text: string, readingOthers: ReadingEntries): Steps<Codings | undefined> {
  const cursor: Cursor = { text, at: 0 };
  const transcript = headerField(cursor, 'transcript: ');
  const coder = headerField(cursor, 'coder: ');
  const digest = headerField(cursor, 'text: ');
  if (transcript === undefined || coder === undefined || digest === undefined) return undefined;
  const done = startsWith(cursor, 'done: ') ? day(nextLine(cursor)?.slice('done: '.length)) : undefined;
  if (done === null) return undefined;
  const dismissed = startsWith(cursor, 'dismissed: ')
    ? idList(nextLine(cursor)?.slice('dismissed: '.length))
    : undefined;
  if (dismissed === null) return undefined;
  const header = {
    transcript,
    coder,
    text: digest,
    ...(done !== undefined && { done }),
    ...(dismissed && { dismissed }),
  };
  const opening = nextLine(cursor);
  if (opening === 'segments: []') {
    return cursor.at >= text.length ? { ...header, segments: [] } : undefined;
  }
  if (opening !== 'segments:' || cursor.at >= text.length) return undefined;
  const segments = yield* readingList(cursor, readingOthers);
  return segments && { ...header, segments };
}

/** The entries down to the end of the file. */
function* readingList(cursor: Cursor, readingOthers: ReadingEntries): Steps<readonly SegmentEntry[] | undefined> {
  const { text } = cursor;
  const segments: SegmentEntry[] = [];
  // Where the entries begin that others have to read.
  let others: number | undefined;
  let hasOthers = false;
  while (cursor.at < text.length) {
    const start = cursor.at;
    const segment = readEntry(cursor);
    if (!segment) {
      others ??= start;
      hasOthers = true;
      cursor.at = nextEntry(text, start);
      if (cursor.at < text.length) continue;
    }
    if (others !== undefined) {
      const entries = text.slice(others, segment ? start : text.length);
      const found = standAlone(entries) ? yield* readingOthers(entries, others) : undefined;
      if (!found) return undefined;
      for (const other of found) segments.push(other);
      others = undefined;
    }
    if (segment) segments.push(segment);
    if (segments.length % segmentsAtOnce === 0) yield;
  }
  if (!hasIdsOnce(segments)) return undefined;
  if (!hasOthers) canonicalLists.add(segments);
  return segments;
}

const hasIdsOnce = (segments: readonly SegmentEntry[]): boolean =>
  new Set(segments.map(({ id }) => id)).size === segments.length;

/** Lists of which every entry was in canonical form, so that each is what it is whatever stands beside it. */
const canonicalLists = new WeakSet<readonly SegmentEntry[]>();

/**
 * Reads a file in canonical form of which an earlier text has been read: only the entries that are between what both texts
 * begin and end with. Undefined where that does not suffice, and the whole file has to be read.
 */
export function rereadCanonical(before: string, { segments, ...header }: Codings, text: string): Codings | undefined {
  const [opening] = segments;
  if (!opening || !canonicalLists.has(segments)) return undefined;
  const { start, end, text: put } = spliceBetween(before, text);
  const by = put.length - (end - start);
  const first = segments.findIndex(({ span }) => span.end >= start);
  const from = segments[first]?.span.start;
  if (from === undefined || start < from) return undefined;
  const behind = segments.findIndex(({ span }, i) => i >= first && span.start >= end);
  const rest = behind < 0 ? [] : segments.slice(behind);
  const region = apart(text.slice(from, (rest[0]?.span.start ?? before.length) + by));
  const cursor: Cursor = { text: region, at: 0 };
  const read: SegmentEntry[] = [];
  while (cursor.at < region.length) {
    const segment = readEntry(cursor);
    if (!segment) return undefined;
    read.push(movedEntry(segment, from));
  }
  const now = [...segments.slice(0, first), ...read, ...(by === 0 ? rest : rest.map((entry) => movedEntry(entry, by)))];
  if (now.length === 0 || !hasIdsOnce(now)) return undefined;
  canonicalLists.add(now);
  return { ...header, segments: now };
}

const movedEntry = (entry: SegmentEntry, by: number): SegmentEntry => ({
  ...entry,
  span: { start: entry.span.start + by, end: entry.span.end + by },
});

/** The same text as one of its own: what is cut out of it does not keep the whole file, each version of which is another. */
const apart = (piece: string): string => JSON.parse(JSON.stringify(piece)) as string;

/** The offset of the next line that begins an entry. */
function nextEntry(text: string, from: number): number {
  const found = text.indexOf('\n  - ', from);
  return found < 0 ? text.length : found + 1;
}

/** Whether lines begin with an entry or comments above it, and none of them can end the list. */
const standAlone = (entries: string): boolean =>
  /^(?: *(?:#.*)?\n){0,1000} {2}- /.test(entries) && !/\r|\n(?! {2}| *#|\n|$)/.test(entries);

/** Segments that are read between two steps, which takes about a millisecond. */
const segmentsAtOnce = 500;

interface Cursor {
  readonly text: string;
  at: number;
}

/** A value on the line of its key, or the lines of a literal block (not so many that matching runs out of room). */
const valueOf = (key: string): string => `    ${key}: (?:\\|-\\n((?: {6}.*\\n|\\n){1,5000})|(.*)\\n)`;

/** An entry as it is printed. Its groups are values as they are written: of `valueOf` a block or a line. */
const entry = new RegExp(
  [
    '  - id: (.*)\\n',
    '    at: (\\S+)\\n',
    '(?:    text: (.*)\\n)?',
    valueOf('quote'),
    `(?:${valueOf('before')})?`,
    `(?:${valueOf('after')})?`,
    '    codes: (\\[.*\\])\\n',
    `(?:${valueOf('memo')})?`,
    '(    exemplar: true\\n)?',
    '(?:    on: (.*)\\n)?',
    '(?:    reviewed: (.*)\\n)?',
    '(?:    sources: (.*)\\n)?',
    '(?=  - |$)',
  ].join(''),
  'y',
);

function readEntry(cursor: Cursor): SegmentEntry | undefined {
  const start = cursor.at;
  entry.lastIndex = start;
  const found = entry.exec(cursor.text);
  if (!found) return undefined;
  cursor.at = entry.lastIndex;
  const id = scalar(found[1]);
  const place = readAt(found[2] ?? '');
  const quote = value(found[4], found[5]);
  const codes = listOfCodes(found[10] ?? '');
  if (id === undefined || !place || quote === null || quote === undefined || !codes) return undefined;
  // Put in one by one: spreading what is there, as elsewhere, would take most of the time.
  const segment: Writable = {
    id,
    from: place.from,
    to: place.to,
    quote,
    codes,
    span: { start, end: cursor.at },
  };
  const digest = scalar(found[3]);
  if (digest !== undefined) segment.text = digest;
  else if (found[3] !== undefined) return undefined;
  const [before, after, memo] = [value(found[6], found[7]), value(found[8], found[9]), value(found[11], found[12])];
  if (before === null || after === null || memo === null) return undefined;
  if (before !== undefined) segment.before = before;
  if (after !== undefined) segment.after = after;
  if (memo !== undefined) segment.memo = memo;
  if (found[13] !== undefined) segment.exemplar = true;
  return addLast(segment, found) ? segment : undefined;
}

type Writable = { -readonly [K in keyof SegmentEntry]: SegmentEntry[K] };

/** The days and sources; false where one of them is not canonical. */
function addLast(segment: Writable, found: RegExpExecArray): boolean {
  const [on, reviewed] = [day(found[14]), day(found[15])];
  if (on === null || reviewed === null) return false;
  if (on !== undefined) segment.on = on;
  if (reviewed !== undefined) segment.reviewed = reviewed;
  if (found[16] === undefined) return true;
  const sources = idList(found[16]);
  if (sources) segment.sources = sources;
  return sources !== null;
}

/** A day, most of which are written plain; null where it is not canonical. */
function day(written: string | undefined): string | null | undefined {
  return written === undefined || isPlainDay(written) ? written : (scalar(written) ?? null);
}

/** A list of ids on one line, not empty; null where it is not canonical. */
function idList(written = ''): readonly string[] | null {
  if (!/^\[[^[\]]+\]$/.test(written)) return null;
  const items = written.slice(1, -1).split(', ');
  // What could be read as a number is quoted.
  const found = items.map((item) => /^(?:"([a-z\d]+(?:\+[a-z\d]+)*)"|[a-z\d]+(?:\+[a-z\d]+)*)$/.exec(item));
  if (!found.every((id) => id !== null && (id[1] !== undefined || isPlain(id[0])))) return null;
  return found.map((id) => id?.[1] ?? id?.[0] ?? '');
}

const startsWith = (cursor: Cursor, piece: string): boolean => cursor.text.startsWith(piece, cursor.at);

/** The line at the cursor without its break, or undefined where the text ends without one. */
function nextLine(cursor: Cursor): string | undefined {
  const end = cursor.text.indexOf('\n', cursor.at);
  if (end < 0) return undefined;
  const line = cursor.text.slice(cursor.at, end);
  cursor.at = end + 1;
  return line;
}

function headerField(cursor: Cursor, key: string): string | undefined {
  if (!startsWith(cursor, key)) return undefined;
  return scalar(nextLine(cursor)?.slice(key.length));
}

/** The value of a field, undefined where there is no such field, null where it is not canonical. */
function value(block: string | undefined, line: string | undefined): string | null | undefined {
  if (block !== undefined) return literal(block) ?? null;
  return line === undefined ? undefined : (scalar(line) ?? null);
}

function scalar(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (!written.startsWith('"')) return isPlain(written) ? written : undefined;
  if (!/^"(?=[^"])[^"\\]*(?:\\["\\/bfnrtu][^"\\]*)*"$/.test(written)) return undefined;
  try {
    return JSON.parse(written) as string;
  } catch {
    return undefined;
  }
}

const blockIndent = ' '.repeat(6);

/** A literal block's lines, indented by two more than the keys; it has to begin and end with a visible line. */
function literal(block: string): string | undefined {
  if (!/^ {6}\S/.test(block)) return undefined;
  const text = block.slice(blockIndent.length, -1).replaceAll(`\n${blockIndent}`, '\n');
  return text.endsWith('\n') ? undefined : text;
}

function listOfCodes(written: string): readonly Coding[] | undefined {
  const known = knownLists.get(written);
  if (known) return known;
  const codes = readFlowCodes(written.slice(1, -1));
  if (!codes) return undefined;
  if (knownLists.size >= mostKnownLists) knownLists.clear();
  knownLists.set(written, codes);
  return codes;
}

/**
 * Lists of codes read before, by how they are written: a study has few different ones and very many of each, which so
 * are read once, kept once, and have ids that are told apart by where they are kept.
 */
const knownLists = new Map<string, readonly Coding[]>();
const mostKnownLists = 2000;

function readFlowCodes(written: string): readonly Coding[] | undefined {
  const codes: Coding[] = [];
  let rest = written;
  while (rest !== '') {
    const item =
      /^([A-Za-z\d][\w.-]*)(?:, (?=.)|$)/.exec(rest) ??
      /^(?:([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)|\{ code: ([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*), weight: ([\p{L}\p{N}_.-]+) \})(?:, (?=.)|$)/u.exec(
        rest,
      );
    if (!item) return undefined;
    codes.push(item[1] !== undefined ? { code: item[1] } : { code: item[2] ?? '', weight: readWeight(item[3] ?? '') });
    rest = rest.slice(item[0].length);
  }
  return codes;
}
