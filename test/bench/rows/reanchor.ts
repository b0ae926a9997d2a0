import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceState } from '../../../server/src/core/anchor/place.js';
import { placerIn, placeSegments } from '../../../server/src/core/anchor/placeSegments.js';
import { parseCodings } from '../../../server/src/core/codings/readCodings.js';
import type { Segment } from '../../../server/src/core/codings/segment.js';
import { atOnce } from '../../../server/src/core/workInSteps.js';
import { codingsPath } from '../../../server/src/core/study/paths.js';
import { linesOf } from '../../../server/src/core/text/lines.js';
import { applySplices, type Splice } from '../../../server/src/core/text/splice.js';
import { keptStudy, pick, randomFrom, transcriptPath, type StudyParameters } from '../generateStudy.js';
import { cpuTimed, repeat, timed } from '../measure.js';
import { atMost, type Row, type RowGroup } from '../row.js';
import { longTranscript } from './studies.js';

/** Finding all segments of a long transcript again that was edited by another program. */
export const reanchor: RowGroup = {
  name: 'reanchor',
  table: 'large study',
  run: async ({ quick }) => {
    const { text: was, files } = readCoded(longTranscript(5000));
    const segments = files.flat();
    const edited = scatterEdits(was, 500);
    const place = (known: boolean): number[] => {
      const states = placeSegments(linesOf(edited), segments, false, known ? was : undefined).map(({ state }) => state);
      return ['exact', 'moved', 'changed'].map((state) => states.filter((each) => each === state).length);
    };
    const runs = quick ? 2 : 10;
    const figures = (known: boolean): string => {
      const [exact = 0, moved = 0, changed = 0] = place(known);
      return `${exact + moved} of ${segments.length} certain, ${changed} changed`;
    };
    return [
      {
        what: 'place 5,000 segments again in 1 MB after 500 edits',
        sample: await repeat(runs, () => timed(() => place(true)), 1),
        unit: 'ms',
        aim: atMost(1000),
        how: `placeSegments with the old text: ${figures(true)}`,
      },
      {
        what: '  the old text not known',
        sample: await repeat(runs, () => timed(() => place(false)), 1),
        unit: 'ms',
        aim: atMost(3000),
        how: `placeSegments by quote, context and neighbours: ${figures(false)}`,
      },
      await replacedRow(runs, {
        what: 'place 5,000 segments again in 1 MB after one word of twenty was respelt',
        change: { was, now: respelt(was, 0.05), files },
        most: 1000,
      }),
      await replacedRow(runs, {
        what: '  after its lines were wrapped',
        change: { was, now: was.replace(/(.{1,72}) /g, '$1\n'), files },
        most: 2000,
      }),
      await replacedRow(runs, {
        what: '  50 kB that three coders coded, replaced by another transcript',
        change: replacedTranscript(),
        most: 300,
      }),
    ];
  },
};

const states: readonly PlaceState[] = ['exact', 'moved', 'changed', 'ambiguous', 'orphaned'];

interface Change {
  readonly was: string;
  readonly now: string;
  /** The segments of each coder. */
  readonly files: readonly (readonly Segment[])[];
}

/** Placing the segments of all coders by the old text, as a server does that has just read the new one. */
async function replacedRow(
  runs: number,
  {
    what,
    change: { was, now, files },
    most,
  }: { readonly what: string; readonly change: Change; readonly most: number },
): Promise<Row> {
  const counts: Partial<Record<PlaceState, number>> = {};
  const place = (): void => {
    const placer = placerIn(linesOf(now));
    const places = files.flatMap((segments) =>
      atOnce(placer.place(segments, { now: 'now', named: 'was', old: () => was })),
    );
    for (const state of states) counts[state] = places.filter((each) => each.state === state).length;
  };
  const sample = await repeat(runs, () => cpuTimed(place), 1);
  const listed = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  return { what, sample, unit: 'ms', aim: atMost(most), how: `CPU, with the old text: ${listed.join(', ')}` };
}

function readCoded(parameters: StudyParameters): Pick<Change, 'files'> & { readonly text: string } {
  const folder = keptStudy(parameters);
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const coders = Array.from({ length: parameters.coders }, (_, i) => `coder${i + 1}`);
  return {
    text: read(transcriptPath(0)),
    files: coders.map((coder) => parseCodings(read(codingsPath(coder, transcriptPath(0)))).value.segments),
  };
}

function replacedTranscript(): Change {
  const { text: was, files } = readCoded({ transcripts: 1, size: 50_000, codings: 600, coders: 3 });
  const { text: other } = readCoded(longTranscript(5000));
  return { was, now: other.slice(other.length - was.length), files };
}

/** A letter left out of some words. */
function respelt(text: string, share: number): string {
  const random = randomFrom(5);
  return text.replace(/[a-z]{4,}/g, (word) => (random() < share ? word.slice(0, 2) + word.slice(3) : word));
}

/** Words replaced, put in and taken out all over a text, and here and there a line put in. */
function scatterEdits(text: string, count: number): string {
  const random = randomFrom(17);
  const splices = new Map<number, Splice>();
  while (splices.size < count) {
    const start = text.indexOf(' ', Math.floor(random() * (text.length - 100))) + 1;
    const end = text.indexOf(' ', start);
    const kind = pick(random, ['replace', 'insert', 'delete', 'line'] as const);
    const put = { replace: 'corrected', insert: 'well ', delete: '', line: '\n\nINTERVIEWER: I see.\n\nP000: ' }[kind];
    splices.set(start, { start, end: kind === 'replace' || kind === 'delete' ? end : start, text: put });
  }
  return applySplices(text, [...splices.values()]);
}
