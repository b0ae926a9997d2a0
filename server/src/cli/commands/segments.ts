import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { nearestIds } from '../../core/codebook/codeIndex.js';
import { printAt, type Coding, type SegmentEntry } from '../../core/codings/segment.js';
import { GlossError } from '../../core/glossError.js';
import { findSegments, segmentsAsked, type TranscriptSegments } from '../../core/queries/query.js';
import { codesOf, currentId, type Study } from '../../core/study/study.js';
import type { Point } from '../../core/text/lines.js';
import { coderNamed } from '../../disk/study/coder.js';
import { printCsv, type CsvRow } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { joined, marks, printMarkdown, wordsOfLines, type Markdown } from '../formats/markdown.js';
import { indented, print } from '../formats/terminal.js';
import { certainOption, hasPlace, sayDoubts, standingOf, standingsIn, type Standing } from '../standings.js';
import { openToRead, sayWhatIsMissing, studyFolder, transcriptPath, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly code?: readonly string[];
  readonly coder?: string;
  readonly transcript?: string;
  readonly certain?: boolean;
  readonly format: keyof typeof formats;
}

/** `gloss segments`: passages with their codes, and where they are in the transcripts as these stand now. */
export function addSegments(program: Command): void {
  program
    .command('segments')
    .description(l10n.t('list coded passages'))
    .option('--code <id...>', l10n.t('only with one of these codes; a theme stands for itself and all codes below it'))
    .option('--coder <id>', l10n.t('only of this coder'))
    .option('--transcript <path>', l10n.t('only of this transcript'))
    .option('--certain', certainOption())
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'csv', 'json', 'md']).default('text'),
    )
    .action(async ({ code, coder, transcript, certain = false, format }: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const { study } = opened;
      code?.forEach((id) => refuseUnknown(study, id));
      const asked = segmentsAsked(study, {
        codes: code,
        coder: coder === undefined ? coder : knownCoder(study, coder),
        transcript: transcript === undefined ? transcript : transcriptPath(opened, transcript),
      });
      const found = findSegments(study, asked);
      const standings = await standingsIn(
        opened,
        found.map(({ transcript }) => transcript),
      );
      const rows = found.map(({ transcript, segments }) => ({
        transcript,
        segments: segments.map(({ record, segment }) => ({
          record,
          segment,
          standing: standingOf(standings, segment),
        })),
      }));
      formats[format](study, certain ? rows.flatMap(withPlaces) : rows);
      sayDoubts(
        rows.flatMap(({ segments }) => segments.map(({ standing }) => standing)),
        certain,
      );
      sayWhatIsMissing(opened);
    });
}

function refuseUnknown(study: Study, id: string): void {
  const codes = codesOf(study);
  if (codes.inUse(id) || [...study.records.values()].some(({ byCode }) => byCode.has(id))) return;
  const near = nearestIds(codes, id);
  throw new GlossError(
    'not-found',
    near.length === 0
      ? l10n.t('No codebook of this study has a code “{code}”.', { code: id })
      : l10n.t('No codebook of this study has a code “{code}”. Did you mean {near}?', {
          code: id,
          near: near.reduce((before, name) => l10n.t('{before} or {name}', { before, name })),
        }),
  );
}

function knownCoder(study: Study, written: string): string {
  const known = new Set([
    ...study.config.coders.map(({ id }) => id),
    ...[...study.records.values()].map(({ coder }) => coder),
  ]);
  const id = known.has(written) ? written : coderNamed(study, written);
  if (id !== undefined && known.has(id)) return id;
  throw new GlossError(
    'not-found',
    known.size === 0
      ? l10n.t('There is no coder “{coder}” in this study.', { coder: written })
      : l10n.t('There is no coder “{coder}” in this study. There are: {coders}.', {
          coder: written,
          coders: [...known].sort().join(', '),
        }),
  );
}

const printCode = (study: Study, { code, weight }: Coding): string =>
  weight === undefined ? currentId(study, code) : `${currentId(study, code)}=${weight}`;

const printCodes = (study: Study, { codes }: SegmentEntry, between: string): string =>
  codes.map((coding) => printCode(study, coding)).join(between);

/** Segments of one transcript, with where they are in it. */
export interface Shown {
  readonly transcript: string;
  readonly segments: readonly (TranscriptSegments['segments'][number] & { readonly standing: Standing })[];
}

/** Only those whose place is known. */
export function withPlaces({ transcript, segments }: Shown): readonly Shown[] {
  const kept = segments.filter(({ standing }) => hasPlace(standing));
  return kept.length === 0 ? [] : [{ transcript, segments: kept }];
}

const printPoint = (point: Point | undefined): string => (point ? `${point.line}:${point.column}` : '');

/** Where a segment is, and how sure that is. */
const printStanding = ({ state, from, to }: Standing, between: string): string =>
  from && to ? `${printAt(from, to)}${between}${state}` : state;

function* csvRows(study: Study, found: readonly Shown[]): Generator<CsvRow> {
  for (const { transcript, segments } of found) {
    for (const { record, segment, standing } of segments) {
      const { state, from, to } = standing;
      const { id, memo = '', exemplar, on = '' } = segment;
      const quote = quotedWords(segment.quote, transcript);
      const codes = printCodes(study, segment, ';');
      const [start, end] = [printPoint(from), printPoint(to)];
      yield [transcript, record.coder, id, start, end, codes, quote, memo, exemplar ? 'true' : '', on, state];
    }
  }
}

/** How passages are printed, by the name of the format. */
export const formats = {
  text: (study: Study, found: readonly Shown[]): void => {
    print(
      found.flatMap(({ transcript, segments }) => [
        transcript,
        ...segments.flatMap(({ record, segment, standing }) => [
          `  ${printStanding(standing, '  ')}  ${segment.id}  ${record.coder}  ${printCodes(study, segment, ', ')}`,
          ...indented(quotedWords(segment.quote, transcript), '    '),
          ...(segment.memo === undefined ? [] : indented(l10n.t('Memo: {memo}', { memo: segment.memo }), '    ')),
        ]),
      ]),
    );
  },
  csv: (study: Study, found: readonly Shown[]): void =>
    printCsv(
      ['transcript', 'coder', 'id', 'from', 'to', 'codes', 'quote', 'memo', 'exemplar', 'on', 'state'],
      csvRows(study, found),
    ),
  json: (study: Study, found: readonly Shown[]): void =>
    printJson(
      found.flatMap(({ transcript, segments }) =>
        segments.map(
          ({
            record: { coder },
            segment: { id, quote, codes, memo, exemplar, on },
            standing: { state, from, to },
          }) => ({
            transcript,
            coder,
            id,
            state,
            from: from ?? null,
            to: to ?? null,
            codes: codes.map((coding) => ({ ...coding, code: currentId(study, coding.code) })),
            quote: quotedWords(quote, transcript),
            ...(memo !== undefined && { memo }),
            ...(exemplar && { exemplar }),
            ...(on !== undefined && { on }),
          }),
        ),
      ),
    ),
  md: (study: Study, found: readonly Shown[]): void => {
    const nameOf = ({ code, weight }: Coding): Markdown => {
      const name = codesOf(study).find(code)?.code.name ?? code;
      return weight === undefined ? marks`${name}` : marks`${`${name} (${weight})`}`;
    };
    printMarkdown(
      found.flatMap(({ transcript, segments }) => [
        marks`## ${transcript}`,
        marks``,
        ...segments.flatMap(({ record: { coder }, segment, standing }) => [
          ...wordsOfLines(quotedWords(segment.quote, transcript)).map((line) => marks`> ${line}`),
          marks``,
          marks`${joined(segment.codes.map(nameOf), ', ')} — ${coder}, ${printStanding(standing, ', ')}`,
          marks``,
          ...(segment.memo === undefined ? [] : [...wordsOfLines(segment.memo), marks``]),
        ]),
      ]),
    );
  },
};
