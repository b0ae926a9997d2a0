import * as l10n from '../../text/l10n.js';
import { occurrences } from '../../anchor/occurrences.js';
import { isSettled } from '../../anchor/place.js';
import { placerIn, type Place } from '../../anchor/placeSegments.js';
import { editCodings } from '../../codings/editCodings.js';
import { nowhere, type Segment, type SegmentEntry } from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import { atOnce } from '../../workInSteps.js';
import type { Discussion } from '../../discussions/discussion.js';
import type { CodingsRecord, Read } from '../../study/study.js';
import { linesOf, pointAt, type Lines } from '../../text/lines.js';
import { normalizeText } from '../../text/newline.js';
import { lastStarting, type Range } from '../../text/range.js';
import { applySplices } from '../../text/splice.js';
import { parseTranscript } from '../../transcript/parseTranscript.js';
import type { TranscriptReading } from '../../transcript/transcriptReading.js';
import { formatOf } from '../../transcript/transcript.js';
import { nameFinder, type FoundName, type NameFinder, type NamePair } from './namePairs.js';
import type { NearName } from './nearNames.js';
import { reanchor, withoutText } from '../segments/ownRecord.js';
import { pseudonymiseDiscussion, type WordsReport } from './pseudonymiseDiscussion.js';
import type { FileChange, Step, TranscriptText } from '../step.js';

/** What becomes of one transcript. */
export interface TranscriptReport {
  readonly path: string;
  /** How often each name is replaced. */
  readonly names: readonly (NamePair & { readonly count: number })[];
  /** What looks like a name and is left alone. */
  readonly near: readonly NearName[];
  /** Pseudonyms that stand in the text already, so that two people would have one name. */
  readonly taken: readonly { readonly pseudonym: string; readonly count: number }[];
}

/** What a table of names comes to. Nothing has been written yet. */
export interface Pseudonymised {
  /** Undefined where nothing changes. */
  readonly step: Step | undefined;
  readonly transcripts: readonly TranscriptReport[];
  /** Names in quotes, contexts and memos; doubtful ones are segments. */
  readonly codings: readonly WordsReport[];
  /** Names in comments and in what they are about; doubtful ones are threads, and comments with proposals. */
  readonly discussions: readonly WordsReport[];
}

/** What the core cannot find out by itself, and what the study says. */
export interface PseudonymiseOptions {
  readonly digestOf: (text: string) => string;
  /** Texts that codings files speak of and that transcripts no longer have, by digest. */
  readonly oldTexts?: ReadonlyMap<string, string>;
  /** What is said about the transcripts. */
  readonly discussions?: readonly Read<Discussion>[];
  /** How the study’s transcripts are to be read. */
  readonly reading?: TranscriptReading;
}

/**
 * Replaces names in transcripts, in the quotes, contexts and memos of all codings of them, and in their discussions. Positions follow exactly; a
 * segment whose edge lies within a name takes in the whole pseudonym. Refuses where one of these files has errors.
 */
export function pseudonymise(
  texts: readonly TranscriptText[],
  records: readonly CodingsRecord[],
  pairs: readonly NamePair[],
  { digestOf, oldTexts, discussions = [], reading }: PseudonymiseOptions,
): Pseudonymised {
  const finder = nameFinder(pairs);
  const replaced = new Map(texts.map((text) => [text.path, replaceNames(text, finder, digestOf, reading)]));
  const isConcerned = (transcript: string, text: string): boolean => {
    const own = replaced.get(transcript);
    return own !== undefined && (own.found.length > 0 || finder.find(text).length > 0);
  };
  const concerned = records.filter(({ transcript, text }) => isConcerned(transcript, text));
  const discussed = discussions.filter(({ value, text }) => isConcerned(value.transcript, text));
  refuseBroken([...concerned, ...discussed]);
  const codings = concerned.flatMap((record) => {
    const text = replaced.get(record.transcript);
    return text ? [editRecord(record, text, finder, oldTexts)] : [];
  });
  const threads = discussed.flatMap((file) => {
    const text = replaced.get(file.value.transcript);
    return text ? [pseudonymiseDiscussion(file, text, finder)] : [];
  });
  const written = [...replaced.values()].filter(({ found }) => found.length > 0);
  const changes: readonly FileChange[] = [
    ...written.map(({ old, now }) => ({ path: old.path, before: old.lines.text, after: now.lines.text })),
    ...[...codings, ...threads].flatMap(({ change }) => (change ? [change] : [])),
  ];
  return {
    // Without the names, for the label is shown and kept.
    step: changes.length === 0 ? undefined : { label: labelOf(written.length), changes },
    transcripts: [...replaced.values()].map((text) => reportOf(text, finder)),
    codings: codings.map(({ report }) => report),
    discussions: threads.map(({ report }) => report),
  };
}

const labelOf = (transcripts: number): string =>
  l10n.counted(transcripts, 'Pseudonymise 1 transcript', 'Pseudonymise {count} transcripts');

function refuseBroken(records: readonly Read<unknown>[]): void {
  const broken = records.flatMap(({ path, text, problems }) => {
    const problem = problems.find(({ severity }) => severity === 'error');
    if (!problem) return [];
    const line = text.slice(0, problem.range.start).split('\n').length;
    return [l10n.t('{path} in line {line}: {message}', { path, line, message: problem.message })];
  });
  if (broken.length === 0) return;
  throw new GlossError(
    'unreadable',
    l10n.counted(
      broken.length,
      'A file has an error: {errors} Fix it first; nothing was written.',
      'Files have errors: {errors} Fix them first; nothing was written.',
      { errors: broken.join(' ') },
    ),
  );
}

/** A transcript with its names replaced. */
interface Replaced {
  readonly old: TranscriptText;
  readonly now: TranscriptText;
  readonly found: readonly FoundName[];
  /** Where a range of the old text is in the new one, names at its edges whole. */
  readonly map: (range: Range) => Range;
}

function replaceNames(
  old: TranscriptText,
  finder: NameFinder,
  digestOf: (text: string) => string,
  reading: TranscriptReading | undefined,
): Replaced {
  const { path, lines } = old;
  const { turns } = parseTranscript(lines.text, formatOf(path), reading);
  const labels = turns.flatMap(({ speakerRange }) => speakerRange ?? []);
  const found = finder.find(lines.text, labels);
  const text = applySplices(lines.text, found);
  const now = found.length === 0 ? old : { path, lines: linesOf(text), digest: digestOf(text) };
  return { old, now, found, map: mapThrough(found) };
}

function mapThrough(found: readonly FoundName[]): (range: Range) => Range {
  // How far the text behind each name is shifted.
  const shifts: number[] = [];
  let shift = 0;
  for (const { start, end, text } of found) shifts.push((shift += text.length - (end - start)));
  const at = (offset: number, side: 'start' | 'end'): number => {
    const i = lastStarting(found, offset);
    const name = found[i];
    const behind = shifts[i] ?? 0;
    if (!name || offset >= name.end) return offset + behind;
    const start = name.start + (shifts[i - 1] ?? 0);
    return side === 'start' || offset === name.start ? start : start + name.text.length;
  };
  return ({ start, end }) => ({ start: at(start, 'start'), end: at(end, 'end') });
}

function editRecord(
  record: CodingsRecord,
  text: Replaced,
  finder: NameFinder,
  oldTexts: ReadonlyMap<string, string> = new Map(),
): { readonly report: WordsReport; readonly change: FileChange | undefined } {
  const { path, value } = record;
  const known = { now: text.old.digest, named: value.text, old: (digest: string) => oldTexts.get(digest) };
  const places = atOnce(placerIn(text.old.lines).place(value.segments, known));
  const doubtful = value.segments.filter((_, i) => !isSettled(places[i]));
  // With the old digest all positions stay: they speak of one text together.
  const moves = doubtful.length === 0;
  let count = 0;
  const words = (written: string): string => {
    const found = finder.find(written);
    count += found.length;
    return applySplices(written, found);
  };
  const change = value.segments.flatMap((segment, i) => {
    const place = places[i];
    const next = place && { ...follow(segment, place, text, words, moves), ...memoOf(segment, words) };
    return next && !isSame(segment, next) ? [next] : [];
  });
  const digest = moves ? text.now.digest : value.text;
  const isChanged = change.length > 0 || digest !== value.text;
  const after = isChanged ? editCodings(record.text, value, { change, digest }) : record.text;
  return {
    report: { path, count, doubtful: doubtful.map(({ id }) => id) },
    change: isChanged ? { path, before: record.text, after } : undefined,
  };
}

const memoOf = ({ memo }: Segment, words: (text: string) => string): Pick<Segment, 'memo'> =>
  memo === undefined ? {} : { memo: words(memo) };

const said = ({ text }: Lines, { start, end }: Range): string => normalizeText(text.slice(start, end));

/** The segment at its new place, if it `moves`, and with its new words. */
function follow(
  segment: SegmentEntry,
  place: Place,
  { old, now, found, map }: Replaced,
  words: (text: string) => string,
  moves: boolean,
): Segment {
  const { before, after } = segment;
  const alone = (quote: string): Segment => ({
    ...segment,
    quote,
    ...(before !== undefined && { before: words(before) }),
    ...(after !== undefined && { after: words(after) }),
  });
  if (place.deleted) {
    const gone = { ...alone(words(segment.quote)), from: nowhere, to: nowhere };
    return moves ? withoutText(gone) : gone;
  }
  const isWord = isSettled(place) && said(old.lines, place) === segment.quote;
  if (!moves) return alone(isWord ? said(now.lines, map(place)) : words(segment.quote));
  const range = map(place);
  const points = { from: pointAt(now.lines, range.start), to: pointAt(now.lines, range.end) };
  // Words that somebody has written by hand for other ones in the text.
  if (!isWord) return { ...withoutText(alone(words(segment.quote))), ...points };
  if (found.length === 0 || isAsBefore(segment, range, now, old)) return { ...withoutText(segment), ...points };
  words(segment.quote);
  return reanchor(segment, now, range);
}

/** Whether quote and context are in the new text what they were, so that they need not be written again. */
function isAsBefore(segment: Segment, range: Range, now: TranscriptText, old: TranscriptText): boolean {
  const { quote, before, after } = segment;
  if (said(now.lines, range) !== quote) return false;
  if (before === undefined && after === undefined) {
    const written = now.lines.text.slice(range.start, range.end);
    return occurrences(now.lines.text, written, 2).length < 2 || occurrences(old.lines.text, written, 2).length > 1;
  }
  // Twice as long, for line ends of two units.
  const [left = '', right = ''] = [before, after];
  return (
    said(now.lines, { start: Math.max(0, range.start - 2 * left.length), end: range.start }).endsWith(left) &&
    said(now.lines, { start: range.end, end: range.end + 2 * right.length }).startsWith(right)
  );
}

/** Whether all that pseudonymising may change is as it was. */
function isSame(a: Segment, b: Segment): boolean {
  return (
    a.from.line === b.from.line &&
    a.from.column === b.from.column &&
    a.to.line === b.to.line &&
    a.to.column === b.to.column &&
    a.text === b.text &&
    a.quote === b.quote &&
    a.before === b.before &&
    a.after === b.after &&
    a.memo === b.memo
  );
}

function reportOf({ old, found }: Replaced, finder: NameFinder): TranscriptReport {
  const counts = new Map<NamePair, number>();
  for (const { pair } of found) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const { text } = old.lines;
  const pseudonyms = new Set([...counts.keys()].map(({ pseudonym }) => pseudonym));
  return {
    path: old.path,
    names: finder.pairs.flatMap((pair) => (counts.has(pair) ? [{ ...pair, count: counts.get(pair) ?? 0 }] : [])),
    near: finder.near(text, found),
    taken: [...pseudonyms].flatMap((pseudonym) => {
      const count = finder.countOf(text, pseudonym);
      return count > 0 ? [{ pseudonym, count }] : [];
    }),
  };
}
