import { readWeight } from '../codebook/parseCodebook.js';
import { isPlain } from '../text/scalar.js';
import { isDay, readAt, type Coding, type Codings, type SegmentEntry } from './segment.js';

/**
 * Reads a codings file in canonical form, fast; undefined where anything in it is not just so, comments included, and the
 * YAML reader has to be asked. What it accepts it reads as that reader does (a property test holds the two together).
 */
export function readCanonical(text: string): Codings | undefined {
  const cursor: Cursor = { text, at: 0 };
  const transcript = headerField(cursor, 'transcript: ');
  const coder = headerField(cursor, 'coder: ');
  const digest = headerField(cursor, 'text: ');
  if (transcript === undefined || coder === undefined || digest === undefined) return undefined;
  const opening = nextLine(cursor);
  if (opening === 'segments: []') {
    return cursor.at >= text.length ? { transcript, coder, text: digest, segments: [] } : undefined;
  }
  if (opening !== 'segments:' || cursor.at >= text.length) return undefined;
  const segments: SegmentEntry[] = [];
  const ids = new Set<string>();
  while (cursor.at < text.length) {
    const segment = readSegment(cursor);
    if (!segment || ids.has(segment.id)) return undefined;
    ids.add(segment.id);
    segments.push(segment);
  }
  return { transcript, coder, text: digest, segments };
}

interface Cursor {
  readonly text: string;
  at: number;
}

const firstPrefix = '  - ';
const prefix = '    ';

function readSegment(cursor: Cursor): SegmentEntry | undefined {
  const start = cursor.at;
  const id = field(cursor, firstPrefix, 'id: ');
  const place = atField(cursor);
  const quote = field(cursor, prefix, 'quote: ');
  if (id === undefined || place === undefined || quote === undefined) return undefined;
  const before = field(cursor, prefix, 'before: ');
  const after = field(cursor, prefix, 'after: ');
  const codes = codesField(cursor);
  if (!codes) return undefined;
  const memo = field(cursor, prefix, 'memo: ');
  const exemplar = startsWith(cursor, `${prefix}exemplar: true\n`);
  if (exemplar) nextLine(cursor);
  const on = field(cursor, prefix, 'on: ', isDay);
  if (cursor.at < cursor.text.length && !startsWith(cursor, firstPrefix)) return undefined;
  // Put in one by one: spreading what is there, as elsewhere, takes most of the time of reading a segment.
  const segment: { -readonly [K in keyof SegmentEntry]: SegmentEntry[K] } = {
    id,
    from: place.from,
    to: place.to,
    quote,
    codes,
    span: { start, end: cursor.at },
  };
  if (before !== undefined) segment.before = before;
  if (after !== undefined) segment.after = after;
  if (memo !== undefined) segment.memo = memo;
  if (exemplar) segment.exemplar = exemplar;
  if (on !== undefined) segment.on = on;
  return segment;
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

function atField(cursor: Cursor): ReturnType<typeof readAt> {
  const key = `${prefix}at: `;
  const line = startsWith(cursor, key) ? nextLine(cursor)?.slice(key.length) : undefined;
  return line === undefined || /\s/.test(line) ? undefined : readAt(line);
}

/**
 * The value of `key` if it comes next; the cursor stays where it does not, or where the value is not canonical. What
 * `isPlainHere` accepts is taken as it stands, though other scalars would be quoted there.
 */
function field(
  cursor: Cursor,
  indent: string,
  key: string,
  isPlainHere?: (written: string) => boolean,
): string | undefined {
  if (!startsWith(cursor, indent) || !cursor.text.startsWith(key, cursor.at + indent.length)) return undefined;
  const back = cursor.at;
  const line = nextLine(cursor)?.slice(indent.length + key.length);
  const asItStands = line !== undefined && isPlainHere?.(line) === true;
  const value = asItStands ? line : line === '|-' ? literal(cursor) : scalar(line);
  if (value === undefined) cursor.at = back;
  return value;
}

function scalar(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (!written.startsWith('"')) return isPlain(written) ? written : undefined;
  if (!/^"(?:[^"\\]|\\["\\/bfnrtu])+"$/.test(written)) return undefined;
  try {
    return JSON.parse(written) as string;
  } catch {
    return undefined;
  }
}

/** A literal block's lines, indented by two more than the keys; it has to begin with a visible character. */
function literal(cursor: Cursor): string | undefined {
  const pad = `${prefix}  `;
  let value: string | undefined;
  while (startsWith(cursor, pad) || startsWith(cursor, '\n')) {
    const line = nextLine(cursor);
    if (line === undefined) return undefined;
    value = value === undefined ? line.slice(pad.length) : `${value}\n${line.slice(pad.length)}`;
  }
  return value === undefined || value.includes('\r') || /^\s|^$|\n$/.test(value) ? undefined : value;
}

function codesField(cursor: Cursor): readonly Coding[] | undefined {
  const key = `${prefix}codes: `;
  if (!startsWith(cursor, key)) return undefined;
  const line = nextLine(cursor)?.slice(key.length);
  if (!line?.startsWith('[') || !line.endsWith(']')) return undefined;
  const known = knownLists.get(line);
  if (known) return known;
  const codes = readFlowCodes(line.slice(1, -1));
  if (!codes) return undefined;
  if (knownLists.size >= mostKnownLists) knownLists.clear();
  knownLists.set(line, codes);
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
      /^(?:([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)|\{ code: ([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*), weight: ([\p{L}\p{N}_.-]+) \})(?:, (?=.)|$)/u.exec(
        rest,
      );
    if (!item) return undefined;
    codes.push(item[1] !== undefined ? { code: item[1] } : { code: item[2] ?? '', weight: readWeight(item[3] ?? '') });
    rest = rest.slice(item[0].length);
  }
  return codes;
}
