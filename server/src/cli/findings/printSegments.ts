import { quotedWords } from '../../core/transcript/quotedWords.js';
import { printAt, type Coding, type SegmentEntry } from '../../core/codings/segment.js';
import type { TranscriptSegments } from '../../core/queries/query.js';
import { codesOf, currentId, type Study } from '../../core/study/study.js';
import * as l10n from '../../core/text/l10n.js';
import type { Point } from '../../core/text/lines.js';
import { printCsv, type CsvRow } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { joined, marks, printMarkdown, wordsOfLines, type Markdown } from '../formats/markdown.js';
import { indented, print } from '../formats/terminal.js';
import { hasPlace, sayDoubts, standingOf, type Standing, type Standings } from '../standings.js';

/** Names of the formats in which passages are printed. */
export const segmentFormats = ['text', 'csv', 'json', 'md'] as const;

/** How a person wants passages to be printed; with `certain`, only those whose place is known. */
export interface SegmentPrinting {
  readonly certain?: boolean;
  readonly format: (typeof segmentFormats)[number];
}

/** Prints passages with where they are; says on standard error how many of them have no certain place. */
export function printSegments(
  study: Study,
  found: readonly TranscriptSegments[],
  standings: Standings,
  { certain = false, format }: SegmentPrinting,
): void {
  const rows = found.map(({ transcript, segments }): Shown => ({
    transcript,
    segments: segments.map((one) => ({ ...one, standing: standingOf(standings, one.segment) })),
  }));
  formats[format](study, certain ? rows.flatMap(withPlaces) : rows);
  sayDoubts(
    rows.flatMap(({ segments }) => segments.map(({ standing }) => standing)),
    certain,
  );
}

const printCode = (study: Study, { code, weight }: Coding): string =>
  weight === undefined ? currentId(study, code) : `${currentId(study, code)}=${weight}`;

const printCodes = (study: Study, { codes }: SegmentEntry, between: string): string =>
  codes.map((coding) => printCode(study, coding)).join(between);

/** Segments of one transcript, with where they are in it. */
interface Shown {
  readonly transcript: string;
  readonly segments: readonly (TranscriptSegments['segments'][number] & { readonly standing: Standing })[];
}

/** Only those whose place is known. */
function withPlaces({ transcript, segments }: Shown): readonly Shown[] {
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
const formats = {
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
