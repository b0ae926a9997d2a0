import * as l10n from '../core/text/l10n.js';
import type { PlaceState } from '../core/anchor/place.js';
import { isNowhere, type SegmentEntry } from '../core/codings/segment.js';
import { GlossError } from '../core/glossError.js';
import { recordsFor, type CodingsRecord } from '../core/study/study.js';
import { pointAt, type Lines, type Point } from '../core/text/lines.js';
import type { PlacedRecord } from '../core/queries/placedRecords.js';
import { placeRecords } from '../disk/study/placeRecords.js';
import { readStudyBytes } from '../disk/files/readStudyFile.js';
import { readTranscript } from '../disk/files/readTranscript.js';
import { inParallel } from '../core/inParallel.js';
import { areExactInBytes } from './exactInBytes.js';
import { say } from './formats/terminal.js';
import type { OpenStudy } from './study.js';

/** Where a segment is in its transcript as that stands now; an orphaned one is nowhere. */
export interface Standing {
  readonly state: PlaceState;
  readonly from?: Point;
  readonly to?: Point;
}

/** Where those segments are that do not stand where their file says. */
export type Standings = ReadonlyMap<SegmentEntry, Standing>;

/** Looks where the segments of transcripts are; those of one that is not there, or cannot be read, are orphaned. */
export async function standingsIn({ folder, study }: OpenStudy, transcripts: Iterable<string>): Promise<Standings> {
  const standings = new Map<SegmentEntry, Standing>();
  await inParallel([...transcripts], 8, async (path) => {
    const records = recordsFor(study, path);
    for (const [segment, standing] of await placesOf(folder, path, records)) standings.set(segment, standing);
  });
  return standings;
}

async function placesOf(
  folder: string,
  path: string,
  records: readonly CodingsRecord[],
): Promise<readonly (readonly [SegmentEntry, Standing])[]> {
  try {
    const bytes = readStudyBytes(folder, path);
    if (bytes && areExactInBytes(bytes, records)) return [];
    const transcript = await readTranscript(folder, path);
    return standingsOf(transcript.lines, await placeRecords(folder, transcript, records));
  } catch (error) {
    if (!(error instanceof GlossError)) throw error;
    say(error.message);
    return records.flatMap(({ value }) => value.segments.map((segment) => [segment, { state: 'orphaned' }] as const));
  }
}

/** Where those segments are of a transcript that do not stand where their file says. */
export function standingsOf(
  lines: Lines,
  placed: readonly PlacedRecord[],
): readonly (readonly [SegmentEntry, Standing])[] {
  const at = (offset: number): Point => pointAt(lines, offset);
  return placed.flatMap(({ segments }) =>
    segments.flatMap(({ segment, place: { state, start, end } }): (readonly [SegmentEntry, Standing])[] =>
      state === 'exact' ? [] : [[segment, state === 'orphaned' ? { state } : { state, from: at(start), to: at(end) }]],
    ),
  );
}

/** Where a segment is whose transcript was looked at. */
export function standingOf(standings: Standings, segment: SegmentEntry): Standing {
  const known = standings.get(segment);
  if (known) return known;
  const { from, to } = segment;
  return isNowhere(segment) ? { state: 'orphaned' } : { state: 'exact', from, to };
}

const uncertain: readonly PlaceState[] = ['ambiguous', 'orphaned'];

/** Whether a segment's passage is known, be it that words in it were changed. */
export const hasPlace = ({ state }: Standing): boolean => !uncertain.includes(state);

/** What the option says that leaves out the others. */
export const certainOption = (): string =>
  l10n.t('leave out segments whose place in the transcript as it stands now is in doubt, or gone');

/** Says on standard error how many segments of an answer have no certain place, and what became of them. */
export function sayDoubts(all: readonly Standing[], areLeftOut: boolean): void {
  const counts = uncertain.map((state) => ({ state, count: all.filter((one) => one.state === state).length }));
  const found = counts.filter(({ count }) => count > 0);
  if (found.length === 0) return;
  const sum = found.reduce((total, { count }) => total + count, 0);
  const named = found.map(({ state, count }) => `${count} ${state}`).join(', ');
  say(
    areLeftOut
      ? l10n.counted(
          sum,
          '1 of {all} segments left out has no certain place ({named}). “gloss reanchor” shows it.',
          '{count} of {all} segments left out have no certain place ({named}). “gloss reanchor” shows them.',
          { all: all.length, named },
        )
      : l10n.counted(
          sum,
          '1 of {all} segments among these has no certain place ({named}). “gloss reanchor” shows it.',
          '{count} of {all} segments among these have no certain place ({named}). “gloss reanchor” shows them.',
          { all: all.length, named },
        ),
  );
}
