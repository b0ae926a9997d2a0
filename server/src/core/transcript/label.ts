import type { Range } from '../text/range.js';
import { bracketLabel } from './bracketLabel.js';
import type { FoundLabel } from './foundLabel.js';
import { cleanName, matchEnd, nameEndAt, unseenRun } from './nameEnd.js';
import { rowLabel } from './rowLabel.js';
import { isSpace, skipSpace, trimEnd } from './scan.js';
import { timestampAt } from './timestamp.js';
import type { LabelForm, Timestamp } from './transcript.js';

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
  /** Where what is said ends, if not at the line's end: in a row of a table. */
  readonly speechEnd?: number;
  /** Whether it stands in an item of a list. */
  readonly isItem?: boolean;
}

/**
 * The label that may stand at the start of a line. `start` is the line's first unit that is not white space, `end` the
 * line's end without trailing white space. Looks at no more than the line's first hundreds of units.
 */
export function labelAt(text: string, start: number, end: number): Label | undefined {
  const usual = matchEnd(usualLabel, text, start);
  if (usual !== undefined && usual < end) return usualLabelAt(text, start, usual);
  const marked = matchEnd(itemMarks, text, start) ?? start;
  const opened = matchEnd(unseenRun, text, marked) ?? marked;
  const row = rowLabel(text, opened, end);
  if (row) return labelOf(text, row, end);
  const lead = timestampAt(text, opened, true);
  const from = lead ? (matchEnd(behindTime, text, lead.range.end) ?? lead.range.end) : opened;
  if (from >= end) return undefined;
  const found =
    boldLabel(text, from, end) ??
    signLabel(text, from, end) ??
    bracketLabel(text, from, end) ??
    plainLabel(text, from, end, lead !== undefined);
  return found && labelOf(text, found, end, lead, marked > start && text.charCodeAt(marked - 1) !== 62);
}

/** What most labels are, which needs no closer look: `P01: …`, `Interviewer: …`. */
const usualLabel = /[A-Za-z][A-Za-z0-9]{1,40}: (?=[A-Za-z])/y;

function usualLabelAt(text: string, start: number, speechStart: number): Label {
  const end = speechStart - 2;
  return { form: 'colon', name: text.slice(start, end), nameRange: { start, end }, speechStart };
}

function labelOf(text: string, found: FoundLabel, end: number, lead?: Timestamp, isItem = false): Label {
  const after = skipSpace(text, found.end, end);
  const late = lead ?? found.timestamp ?? timestampAt(text, after, false);
  return {
    form: found.form,
    name: cleanName(text.slice(found.nameStart, found.nameEnd)),
    nameRange: { start: found.nameStart, end: found.nameEnd },
    ...(late && { timestamp: late }),
    speechStart: late?.range.start === after ? skipSpace(text, late.range.end, end) : after,
    ...(found.speechEnd !== undefined && { speechEnd: found.speechEnd }),
    ...(isItem && { isItem }),
  };
}

/** `**Name:** …`, `**Name**: …`, `**Name [00:10]:** …`, `**Name** (00:10) …`. */
function boldLabel(text: string, start: number, end: number): FoundLabel | undefined {
  const nameStart = matchEnd(/[*_]{1,3}/y, text, start);
  if (nameStart === undefined || nameStart >= end) return undefined;
  const mark = text.slice(start, nameStart);
  const close = text.slice(nameStart, Math.min(end, nameStart + 110)).indexOf(mark);
  if (close < 0) return undefined;
  const inner = plainLabel(text, nameStart, nameStart + close, false);
  const at = nameStart + close + mark.length;
  if (inner?.form === 'colon' || inner?.form === 'time') {
    return inner.end >= nameStart + close
      ? { ...inner, form: 'bold', end: matchEnd(/\s?:/y, text, at) ?? at }
      : undefined;
  }
  if (nameEndAt(text, nameStart, nameStart + close) !== nameStart + close) return undefined;
  const timestamp = timestampAt(text, skipSpace(text, at, end), true);
  const colon = matchEnd(labelColon, text, timestamp?.range.end ?? at);
  if (colon === undefined && !timestamp) return undefined;
  return {
    form: 'bold',
    nameStart,
    nameEnd: trimEnd(text, nameStart, nameStart + close),
    timestamp,
    end: colon ?? timestamp?.range.end ?? at,
  };
}

/** `*PAR: …` as CHAT has it, and `#Name: …`. */
function signLabel(text: string, start: number, end: number): FoundLabel | undefined {
  const unit = text.charCodeAt(start);
  if (unit !== 42 && unit !== 35) return undefined;
  const nameStart = matchEnd(/[*#]\s?|#{2,6} /y, text, start) ?? start;
  const nameEnd = nameEndAt(text, nameStart, end);
  const colon = nameEnd > nameStart ? matchEnd(labelColon, text, nameEnd) : undefined;
  if (colon === undefined || colon > end) return undefined;
  const isTitle = text.charCodeAt(nameStart - 1) === 32;
  if (isTitle && (colon < end || unit === 42)) return undefined;
  return { form: unit === 42 ? 'chat' : 'hash', nameStart, nameEnd: trimEnd(text, nameStart, nameEnd), end: colon };
}

/** `Name: …`, `Name (role): …`, `NAME [00:10]: …`, `Name  0:12`, `Name<tab>…`, and a name alone, which `timed` says a time precedes. */
function plainLabel(text: string, start: number, end: number, timed: boolean): FoundLabel | undefined {
  const runEnd = nameEndAt(text, start, end);
  if (runEnd === start) return undefined;
  const nameEnd = trimEnd(text, start, runEnd);
  const unseen = matchEnd(unseenRun, text, runEnd) ?? runEnd;
  const at = skipSpace(text, text.charCodeAt(unseen) === 124 ? unseen + 1 : unseen, end);
  const label = { nameStart: start, nameEnd };

  const bracketed = timestampAt(text, at, false);
  if (bracketed) {
    const colon = matchEnd(labelColon, text, bracketed.range.end);
    return {
      ...label,
      nameEnd: withoutSeparator(text, start, nameEnd),
      form: colon === undefined ? 'time' : 'colon',
      timestamp: bracketed,
      end: colon ?? bracketed.range.end,
    };
  }
  const unit = text.charCodeAt(at);
  if (at < end && (unit === 58 || unit === 0xff1a || unit === 0x2236)) {
    return (
      bareTimeLabel(text, start, at, end) ??
      (isLabelColon(text, at, end) ? { ...label, form: 'colon', end: at + 1 } : undefined) ??
      dashLabel(text, start, end)
    );
  }
  if (runEnd < end && text.charCodeAt(runEnd) === 9) {
    const bare = timestampAt(text, at, true);
    return bare?.range.end === end
      ? { ...label, form: 'time', timestamp: bare, end }
      : { ...label, form: 'tab', end: runEnd + 1 };
  }
  return at < end ? dashLabel(text, start, end) : nameAlone(text, start, end, timed);
}

/** A name that fills its line, or what a time in words follows: `Name 0 minutes 4 seconds`. */
function nameAlone(text: string, start: number, end: number, timed: boolean): FoundLabel | undefined {
  const line = text.slice(start, end);
  const spoken = /\s\d{1,3} ?\p{L}+(?:,? (?:\p{L}+ )?\d{1,3} ?\p{L}+){0,2}$/u.exec(line);
  const timestamp = spoken ? timestampAt(text, start + spoken.index + 1, true) : undefined;
  if (timestamp?.range.end === end) {
    return { form: 'time', nameStart: start, nameEnd: trimEnd(text, start, timestamp.range.start), timestamp, end };
  }
  const found = { nameStart: start, nameEnd: end, end };
  if (timed) return { ...found, form: 'time' };
  if (capitals.test(line)) return { ...found, form: 'alone' };
  return dashLabel(text, start, end) ?? (standing.test(line) ? { ...found, form: 'line' } : undefined);
}

/** `Name  0:12` on a line of its own, `Name - 0:12`, `Name 00:12: …`. The colon is the first of the time. */
function bareTimeLabel(text: string, start: number, colon: number, end: number): FoundLabel | undefined {
  const hours = /[\s|](\d{1,2})$/.exec(text.slice(start, colon))?.[1];
  const timestamp = hours === undefined ? undefined : timestampAt(text, colon - hours.length, true);
  if (!timestamp) return undefined;
  const nameEnd = withoutSeparator(text, start, timestamp.range.start);
  const second = matchEnd(/\s?[:：](?=\s|$)/my, text, timestamp.range.end);
  if (second === undefined && timestamp.range.end < end) return undefined;
  return { form: second === undefined ? 'time' : 'colon', nameStart: start, nameEnd, timestamp, end: second ?? end };
}

/** `Q. …`, and `Name – …`, `Name.- …`, `Name > …`. */
function dashLabel(text: string, start: number, end: number): FoundLabel | undefined {
  const letters = matchEnd(/\p{Lu}\p{L}{0,2}\d{0,2}\./uy, text, start);
  if (letters !== undefined && (letters >= end || isSpace(text.charCodeAt(letters)))) {
    return { form: 'stop', nameStart: start, nameEnd: letters - 1, end: Math.min(end, letters) };
  }
  dashed.lastIndex = start;
  const name = dashed.exec(text)?.[1];
  if (name === undefined || dashed.lastIndex > end) return undefined;
  return { form: 'dash', nameStart: start, nameEnd: start + name.length, end: dashed.lastIndex };
}

/** Not the colon of `10:30`, `https://`, `:)` or of a word that goes on. */
function isLabelColon(text: string, at: number, end: number): boolean {
  return text.charCodeAt(at) !== 58 || at + 1 >= end || matchEnd(/[\p{Ll}\d/\\()]/uy, text, at + 1) === undefined;
}

/** Where a name ends before the dash, comma or bar that parts it from a time. */
function withoutSeparator(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[\s–—,·•@|-]/u.test(text.charAt(at - 1))) at--;
  return at;
}

const itemMarks = /(?:(?:[-*+•–—]|\d{1,3}[.)])[ \t]{1,8}|>[ \t]{0,8}){0,8}/y;
const behindTime =
  /[^\S\ufeff]{0,8}(?:[-–—|·•,][^\S\ufeff]{1,8})?[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,8}/y;
const labelColon = /[\u200e\u200f]?\s?[:：∶]/y;
const capitals = /^\p{Lu}[\p{Lu}\p{M} .'’-]{1,38}$/u;
/** A name in small letters too: of so many words, and none of them a sentence. */
const standing = /^[\p{Lu}\p{Lo}][^.,;]{0,63}(?:\. [^.,;]{1,30}){0,2}$/u;
const dashed = /([\p{L}\p{N}][\p{L}\p{M}\p{N} _'’-]{0,40}?)(?:\.[-–—]+|\s[-–—]+(?=\s)|\s?[>»]+(?=\s))\s*(?=\S)/uy;
