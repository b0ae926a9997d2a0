import { isCertain, isSettled, type Place } from '../core/anchor/place.js';
import { editCodings } from '../core/codings/editCodings.js';
import { followThreads } from '../core/edit/discussions/followThreads.js';
import { isAsWritten, withNewAnchors } from '../core/edit/segments/ownRecord.js';
import type { FileChange, TranscriptText } from '../core/edit/step.js';
import { digestsOfThreads } from '../core/discussions/placeThreads.js';
import { discussionPath } from '../core/study/paths.js';
import { recordsFor } from '../core/study/study.js';
import { listIn, partsOfFile } from '../core/yaml/parts.js';
import { rangeOf } from '../core/yaml/yaml.js';
import { linesOf, pointAt, type Point } from '../core/text/lines.js';
import { findOldTexts } from '../disk/git/oldText.js';
import type { PlacedRecord } from '../core/queries/placedRecords.js';
import { placeRecords } from '../disk/study/placeRecords.js';
import { readTranscript } from '../disk/files/readTranscript.js';
import { transcriptPath, type OpenStudy } from './study.js';

/** A segment or a thread that a file has, and where it is now. */
export interface MovedEntry {
  readonly id: string;
  readonly quote: string;
  readonly was: { readonly from: Point; readonly to: Point };
  readonly place: Place;
  /** Where it stands in its file. */
  readonly inFile: Point;
  /** Whether somebody has to look: its place is not certain, nor is it settled that it has none. */
  readonly isLeft: boolean;
}

/** A file of a study that has positions in an earlier text of a transcript. */
export interface MovedFile {
  readonly kind: 'segment' | 'thread';
  readonly path: string;
  readonly coder?: string;
  readonly transcript: TranscriptText;
  readonly entries: readonly MovedEntry[];
  /** Whether the text that the positions speak of was there to compare with. */
  readonly compared: boolean;
  readonly change: FileChange | undefined;
}

/**
 * The codings and discussions whose segments and threads are not where they say in the transcripts of now. Those with errors
 * are left alone.
 */
export async function findMoved(
  opened: OpenStudy,
  given: readonly string[] | undefined,
): Promise<readonly MovedFile[]> {
  const { folder, study } = opened;
  const chosen = new Set(given?.map((path) => transcriptPath(opened, path)) ?? study.transcripts.keys());
  const found: MovedFile[] = [];
  for (const path of [...chosen].sort()) {
    const records = recordsFor(study, path).filter(({ problems }) =>
      problems.every(({ severity }) => severity !== 'error'),
    );
    const hasThreads = study.discussions.has(discussionPath(path));
    if (records.length === 0 && !hasThreads) continue;
    const transcript = await readTranscript(folder, path);
    for (const placed of await placeRecords(folder, transcript, records)) {
      found.push(...movedSegments(placed, transcript));
    }
    if (hasThreads) found.push(...(await movedThreads(opened, transcript)));
  }
  return found;
}

/** Nothing where all is as the file says. */
function movedSegments({ record, segments, compared }: PlacedRecord, transcript: TranscriptText): readonly MovedFile[] {
  const { path, text, value, coder } = record;
  if (isAsWritten(value, segments, transcript)) return [];
  const lines = linesOf(text);
  const entries = segments.map(({ segment: { id, quote, from, to, span }, place }): MovedEntry => {
    const inFile = pointAt(lines, span.start);
    return { id, quote, was: { from, to }, place, inFile, isLeft: !isSettled(place) };
  });
  // All positions of a file speak of one text: as long as one segment is not certain they stay, so that the old text still
  // tells where the others are.
  const after = entries.some(({ isLeft }) => isLeft)
    ? text
    : editCodings(text, value, withNewAnchors({}, segments, transcript));
  const change = after === text ? undefined : { path, before: text, after };
  return [{ kind: 'segment', path, coder, transcript, entries, compared, change }];
}

async function movedThreads({ folder, study }: OpenStudy, transcript: TranscriptText): Promise<readonly MovedFile[]> {
  const file = study.discussions.get(discussionPath(transcript.path));
  if (!file) return [];
  const digests = new Set([...digestsOfThreads(file.value)].filter((digest) => digest !== transcript.digest));
  const old = digests.size > 0 ? await findOldTexts(folder, transcript.path, digests) : new Map<string, string>();
  const followed = followThreads(file, { ...transcript, oldText: (digest) => old.get(digest) });
  if (!followed) return [];
  const lines = linesOf(file.text);
  const threads = partsOfFile(file.text)?.fields.get('threads');
  const written = new Map((threads && listIn(threads))?.items.map((item) => [item.valueOf('id'), item]));
  const entries = followed.placed.map(({ thread: { id, at }, place }): MovedEntry => {
    const inFile = { line: pointAt(lines, rangeOf(written.get(id)?.node).start).line, column: 1 };
    return { id, quote: at.quote, was: at, place, inFile, isLeft: !isCertain(place) };
  });
  const compared = [...digests].every((digest) => old.has(digest));
  return [{ kind: 'thread', path: file.path, transcript, entries, compared, change: followed.change }];
}
