import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { linesOf, pointAt } from '../../core/text/lines.js';
import type { Problem } from '../../core/text/problem.js';
import { isCertain } from '../../core/anchor/place.js';
import { checkAnchors } from '../../core/checks/anchors.js';
import { transcriptsNamed } from '../../core/checks/examples.js';
import { checkCodebook, checkConfig, checkPassages, checkRecord, looksAtTranscripts } from '../../core/checks/index.js';
import { staleFinding } from '../../core/checks/recode.js';
import { checkDiscussion } from '../../core/checks/checkDiscussion.js';
import { asConfigured } from '../../core/checks/severities.js';
import { configFile } from '../../core/study/paths.js';
import { staleSegments } from '../../core/queries/stale.js';
import { recordsFor } from '../../core/study/study.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { digestOf } from '../../disk/files/digest.js';
import { placeRecords } from '../../disk/study/placeRecords.js';
import { unmergedFiles } from '../../disk/git/unmergedFiles.js';
import { inParallel } from '../../disk/study/studyFolder.js';
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
  const { study, unreadable } = opened;
  for (const [path, message] of unreadable) add(path, '', [cannotRead(message)]);
  for (const [path, message] of await unmergedFiles(opened.folder)) {
    add(path, '', [{ ...cannotRead(message), code: 'unmerged' }]);
  }
  add(configFile, study.configFile?.text ?? '', checkConfig(study));
  for (const record of study.records.values()) add(record.path, record.text, checkRecord(study, record));
  for (const file of study.discussions.values()) add(file.path, file.text, checkDiscussion(study, file));
  const named = new Set([...study.codebooks.values()].flatMap(({ value }) => transcriptsNamed(study, value)));
  const texts = new Map<string, string>();
  await inParallel([...study.transcripts.keys()], 8, async (path) => {
    const text = await checkTranscript(opened, path, add);
    if (text !== undefined && named.has(path)) texts.set(path, text);
  });
  for (const [path, book] of study.codebooks) add(path, book.text, checkCodebook(study, path, { texts }));
}

/** Every transcript has to be readable; of those that are coded, segments have to be where they say. Answers its text. */
async function checkTranscript({ folder, study }: OpenStudy, path: string, add: Add): Promise<string | undefined> {
  try {
    const text = await readStudyText(folder, path);
    if (text === undefined) return undefined;
    const records = recordsFor(study, path);
    if (records.length === 0 && !looksAtTranscripts(study)) return text;
    const lines = linesOf(text);
    const found = await placeRecords(folder, { path, lines, digest: digestOf(text) }, records);
    for (const { record, segments } of found) {
      const byId = new Map(segments.map(({ segment, place }) => [segment.id, place]));
      add(record.path, record.text, asConfigured(study.config, checkAnchors(record, byId)));
    }
    const placed = found.flatMap(({ segments }) => segments.filter(({ place }) => isCertain(place)));
    if (looksAtTranscripts(study)) {
      const transcript = parseTranscript(text, formatOf(path), study.config.reading);
      add(path, text, checkPassages(study, { text, transcript, placed }));
    }
    return text;
  } catch (error) {
    add(path, '', [cannotRead(error instanceof Error ? error.message : String(error))]);
    return undefined;
  }
}

const cannotRead = (message: string): Problem => ({
  code: 'unreadable',
  severity: 'error',
  message,
  range: { start: 0, end: 0 },
});
