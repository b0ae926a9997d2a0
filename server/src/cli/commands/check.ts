import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { linesOf, pointAt } from '../../core/text/lines.js';
import type { Problem } from '../../core/text/problem.js';
import { checkAnchors } from '../../core/checks/anchors.js';
import { transcriptsNamed } from '../../core/checks/examples.js';
import { cannotRead, checkFile, filesToCheck, textToCheck } from '../../core/checks/checkFile.js';
import { checkTranscript } from '../../core/checks/checkTranscript.js';
import { looksAtTranscripts } from '../../core/checks/index.js';
import { staleFinding } from '../../core/checks/recode.js';
import { staleSegments } from '../../core/queries/stale.js';
import { recordsFor } from '../../core/study/study.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import { formatOf, type Transcript } from '../../core/transcript/transcript.js';
import { digestOf } from '../../disk/files/digest.js';
import { placeRecords } from '../../disk/study/placeRecords.js';
import { unmergedFiles } from '../../disk/git/unmergedFiles.js';
import { inParallel } from '../../core/inParallel.js';
import { readStudyText } from '../../disk/files/readStudyFile.js';
import { formats, type Found } from '../problemFormats.js';
import { openToRead, studyFolder, type GlobalOptions, type OpenStudy } from '../study.js';

interface Options extends GlobalOptions {
  readonly format: keyof typeof formats;
  readonly stale?: true;
  readonly hints?: true;
}

type Add = (path: string, text: string, problems: readonly Problem[]) => void;

/** `gloss check`: lists what is wrong in a study. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      l10n.t('list what is wrong in settings, codebooks, codings and transcripts; exit code 1 where there are errors'),
    )
    .argument('[folder]', l10n.t('the study, or a folder in it'))
    .option(
      '--stale',
      l10n.t('list only segments to look at again, since a code of theirs was revised after; exit code 0'),
    )
    .option('--hints', l10n.t('list hints too; without it they are only counted. JSON has all'))
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'json', 'github']).default('text'),
    )
    .action(async (folder: string | undefined, options: Options, command: Command) => {
      const { study } = command.optsWithGlobals<Options>();
      const opened = await openToRead(studyFolder(folder ?? study));
      const found: Found[] = [];
      const add: Add = (path, text, problems) => {
        const lines = linesOf(problems.length > 0 ? text : '');
        for (const problem of problems) {
          const { start, end } = problem.range;
          found.push({ path, from: pointAt(lines, start), to: pointAt(lines, end), problem });
        }
      };
      if (options.stale) addStale(opened, add);
      else await addProblems(opened, add);
      const what = options.stale ? 'segments' : options.hints ? 'hints' : 'problems';
      formats[options.format](opened.folder, found.sort(byPlace), what);
      if (found.some(({ problem }) => problem.severity === 'error')) process.exitCode = 1;
    });
}

const byPlace = (a: Found, b: Found): number =>
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.from.line - b.from.line || a.from.column - b.from.column;

function addStale({ study }: OpenStudy, add: Add): void {
  for (const stale of staleSegments(study)) {
    add(stale.record.path, stale.record.text, [{ code: 'recode', severity: 'hint', ...staleFinding(stale) }]);
  }
}

async function addProblems(opened: OpenStudy, add: Add): Promise<void> {
  const { folder, study, unreadable } = opened;
  for (const [path, message] of await unmergedFiles(folder)) {
    add(path, '', [{ ...cannotRead(message), code: 'unmerged' }]);
  }
  const named = new Set([...study.codebooks.values()].flatMap(({ value }) => transcriptsNamed(study, value)));
  const texts = new Map<string, string>();
  const anchors = new Map<string, readonly Problem[]>();
  await inParallel([...study.transcripts.keys()], 8, async (path) => {
    try {
      const text = await readStudyText(folder, path);
      if (text === undefined) return;
      if (named.has(path)) texts.set(path, text);
      add(path, text, await checkText(opened, path, text, anchors));
    } catch (error) {
      add(path, '', [cannotRead(error instanceof Error ? error.message : String(error))]);
    }
  });
  for (const path of filesToCheck(study, unreadable)) {
    add(path, textToCheck(study, path), checkFile(study, path, unreadable, { texts, anchors: anchors.get(path) }));
  }
}

/** What is wrong in a transcript; `anchors` is given what is wrong with places in it, by codings file. */
async function checkText(
  { folder, study }: OpenStudy,
  path: string,
  text: string,
  anchors: Map<string, readonly Problem[]>,
): Promise<readonly Problem[]> {
  const records = recordsFor(study, path);
  if (records.length === 0 && !looksAtTranscripts(study)) return [];
  const found = await placeRecords(folder, { path, lines: linesOf(text), digest: digestOf(text) }, records);
  for (const { record, segments } of found) {
    const byId = new Map(segments.map(({ segment, place }) => [segment.id, place]));
    anchors.set(record.path, checkAnchors(record, byId));
  }
  const parsed = (): Transcript => parseTranscript(text, formatOf(path), study.config.reading);
  return checkTranscript(
    study,
    text,
    parsed,
    found.flatMap(({ segments }) => segments),
  );
}
