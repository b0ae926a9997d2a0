import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { countCodes, countInRecord, currentIds } from '../../core/queries/query.js';
import type { SegmentEntry } from '../../core/codings/segment.js';
import { codesOf, withSegments, type Study } from '../../core/study/study.js';
import { addTo } from '../../core/queries/tally.js';
import { countWeights } from '../../core/study/countWeights.js';
import { printCsv } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { columns, print } from '../formats/terminal.js';
import { certainOption, hasPlace, sayDoubts, standingOf, standingsIn } from '../standings.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly by?: 'transcript' | 'coder' | 'weight';
  readonly certain?: boolean;
  readonly format: 'text' | 'csv' | 'json';
}

/** `gloss count`: segments by code, and by transcript or coder. */
export function addCount(program: Command): void {
  program
    .command('count')
    .description(l10n.t('count segments by code, in all or by transcript, coder or weight'))
    .addOption(
      new Option('--by <what>', l10n.t('one row for each of these, one column for each code')).choices([
        'transcript',
        'coder',
        'weight',
      ]),
    )
    .option('--certain', certainOption())
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'csv', 'json']).default('text'),
    )
    .action(async ({ by, certain = false, format }: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const { study } = opened;
      const standings = await standingsIn(
        opened,
        new Set([...study.records.values()].map((record) => record.transcript)),
      );
      const isCertain = (segment: SegmentEntry): boolean => hasPlace(standingOf(standings, segment));
      const counted: Counted = {
        study: certain ? withSegments(study, isCertain) : study,
        uncertain: withSegments(study, (segment) => !isCertain(segment)),
      };
      if (by === 'weight') countByWeight(counted, format);
      else if (by) countBy(counted, by, format);
      else countAll(counted, format);
      const all = [...study.records.values()].flatMap(({ value }) => value.segments);
      sayDoubts(
        all.map((segment) => standingOf(standings, segment)),
        certain,
      );
      sayWhatIsMissing(opened);
    });
}

/** The segments that are counted, and beside them those without a certain place. */
interface Counted {
  readonly study: Study;
  readonly uncertain: Study;
}

function countAll({ study, uncertain }: Counted, format: Options['format']): void {
  const counts = countCodes(study);
  const doubts = countCodes(uncertain);
  const rows = codeIds(study, [...counts.keys(), ...doubts.keys()]).map((code) => {
    const { segments = 0, transcripts, coders } = counts.get(code) ?? {};
    return {
      code,
      segments,
      transcripts: transcripts?.size ?? 0,
      coders: coders?.size ?? 0,
      uncertain: doubts.get(code)?.segments ?? 0,
    };
  });
  const fields = ['code', 'segments', 'transcripts', 'coders', 'uncertain'] as const;
  const table = rows.map((row) => fields.map((field) => row[field]));
  if (format === 'json') printJson(rows);
  else if (format === 'csv') printCsv(fields, table);
  else print(columns([headingOf(fields), ...table]));
}

type Field = 'code' | 'weight' | 'transcript' | 'coder' | 'segments' | 'transcripts' | 'coders' | 'uncertain';

/** What stands above columns that people read. */
function headingOf(fields: readonly Field[]): readonly string[] {
  const words: Readonly<Record<Field, string>> = {
    code: l10n.t('code'),
    weight: l10n.t('weight'),
    transcript: l10n.t('transcript'),
    coder: l10n.t('coder'),
    segments: l10n.t('segments'),
    transcripts: l10n.t('transcripts'),
    coders: l10n.t('coders'),
    uncertain: l10n.t('uncertain'),
  };
  return fields.map((field) => words[field]);
}

/** Of codes with a scale: how often each step was given. */
function countByWeight({ study, uncertain }: Counted, format: Options['format']): void {
  const rows = codesOf(study)
    .codes.filter(({ code }) => code.scale)
    .flatMap(({ code }) => {
      const [counts, doubts] = [countWeights(study, code), countWeights(uncertain, code)];
      return [...new Set([...counts.keys(), ...doubts.keys()])].map((weight) => ({
        code: code.id,
        weight,
        segments: counts.get(weight) ?? 0,
        uncertain: doubts.get(weight) ?? 0,
      }));
    });
  const table = (none: string): readonly (readonly (string | number)[])[] =>
    rows.map(({ code, weight, ...row }) => [code, weight ?? none, row.segments, row.uncertain]);
  const fields = ['code', 'weight', 'segments', 'uncertain'] as const;
  if (format === 'json') printJson(rows);
  else if (format === 'csv') printCsv(fields, table('none'));
  else print(columns([headingOf(fields), ...table(l10n.t('none'))]));
}

function countBy({ study, uncertain }: Counted, by: 'transcript' | 'coder', format: Options['format']): void {
  const [groups, doubts] = [countIn(study, by), countIn(uncertain, by)];
  const doubtful = new Map<string, number>();
  for (const record of uncertain.records.values()) addTo(doubtful, record[by], record.value.segments.length);
  const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const codes = codeIds(
    study,
    new Set([...groups.values(), ...doubts.values()].flatMap((counts) => [...counts.keys()])),
  );
  if (format === 'json') {
    printJson(
      ordered.map(([key, counts]) => ({
        [by]: key,
        codes: Object.fromEntries(codes.map((code) => [code, counts.get(code) ?? 0])),
        uncertain: doubtful.get(key) ?? 0,
      })),
    );
  } else if (format === 'csv') {
    // No code has such an id.
    printCsv(
      [by, ...codes, '(uncertain)'],
      ordered.map(([key, counts]) => [key, ...codes.map((code) => counts.get(code) ?? 0), doubtful.get(key) ?? 0]),
    );
  } else {
    const used = ordered.flatMap(([key, counts]) => {
      const of = doubts.get(key);
      return codes.flatMap((code) =>
        counts.has(code) || of?.has(code) ? [[key, code, counts.get(code) ?? 0, of?.get(code) ?? 0] as const] : [],
      );
    });
    print(columns([headingOf([by, 'code', 'segments', 'uncertain']), ...used]));
  }
}

/** Segments by code, of each transcript or coder; one that nobody coded, or who coded nothing, is there too. */
function countIn(study: Study, by: 'transcript' | 'coder'): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const resolve = currentIds(study);
  const groups = new Map<string, Map<string, number>>();
  if (by === 'transcript') for (const path of study.transcripts.keys()) groups.set(path, new Map());
  else for (const { id } of study.config.coders) groups.set(id, new Map());
  for (const record of study.records.values()) {
    const counts = groups.get(record[by]) ?? new Map<string, number>();
    groups.set(record[by], counts);
    for (const [id, segments] of countInRecord(record, resolve)) counts.set(id, (counts.get(id) ?? 0) + segments);
  }
  return groups;
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
