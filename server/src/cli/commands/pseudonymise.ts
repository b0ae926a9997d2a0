import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { parse } from 'papaparse';
import { nameFinder, readNames, type NamePair, type NameRow } from '../../core/edit/names.js';
import { pseudonymise, type Pseudonymised } from '../../core/edit/pseudonymise.js';
import { GlossError } from '../../core/glossError.js';
import { normalizeText } from '../../core/text/newline.js';
import { commitStep, diskAccess } from '../../lsp/node/commitStep.js';
import { digestOf } from '../../lsp/node/digest.js';
import { findOldTexts } from '../../lsp/node/oldText.js';
import { readTranscript } from '../../lsp/node/readTranscript.js';
import { listStudyFiles, studyPath } from '../../lsp/node/studyFolder.js';
import { readTextFile } from '../../lsp/node/textFile.js';
import { printJson } from '../formats/json.js';
import { columns, print } from '../formats/terminal.js';
import {
  openWholeStudy,
  shownPath,
  studyFolder,
  transcriptPath,
  type GlobalOptions,
  type OpenStudy,
} from '../study.js';

interface Options extends GlobalOptions {
  readonly map: string;
  readonly dryRun?: boolean;
  readonly transcript?: readonly string[];
  readonly format: keyof typeof formats;
}

/** `gloss pseudonymise`: replaces names in transcripts, and codings follow. */
export function addPseudonymise(program: Command): void {
  program
    .command('pseudonymise')
    .description('replace names throughout transcripts; codings and discussions follow')
    .requiredOption('--map <file>', 'the names: a CSV file with the columns name and pseudonym')
    .option('--dry-run', 'only say what would be replaced')
    .option('--transcript <path...>', 'only in these transcripts')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(async ({ map, dryRun = false, transcript, format }: Options, command: Command) => {
      const opened = await openWholeStudy(studyFolder(command.optsWithGlobals<Options>().study));
      const pairs = await readMap(map);
      const result = await plan(opened, pairs, transcript);
      const elsewhere = await namesElsewhere(opened, pairs, resolve(map));
      formats[format]({ ...result, opened, elsewhere, dryRun });
      if (result.astray.length > 0) process.exitCode = 1;
      if (dryRun || !result.step) return;
      await commitStep(opened.folder, diskAccess(opened.folder), result.step);
      if (format === 'text') print(writtenLines(result.step.changes.length));
    });
}

const writtenLines = (count: number): readonly string[] => [
  `Written: ${count} ${count === 1 ? 'file' : 'files'}. “gloss undo” takes it back; so .gloss/ still knows the names, as does git’s history.`,
];

/** Reads the table of names. */
async function readMap(given: string): Promise<readonly NamePair[]> {
  const file = await readTextFile(resolve(given), given);
  if (!file) throw new GlossError('not-found', `There is no file ${given}.`);
  // Line ends are alike, for papaparse to count on.
  const text = normalizeText(file.text);
  const rows: NameRow[] = [];
  let line = 1;
  let at = 0;
  parse<string[]>(text, {
    newline: '\n',
    // Spreadsheets of many countries write semicolons.
    delimiter: /[,;\t]/.exec(text.replace(/"[^"]*"/g, ''))?.[0] ?? ',',
    step: ({ data, errors, meta }) => {
      const [error] = errors.filter(({ type }) => type === 'Quotes');
      if (error) throw new GlossError('bad-argument', `${given}:${line}: ${error.message}. Nothing was written.`);
      rows.push({ line, cells: data });
      line += text.slice(at, meta.cursor).match(/\n/g)?.length ?? 0;
      at = meta.cursor;
    },
  });
  return readNames(rows, given);
}

async function plan(
  opened: OpenStudy,
  pairs: readonly NamePair[],
  given: readonly string[] | undefined,
): Promise<Pseudonymised> {
  const { folder, study, unreadable } = opened;
  const chosen = given && new Set(given.map((path) => transcriptPath(opened, path)));
  for (const [path, message] of unreadable) {
    if (study.kindOf(path) !== 'codebook') throw new GlossError('unreadable', message);
  }
  const texts = await Promise.all(
    [...(chosen ?? study.transcripts.keys())].sort().map((path) => readTranscript(folder, path)),
  );
  const records = [...study.records.values()]
    .filter(({ transcript }) => !chosen || chosen.has(transcript))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const oldTexts = new Map<string, string>();
  for (const { path, digest } of texts) {
    const own = records.filter(({ transcript, value }) => transcript === path && value.text !== digest);
    if (own.length === 0) continue;
    const found = await findOldTexts(folder, path, new Set(own.map(({ value }) => value.text)));
    for (const [old, text] of found) oldTexts.set(old, text);
  }
  const discussions = [...study.discussions.values()].filter(({ value }) => !chosen || chosen.has(value.transcript));
  return pseudonymise(texts, records, pairs, { digestOf, oldTexts, discussions });
}

/** Where names stand that this command leaves alone. */
interface Elsewhere {
  /** Paths of files and folders that hold a name. */
  readonly paths: readonly string[];
  /** Other files of the study, such as memos and the list of cases. */
  readonly files: readonly { readonly path: string; readonly count: number }[];
  /** The table of names, if it lies in the study's folder and so may come to be shared with it. */
  readonly map?: string;
}

const mayHoldNames = /\.(?:md|txt|csv|tsv|ya?ml|json|qdc|qdpx)$/i;

async function namesElsewhere(
  { folder, study }: OpenStudy,
  pairs: readonly NamePair[],
  map: string,
): Promise<Elsewhere> {
  const finder = nameFinder(pairs);
  const all = await listStudyFiles(folder);
  const files: { path: string; count: number }[] = [];
  for (const path of all) {
    const kind = study.kindOf(path);
    if (
      kind === 'transcript' ||
      kind === 'codings' ||
      kind === 'discussion' ||
      !mayHoldNames.test(path) ||
      resolve(folder, path) === map
    ) {
      continue;
    }
    const file = await readTextFile(resolve(folder, path), path).catch(() => undefined);
    const count = file ? finder.find(file.text).length : 0;
    if (count > 0) files.push({ path, count });
  }
  const inside = all.find((path) => resolve(folder, path) === map);
  return {
    paths: all.filter((path) => path !== inside && finder.find(path.replaceAll('_', ' ')).length > 0),
    files,
    ...(inside !== undefined && { map: studyPath(folder, map) }),
  };
}

interface Report extends Pseudonymised {
  readonly opened: OpenStudy;
  readonly elsewhere: Elsewhere;
  readonly dryRun: boolean;
}

const times = (count: number): string => `${count} ${count === 1 ? 'name' : 'names'}`;

/** How many words like names a transcript's report lists. */
const mostNear = 20;

const formats = {
  text: ({ opened: { folder }, transcripts, codings, discussions, astray, elsewhere, dryRun, step }: Report): void => {
    const shown = (path: string): string => shownPath(folder, path);
    print(
      transcripts.flatMap(({ path, names, near, taken }) => {
        if (names.length === 0 && near.length === 0) return [];
        return [
          shown(path),
          ...columns(names.map(({ name, pseudonym, count }) => [`  ${name} → ${pseudonym}`, count])),
          ...taken.map(
            ({ pseudonym, count }) =>
              `  Warning: “${pseudonym}” stands in this text already, ${count}×; two people may now have one name.`,
          ),
          ...near
            .slice(0, mostNear)
            .map(
              ({ name, written, count, first }) =>
                `  Left alone: “${written}”, ${count}×, first at ${first.line}:${first.column} (like “${name}”)`,
            ),
          ...(near.length > mostNear ? [`  … and ${near.length - mostNear} more words like names`] : []),
        ];
      }),
    );
    print(
      [
        ...codings.map((report) => ({ ...report, where: 'quotes, contexts and memos' })),
        ...discussions.map((report) => ({ ...report, where: 'comments and what they are about' })),
      ].flatMap(({ path, count, left, doubtful, where }) => [
        `${shown(path)}: ${times(count)} in ${where}`,
        ...(left > 0 ? [`  Left alone: ${times(left)} in comments, ids or keys that Gloss does not know`] : []),
        ...(doubtful.length > 0
          ? [`  Not certain, and left where they are: ${doubtful.join(', ')} (see “gloss reanchor”)`]
          : []),
      ]),
    );
    print([
      ...astray.map(
        ({ path, transcript, count }) =>
          `Left alone: ${shown(path)}, ${times(count)}; its transcript ${transcript || 'is not named'}${transcript ? ' is not there' : ''}.`,
      ),
      ...elsewhere.files.map(({ path, count }) => `Left alone: ${shown(path)}, ${times(count)}.`),
      ...elsewhere.paths.map((path) => `Left alone: the name in the path ${shown(path)}.`),
      ...(elsewhere.map === undefined
        ? []
        : [`Warning: ${shown(elsewhere.map)} lies in the study and lists the names; keep it elsewhere.`]),
      ...(step ? [] : ['None of the names stands in these transcripts or their codings; nothing to write.']),
      ...(step && dryRun
        ? [
            `Nothing was written (--dry-run); it would be ${step.changes.length === 1 ? '1 file' : `${step.changes.length} files`}.`,
          ]
        : []),
    ]);
  },
  json: ({ transcripts, codings, discussions, astray, elsewhere, dryRun, step }: Report): void =>
    printJson({
      dryRun,
      transcripts,
      codings,
      discussions,
      astray,
      elsewhere,
      files: step?.changes.map(({ path }) => path) ?? [],
    }),
};
