import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
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
      l10n.t(
        'find the segments and threads of transcripts that have changed, and write where they are; exit code 1 where that is not certain',
      ),
    )
    .option('--dry-run', l10n.t('only say what is where'))
    .option('--transcript <path...>', l10n.t('only in these transcripts'))
    .addOption(new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'json']).default('text'))
    .action(async ({ dryRun = false, transcript, format }: Options, command: Command) => {
      const opened = await openWholeStudy(studyFolder(command.optsWithGlobals<Options>().study));
      const found = await findMoved(opened, transcript);
      const changes = found.flatMap(({ change }) => change ?? []);
      if (!dryRun && changes.length > 0) {
        const label = l10n.counted(changes.length, 'Re-anchor 1 file', 'Re-anchor {count} files');
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
  const none = file.kind === 'segment' ? l10n.t('no segments') : l10n.t('no threads');
  return [
    `${shownPath(folder, file.path)}: ${whatCameOf(file, listed.join(', ') || none)}`,
    ...file.entries.filter(isLeft).map((entry) => {
      const { path, line, column } = pointOf(file, entry);
      return `${shownPath(folder, path)}:${line}:${column} ${entry.place.state} ${entry.id} ${shortened(quotedWords(entry.quote, file.transcript.path))}`;
    }),
  ];
}

/** How many entries are where, and why nothing of the file was written. */
function whatCameOf(file: MovedFile, counts: string): string {
  if (file.entries.some(isLeft)) {
    return file.compared
      ? l10n.t('{counts}; left as it is until all are certain', { counts })
      : l10n.t('{counts} (without the text that was coded); left as it is until all are certain', { counts });
  }
  if (!file.change && file.kind === 'thread') {
    return file.compared
      ? l10n.t('{counts}; left as it is, since it is not written in lines', { counts })
      : l10n.t('{counts} (without the text that was coded); left as it is, since it is not written in lines', {
          counts,
        });
  }
  return file.compared ? counts : l10n.t('{counts} (without the text that was coded)', { counts });
}

/** How many segments, and threads where there are some, are not certain. */
function howManyAreLeft(found: readonly MovedFile[]): string {
  const leftOf = (kind: MovedFile['kind']): number =>
    found.filter((file) => file.kind === kind).reduce((sum, { entries }) => sum + entries.filter(isLeft).length, 0);
  const segments = leftOf('segment');
  if (found.every(({ kind }) => kind === 'segment')) {
    return l10n.counted(segments, '1 segment is not certain', '{count} segments are not certain');
  }
  return l10n.t('{segments} and {threads} are not certain', {
    segments: l10n.counted(segments, '1 segment', '{count} segments'),
    threads: l10n.counted(leftOf('thread'), '1 thread', '{count} threads'),
  });
}

const formats = {
  text: ({ opened: { folder }, found, dryRun }: Report): void => {
    print(found.flatMap((file) => linesAbout(folder, file)));
    const written = found.filter(({ change }) => change).length;
    const files = l10n.counted(written, '1 file', '{count} files');
    const left = howManyAreLeft(found);
    say(
      found.length === 0
        ? l10n.t('All segments and threads are where their files say.')
        : dryRun
          ? l10n.t('Nothing was written (--dry-run); it would be {files}; {left}.', { files, left })
          : l10n.t('Written: {files}; {left}.', { files, left }),
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
