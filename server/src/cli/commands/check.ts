import { Option, type Command } from 'commander';
import { linesOf, pointAt, type Point } from '../../core/text/lines.js';
import type { Problem } from '../../core/text/problem.js';
import { placeSegments } from '../../core/anchor/placeSegments.js';
import { checkAnchors, checkCodebook, checkIds, checkRecord } from '../../core/study/check.js';
import { recordsFor } from '../../core/study/study.js';
import { digestOf } from '../../lsp/node/digest.js';
import { findOldTexts } from '../../lsp/node/oldText.js';
import { inParallel } from '../../lsp/node/studyFolder.js';
import { readTextFile } from '../../lsp/node/textFile.js';
import { join } from 'node:path';
import { print, printJson, say } from '../output.js';
import { openWholeStudy, shownPath, studyFolder, type GlobalOptions, type OpenStudy } from '../study.js';

interface Options extends GlobalOptions {
  readonly format: keyof typeof formats;
}

interface Found {
  readonly path: string;
  readonly from: Point;
  readonly to: Point;
  readonly problem: Problem;
}

/** `gloss check`: lists what is wrong in a study. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      'list what is wrong in settings, codebooks, codings and transcripts; exit code 1 where there are errors',
    )
    .argument('[folder]', 'the study, or a folder in it')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json', 'github']).default('text'))
    .action(async (folder: string | undefined, options: Options, command: Command) => {
      const { study } = command.optsWithGlobals<Options>();
      const opened = await openWholeStudy(studyFolder(folder ?? study));
      const found = await problemsOf(opened);
      formats[options.format](opened.folder, found);
      if (found.some(({ problem }) => problem.severity === 'error')) process.exitCode = 1;
    });
}

async function problemsOf(opened: OpenStudy): Promise<readonly Found[]> {
  const { study, unreadable } = opened;
  const found: Found[] = [];
  const add = (path: string, text: string, problems: readonly Problem[]): void => {
    if (problems.length === 0) return;
    const lines = linesOf(text);
    for (const problem of problems) {
      found.push({ path, from: pointAt(lines, problem.range.start), to: pointAt(lines, problem.range.end), problem });
    }
  };
  for (const [path, message] of unreadable) add(path, '', [cannotRead(message)]);
  if (study.configFile) add(study.configFile.path, study.configFile.text, study.configFile.problems);
  for (const [path, book] of study.codebooks) add(path, book.text, checkCodebook(study, path));
  const ids = checkIds(study);
  for (const record of study.records.values()) {
    add(record.path, record.text, [...checkRecord(study, record), ...(ids.get(record.path) ?? [])]);
  }
  await inParallel([...study.transcripts.keys()], 8, (path) => checkTranscript(opened, path, add));
  return found.sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.from.line - b.from.line || a.from.column - b.from.column,
  );
}

/** Every transcript has to be readable; of those that are coded, segments have to be where they say. */
async function checkTranscript(
  { folder, study }: OpenStudy,
  path: string,
  add: (path: string, text: string, problems: readonly Problem[]) => void,
): Promise<void> {
  try {
    const file = await readTextFile(join(folder, path), path);
    const records = recordsFor(study, path);
    if (!file || records.length === 0) return;
    const digest = digestOf(file.text);
    if (records.every(({ value }) => value.text === digest)) return;
    const lines = linesOf(file.text);
    const old = new Set(records.map(({ value }) => value.text).filter((text) => text !== digest));
    const was = await findOldTexts(folder, path, old);
    for (const record of records) {
      const { segments, text } = record.value;
      const places = placeSegments(lines, segments, text === digest, was.get(text));
      const byId = new Map(segments.flatMap(({ id }, i) => (places[i] ? [[id, places[i]] as const] : [])));
      add(record.path, record.text, checkAnchors(record, byId));
    }
  } catch (error) {
    add(path, '', [cannotRead(error instanceof Error ? error.message : String(error))]);
  }
}

const cannotRead = (message: string): Problem => ({
  code: 'unreadable',
  severity: 'error',
  message,
  range: { start: 0, end: 0 },
});

const formats = {
  text: (folder: string, found: readonly Found[]): void => {
    print(
      found.map(
        ({ path, from, problem }) =>
          `${shownPath(folder, path)}:${from.line}:${from.column} ${problem.severity} ${problem.code} ${problem.message}`,
      ),
    );
    const count = (severity: string): number => found.filter(({ problem }) => problem.severity === severity).length;
    const [errors, warnings] = [count('error'), count('warning')];
    say(
      errors + warnings === 0
        ? 'No errors and no warnings.'
        : `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
    );
  },
  json: (_folder: string, found: readonly Found[]): void =>
    printJson(
      found.map(({ path, from, to, problem: { severity, code, message, data } }) => ({
        path,
        from,
        to,
        severity,
        code,
        message,
        ...(data && { data }),
      })),
    ),
  github: (folder: string, found: readonly Found[]): void => {
    print(
      found.map(({ path, from, to, problem: { severity, code, message } }) => {
        const level = severity === 'error' || severity === 'warning' ? severity : 'notice';
        const endColumn = to.line === from.line ? `,endColumn=${to.column}` : '';
        const place = `file=${property(shownPath(folder, path))},line=${from.line},endLine=${to.line},col=${from.column}${endColumn}`;
        return `::${level} ${place},title=${property(code)}::${value(message)}`;
      }),
    );
  },
};

/** As GitHub reads its workflow commands. */
const value = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => value(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
