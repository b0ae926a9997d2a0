import type { Range } from '../text/range.js';
import { skipSpace, trimEnd } from './scan.js';
import { timestampAt } from './timestamp.js';
import type { Timestamp } from './transcript.js';

/**
 * How a label is written: `bold` `**Name:** …`; `colon` `Name: …`; `time` a name and a timestamp, alone on a line or before what
 * is said; `bracket` `[id1] …`; `tab` the name, a tabulator, what is said; `alone` a name in capitals on a line of its own.
 */
export type LabelForm = 'bold' | 'colon' | 'time' | 'bracket' | 'tab' | 'alone';

/** What may be a speaker's label at the start of a line; whether it is one, the whole text decides (`chooseNames`). */
export interface Label {
  readonly form: LabelForm;
  /** Without markup and escapes. */
  readonly name: string;
  /** UTF-16 offsets, as all here. */
  readonly nameRange: Range;
  readonly timestamp?: Timestamp;
  /** Where what is said starts, behind the label and its white space; the line's end where it says nothing. */
  readonly speechStart: number;
}

/**
 * The label that may stand at the start of a line. `start` is the line's first unit that is not white space, `end` the
 * line's end without trailing white space. Looks at no more than the line's first hundred units or so.
 */
export function labelAt(text: string, start: number, end: number): Label | undefined {
  const lead = timestampAt(text, start, true);
  const from = match(bidi, text, lead ? skipSpace(text, lead.range.end, end) : start) ?? start;
  if (from >= end) return undefined;
  const found =
    boldLabel(text, from, end) ?? bracketLabel(text, from, end) ?? plainLabel(text, from, end, lead !== undefined);
  if (!found) return undefined;
  const after = skipSpace(text, found.end, end);
  const late = lead ?? found.timestamp ?? timestampAt(text, after, false);
  return {
    form: found.form,
    name: text
      .slice(found.nameStart, found.nameEnd)
      .replace(/\\(?=[^\p{L}\p{N}])/gu, '')
      .replace(/\s+/g, ' '),
    nameRange: { start: found.nameStart, end: found.nameEnd },
    ...(late && { timestamp: late }),
    speechStart: late?.range.start === after ? skipSpace(text, late.range.end, end) : after,
  };
}

interface Found {
  readonly form: LabelForm;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly timestamp?: Timestamp | undefined;
  /** Behind the label's colon, bracket or mark. */
  readonly end: number;
}

/** `**Name:** …`, `**Name**: …`, `**Name [00:10]:** …`, `**Name** (00:10) …`. */
function boldLabel(text: string, start: number, end: number): Found | undefined {
  const nameStart = match(/[*_]{1,3}/y, text, start);
  if (nameStart === undefined || nameStart >= end) return undefined;
  const mark = text.slice(start, nameStart);
  const close = text.slice(nameStart, Math.min(end, nameStart + 90)).indexOf(mark);
  if (close < 0) return undefined;
  const inner = plainLabel(text, nameStart, nameStart + close, false);
  const at = nameStart + close + mark.length;
  if (inner?.form === 'colon' || inner?.form === 'time') {
    return inner.end >= nameStart + close ? { ...inner, form: 'bold', end: match(/ ?:/y, text, at) ?? at } : undefined;
  }
  const nameEnd = match(nameRun, text, nameStart);
  if (nameEnd !== nameStart + close) return undefined;
  const timestamp = timestampAt(text, skipSpace(text, at, end), true);
  const colon = match(/ ?[:：]/y, text, timestamp?.range.end ?? at);
  if (colon === undefined && !timestamp) return undefined;
  return {
    form: 'bold',
    nameStart,
    nameEnd: trimEnd(text, nameStart, nameEnd),
    timestamp,
    end: colon ?? timestamp?.range.end ?? at,
  };
}

/** `[id1] …`, `\[P3\]: …`. */
function bracketLabel(text: string, start: number, end: number): Found | undefined {
  const nameStart = match(/\\?\[/y, text, start);
  const nameEnd =
    nameStart === undefined ? undefined : match(/[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,30}/uy, text, nameStart);
  const close = nameEnd === undefined ? undefined : match(/\\?\]:?(?!\()/y, text, nameEnd);
  if (nameStart === undefined || nameEnd === undefined || close === undefined || close > end) return undefined;
  return { form: 'bracket', nameStart, nameEnd, end: close };
}

/** `Name: …`, `Name (role): …`, `NAME [00:10]: …`, `Name  0:12`, `Name<tab>…`, and a name alone, which `timed` says a time precedes. */
function plainLabel(text: string, start: number, end: number, timed: boolean): Found | undefined {
  const runEnd = Math.min(end, match(nameRun, text, start) ?? start);
  if (runEnd === start) return undefined;
  let nameEnd = trimEnd(text, start, runEnd);
  const role = match(/\([^()\d:]{2,30}\)/y, text, runEnd);
  if (role !== undefined && role <= end) nameEnd = role;
  const at = skipSpace(text, Math.max(nameEnd, runEnd), end);
  const label = { nameStart: start, nameEnd };

  const bracketed = timestampAt(text, at, false);
  if (bracketed) {
    const colon = match(/ ?[:：]/y, text, bracketed.range.end);
    return {
      ...label,
      form: colon === undefined ? 'time' : 'colon',
      timestamp: bracketed,
      end: colon ?? bracketed.range.end,
    };
  }
  const unit = text.charCodeAt(at);
  if (at < end && (unit === 58 || unit === 0xff1a)) {
    return (
      bareTimeLabel(text, start, at, end) ??
      (isLabelColon(text, at, end) ? { ...label, form: 'colon', end: at + 1 } : undefined)
    );
  }
  if (runEnd < end && text.charCodeAt(runEnd) === 9) {
    const bare = timestampAt(text, at, true);
    return bare?.range.end === end
      ? { ...label, form: 'time', timestamp: bare, end }
      : { ...label, form: 'tab', end: runEnd + 1 };
  }
  if (at < end) return undefined;
  if (timed) return { ...label, form: 'time', end };
  return match(capitals, text, start) === end ? { ...label, form: 'alone', end } : undefined;
}

/** `Name  0:12` on a line of its own, `Name 00:12: …`. The colon is the first of the time. */
function bareTimeLabel(text: string, start: number, colon: number, end: number): Found | undefined {
  const hours = /\s(\d{1,2})$/.exec(text.slice(start, colon))?.[1];
  const timestamp = hours === undefined ? undefined : timestampAt(text, colon - hours.length, true);
  if (!timestamp) return undefined;
  const nameEnd = trimEnd(text, start, timestamp.range.start);
  const second = match(/ ?[:：](?=\s|$)/my, text, timestamp.range.end);
  if (second === undefined && timestamp.range.end < end) return undefined;
  return { form: second === undefined ? 'time' : 'colon', nameStart: start, nameEnd, timestamp, end: second ?? end };
}

/** Not the colon of `10:30`, `https://`, `:)` or of a word that goes on. */
function isLabelColon(text: string, at: number, end: number): boolean {
  return text.charCodeAt(at) === 0xff1a || at + 1 >= end || match(/[\p{Ll}\d/\\()]/uy, text, at + 1) === undefined;
}

/** Where a match of a sticky pattern at an offset ends, or undefined. */
function match(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

const nameRun = /[\p{L}\p{N}$@](?:[^:：*[\](){}<>|"“”„«»?!;\t\r\n\\#=]|\\[_.&-]){0,48}/uy;
const capitals = /\p{Lu}[\p{Lu}\p{M} .'’-]{1,38}/uy;
const bidi = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]*/y;
