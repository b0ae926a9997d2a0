import { Option, type Command } from 'commander';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import type { PlaceState } from '../../core/anchor/place.js';
import { pointAt, type Point } from '../../core/text/lines.js';
import { commitStep, diskAccess } from '../../disk/journal/commitStep.js';
import { printJson } from '../formats/json.js';
import { print, say } from '../formats/terminal.js';
import { findMoved, type MovedEntry, type MovedFile } from '../movedPlaces.js';
import {
  openWholeStudy,
  sayWhatIsMissing,
  shownPath,
  studyFolder,
  type GlobalOptions,
  type OpenStudy,
} from '../study.js';

interface Options extends GlobalOptions {
  readonly dryRun?: boolean;
  readonly transcript?: readonly string[];
  readonly format: keyof typeof formats;
}

/** `gloss reanchor`: writes where segments and threads are in transcripts that have changed, in the files in which all is certain. */
export function addReanchor(program: Command): void {
  program
    .command('reanchor')
    .description(
      'find the segments and threads of transcripts that have changed, and write where they are; exit code 1 where that is not certain',
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
      if (found.some(({ entries }) => entries.some(isLeft))) process.exitCode = 1;
      sayWhatIsMissing(opened);
    });
}

const isLeft = (entry: MovedEntry): boolean => entry.isLeft;

interface Report {
  readonly opened: OpenStudy;
  readonly found: readonly MovedFile[];
  readonly dryRun: boolean;
}

const states: readonly PlaceState[] = ['exact', 'moved', 'changed', 'ambiguous', 'orphaned'];

const countsOf = ({ entries }: MovedFile): Readonly<Record<PlaceState, number>> => {
  const counts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  for (const { place } of entries) counts[place.state]++;
  return counts;
};

/** Where to look: the place in the transcript, or, of what has none, its entry in the file. */
const pointOf = ({ path, transcript }: MovedFile, { place, inFile }: MovedEntry): { path: string } & Point =>
  place.state === 'orphaned'
    ? { path, ...inFile }
    : { path: transcript.path, ...pointAt(transcript.lines, place.start) };

/** The first words of a quote, on one line. */
const longestQuote = 60;
const shortened = (quote: string): string => {
  const points = Array.from(quote.replace(/\s+/g, ' '));
  return points.length <= longestQuote ? points.join('') : `${points.slice(0, longestQuote - 1).join('')}…`;
};

function linesAbout(folder: string, file: MovedFile): readonly string[] {
  const counts = countsOf(file);
  const listed = states.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
  const how = file.compared ? '' : ' (without the text that was coded)';
  const isKept = file.entries.some(isLeft);
  const kept = isKept ? '; left as it is until all are certain' : '';
  const unwritten =
    isKept || file.change || file.kind !== 'thread' ? '' : '; left as it is, since it is not written in lines';
  return [
    `${shownPath(folder, file.path)}: ${listed.join(', ') || `no ${file.kind}s`}${how}${kept}${unwritten}`,
    ...file.entries.filter(isLeft).map((entry) => {
      const { path, line, column } = pointOf(file, entry);
      return `${shownPath(folder, path)}:${line}:${column} ${entry.place.state} ${entry.id} ${shortened(quotedWords(entry.quote, file.transcript.path))}`;
    }),
  ];
}

/** How many segments, and threads where there are some, are not certain. */
function howManyAreLeft(found: readonly MovedFile[]): string {
  const counts = (['segment', 'thread'] as const).flatMap((kind) => {
    const files = found.filter((file) => file.kind === kind);
    const left = files.reduce((sum, { entries }) => sum + entries.filter(isLeft).length, 0);
    return kind === 'thread' && files.length === 0 ? [] : [{ left, text: `${left} ${kind}${left === 1 ? '' : 's'}` }];
  });
  const isOne = counts.length === 1 && counts[0]?.left === 1;
  return `${counts.map(({ text }) => text).join(' and ')} ${isOne ? 'is' : 'are'} not certain`;
}

const formats = {
  text: ({ opened: { folder }, found, dryRun }: Report): void => {
    print(found.flatMap((file) => linesAbout(folder, file)));
    const written = found.filter(({ change }) => change).length;
    const files = written === 1 ? '1 file' : `${written} files`;
    say(
      found.length === 0
        ? 'All segments and threads are where their files say.'
        : `${dryRun ? `Nothing was written (--dry-run); it would be ${files}` : `Written: ${files}`}; ${howManyAreLeft(found)}.`,
    );
  },
  json: ({ found, dryRun }: Report): void => {
    const of = (kind: MovedFile['kind']): readonly MovedFile[] => found.filter((file) => file.kind === kind);
    printJson({
      dryRun,
      files: of('segment').map((file) => ({ ...aboutFile(file, dryRun), segments: file.entries.map(placeIn(file)) })),
      discussions: of('thread').map((file) => ({
        ...aboutFile(file, dryRun),
        threads: file.entries.map(placeIn(file)),
      })),
    });
  },
};

const aboutFile = (file: MovedFile, dryRun: boolean) => ({
  path: file.path,
  transcript: file.transcript.path,
  ...(file.coder !== undefined && { coder: file.coder }),
  compared: file.compared,
  written: file.change !== undefined && !dryRun,
  counts: countsOf(file),
});

const placeIn =
  (file: MovedFile) =>
  ({ id, place, was: { from, to }, quote }: MovedEntry) => ({
    id,
    state: place.state,
    ...(place.deleted && { deleted: true }),
    was: { from, to },
    ...(place.state !== 'orphaned' && rangeIn(file, place)),
    quote,
    ...(place.candidates && { candidates: place.candidates.map((range) => rangeIn(file, range)) }),
  });

const rangeIn = ({ transcript: { lines } }: MovedFile, { start, end }: { start: number; end: number }) => ({
  from: pointAt(lines, start),
  to: pointAt(lines, end),
});
