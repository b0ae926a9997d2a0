import { Option, type Command } from 'commander';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { isSettled, type Place, type PlaceState } from '../../core/anchor/place.js';
import { editCodings } from '../../core/codings/editCodings.js';
import type { SegmentEntry } from '../../core/codings/segment.js';
import { isAsWritten, withNewAnchors } from '../../core/edit/ownRecord.js';
import type { FileChange, TranscriptText } from '../../core/edit/step.js';
import { recordsFor, type CodingsRecord } from '../../core/study/study.js';
import { linesOf, pointAt, type Point } from '../../core/text/lines.js';
import { commitStep, diskAccess } from '../../lsp/node/commitStep.js';
import { placeRecords, type PlacedRecord } from '../../lsp/node/placeRecords.js';
import { readTranscript } from '../../lsp/node/readTranscript.js';
import { printJson } from '../formats/json.js';
import { print, say } from '../formats/terminal.js';
import {
  openWholeStudy,
  sayWhatIsMissing,
  shownPath,
  studyFolder,
  transcriptPath,
  type GlobalOptions,
  type OpenStudy,
} from '../study.js';

interface Options extends GlobalOptions {
  readonly dryRun?: boolean;
  readonly transcript?: readonly string[];
  readonly format: keyof typeof formats;
}

/** `gloss reanchor`: writes where segments are in transcripts that have changed, in the files in which all is certain. */
export function addReanchor(program: Command): void {
  program
    .command('reanchor')
    .description(
      'find the segments of transcripts that have changed, and write where they are; exit code 1 where that is not certain',
    )
    .option('--dry-run', 'only say what is where')
    .option('--transcript <path...>', 'only in these transcripts')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(async ({ dryRun = false, transcript, format }: Options, command: Command) => {
      const opened = await openWholeStudy(studyFolder(command.optsWithGlobals<Options>().study));
      const found = await findMoved(opened, transcript);
      const changes = found.flatMap(({ change }) => change ?? []);
      if (!dryRun && changes.length > 0) {
        const label = `Re-anchor ${changes.length} ${changes.length === 1 ? 'file' : 'files'}`;
        await commitStep(opened.folder, diskAccess(opened.folder), { label, changes });
      }
      formats[format]({ opened, found, dryRun });
      if (found.some(({ segments }) => segments.some(isLeft))) process.exitCode = 1;
      sayWhatIsMissing(opened);
    });
}

interface Found {
  readonly record: CodingsRecord;
  readonly transcript: TranscriptText;
  readonly segments: readonly { readonly segment: SegmentEntry; readonly place: Place }[];
  /** Whether the text that the positions speak of was there to compare with. */
  readonly compared: boolean;
  readonly change: FileChange | undefined;
}

/** Not certain, nor settled as being without a place. */
const isLeft = ({ place }: { readonly place: Place }): boolean => !isSettled(place);

/** The codings files whose segments are not where they say in the transcript of now. Those with errors are left alone. */
async function findMoved(opened: OpenStudy, given: readonly string[] | undefined): Promise<readonly Found[]> {
  const { folder, study } = opened;
  const chosen = new Set(given?.map((path) => transcriptPath(opened, path)) ?? study.transcripts.keys());
  const found: Found[] = [];
  for (const path of [...chosen].sort()) {
    const records = recordsFor(study, path).filter(({ problems }) =>
      problems.every(({ severity }) => severity !== 'error'),
    );
    if (records.length === 0) continue;
    const transcript = await readTranscript(folder, path);
    for (const placed of await placeRecords(folder, transcript, records)) found.push(...movedIn(placed, transcript));
  }
  return found;
}

/** Nothing where all is as its file says. */
function movedIn({ record, segments, compared }: PlacedRecord, transcript: TranscriptText): readonly Found[] {
  const { path, text, value } = record;
  if (isAsWritten(value, segments, transcript)) return [];
  // All positions of a file speak of one text: as long as one segment is not certain they stay, so that the old text still
  // tells where the others are.
  const after = segments.some(isLeft) ? text : editCodings(text, value, withNewAnchors({}, segments, transcript));
  const change = after === text ? undefined : { path, before: text, after };
  return [{ record, transcript, segments, compared, change }];
}

interface Report {
  readonly opened: OpenStudy;
  readonly found: readonly Found[];
  readonly dryRun: boolean;
}

const states: readonly PlaceState[] = ['exact', 'moved', 'changed', 'ambiguous', 'orphaned'];

const countsOf = ({ segments }: Found): Readonly<Record<PlaceState, number>> => {
  const counts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  for (const entry of segments) counts[entry.place.state]++;
  return counts;
};

/** Where to look: the place in the transcript, or, of a segment without one, its entry in the codings file. */
function pointOf({ record, transcript }: Found, segment: SegmentEntry, place: Place): { path: string } & Point {
  return place.state === 'orphaned'
    ? { path: record.path, ...pointAt(linesOf(record.text), segment.span.start) }
    : { path: transcript.path, ...pointAt(transcript.lines, place.start) };
}

/** The first words of a quote, on one line. */
const longestQuote = 60;
const shortened = (quote: string): string => {
  const points = Array.from(quote.replace(/\s+/g, ' '));
  return points.length <= longestQuote ? points.join('') : `${points.slice(0, longestQuote - 1).join('')}…`;
};

const formats = {
  text: ({ opened: { folder }, found, dryRun }: Report): void => {
    print(
      found.flatMap((file) => {
        const counts = countsOf(file);
        const listed = states.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
        const how = file.compared ? '' : ' (without the text that was coded)';
        const kept = file.segments.some(isLeft) ? '; left as it is until all are certain' : '';
        return [
          `${shownPath(folder, file.record.path)}: ${listed.join(', ') || 'no segments'}${how}${kept}`,
          ...file.segments.filter(isLeft).map(({ segment, place }) => {
            const { path, line, column } = pointOf(file, segment, place);
            return `${shownPath(folder, path)}:${line}:${column} ${place.state} ${segment.id} ${shortened(quotedWords(segment.quote, file.transcript.path))}`;
          }),
        ];
      }),
    );
    const left = found.reduce((sum, { segments }) => sum + segments.filter(isLeft).length, 0);
    const written = found.filter(({ change }) => change).length;
    const files = written === 1 ? '1 file' : `${written} files`;
    say(
      found.length === 0
        ? 'All segments are where their files say.'
        : `${dryRun ? `Nothing was written (--dry-run); it would be ${files}` : `Written: ${files}`}; ${left} ${left === 1 ? 'segment is' : 'segments are'} not certain.`,
    );
  },
  json: ({ found, dryRun }: Report): void =>
    printJson({
      dryRun,
      files: found.map((file) => ({
        path: file.record.path,
        transcript: file.transcript.path,
        coder: file.record.coder,
        compared: file.compared,
        written: file.change !== undefined && !dryRun,
        counts: countsOf(file),
        segments: file.segments.map(({ segment, place }) => ({
          id: segment.id,
          state: place.state,
          ...(place.deleted && { deleted: true }),
          was: { from: segment.from, to: segment.to },
          ...(place.state !== 'orphaned' && rangeIn(file, place)),
          quote: segment.quote,
          ...(place.candidates && { candidates: place.candidates.map((range) => rangeIn(file, range)) }),
        })),
      })),
    }),
};

const rangeIn = ({ transcript: { lines } }: Found, { start, end }: { start: number; end: number }) => ({
  from: pointAt(lines, start),
  to: pointAt(lines, end),
});
