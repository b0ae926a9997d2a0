import { Option, type Command } from 'commander';
import { countCodes, countInRecord, currentIds } from '../../core/study/query.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { countWeights } from '../../core/study/weights.js';
import { printCsv } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { columns, print } from '../formats/terminal.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly by?: 'transcript' | 'coder' | 'weight';
  readonly format: 'text' | 'csv' | 'json';
}

/** `gloss count`: segments by code, and by transcript or coder. */
export function addCount(program: Command): void {
  program
    .command('count')
    .description('count segments by code, in all or by transcript, coder or weight')
    .addOption(
      new Option('--by <what>', 'one row for each of these, one column for each code').choices([
        'transcript',
        'coder',
        'weight',
      ]),
    )
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'csv', 'json']).default('text'))
    .action(async ({ by, format }: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      if (by === 'weight') countByWeight(opened.study, format);
      else if (by) countBy(opened.study, by, format);
      else countAll(opened.study, format);
      sayWhatIsMissing(opened);
    });
}

function countAll(study: Study, format: Options['format']): void {
  const counts = countCodes(study);
  const rows = codeIds(study, counts.keys()).map((code) => {
    const { segments = 0, transcripts, coders } = counts.get(code) ?? {};
    return { code, segments, transcripts: transcripts?.size ?? 0, coders: coders?.size ?? 0 };
  });
  const fields: (keyof (typeof rows)[number])[] = ['code', 'segments', 'transcripts', 'coders'];
  const table = rows.map((row) => fields.map((field) => row[field]));
  if (format === 'json') printJson(rows);
  else if (format === 'csv') printCsv(fields, table);
  else print(columns([fields, ...table]));
}

/** Of codes with a scale: how often each step was given. */
function countByWeight(study: Study, format: Options['format']): void {
  const rows = codesOf(study)
    .codes.filter(({ code }) => code.scale)
    .flatMap(({ code }) =>
      [...countWeights(study, code)].map(([weight, segments]) => ({ code: code.id, weight, segments })),
    );
  const table = rows.map(({ code, weight, segments }) => [code, weight ?? 'none', segments]);
  const heading = ['code', 'weight', 'segments'];
  if (format === 'json') printJson(rows);
  else if (format === 'csv') printCsv(heading, table);
  else print(columns([heading, ...table]));
}

function countBy(study: Study, by: 'transcript' | 'coder', format: Options['format']): void {
  const resolve = currentIds(study);
  const groups = new Map<string, Map<string, number>>();
  // A transcript that nobody has coded is a row too, of zeros.
  if (by === 'transcript') for (const path of study.transcripts.keys()) groups.set(path, new Map());
  else for (const { id } of study.config.coders) groups.set(id, new Map());
  for (const record of study.records.values()) {
    const counts = groups.get(record[by]) ?? new Map<string, number>();
    groups.set(record[by], counts);
    for (const [id, segments] of countInRecord(record, resolve)) counts.set(id, (counts.get(id) ?? 0) + segments);
  }
  const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const codes = codeIds(study, new Set(ordered.flatMap(([, counts]) => [...counts.keys()])));
  if (format === 'json') {
    printJson(
      ordered.map(([key, counts]) => ({
        [by]: key,
        codes: Object.fromEntries(codes.map((code) => [code, counts.get(code) ?? 0])),
      })),
    );
  } else if (format === 'csv') {
    printCsv(
      [by, ...codes],
      ordered.map(([key, counts]) => [key, ...codes.map((code) => counts.get(code) ?? 0)]),
    );
  } else {
    const used = ordered.flatMap(([key, counts]) =>
      codes.filter((code) => counts.has(code)).map((code) => [key, code, counts.get(code) ?? 0] as const),
    );
    print(columns([[by, 'code', 'segments'], ...used]));
  }
}

/** Codes that may be applied in codebook order, also those never used; then any others that are used. */
function codeIds(study: Study, used: Iterable<string>): readonly string[] {
  const others = new Set(used);
  const known = codesOf(study)
    .codes.filter(({ code }) => (code.codable && code.status !== 'retired') || others.has(code.id))
    .map(({ code }) => code.id);
  for (const id of known) others.delete(id);
  return [...known, ...[...others].sort()];
}
