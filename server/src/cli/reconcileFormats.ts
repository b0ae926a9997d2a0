import * as l10n from '../core/text/l10n.js';
import type { TranscriptText } from '../core/edit/step.js';
import { quotedWords } from '../core/transcript/quotedWords.js';
import { printAt, type Coding, type SegmentEntry } from '../core/codings/segment.js';
import type { Outcome } from '../core/reconcile/outcomes.js';
import type { Difference, Passage } from '../core/reconcile/passages.js';
import { currentId, type Study } from '../core/study/study.js';
import { pointAt, type Point } from '../core/text/lines.js';
import type { Range } from '../core/text/range.js';
import { printCsv } from './formats/csv.js';
import { printJson } from './formats/json.js';
import { indented, print } from './formats/terminal.js';
import type { OpenStudy } from './study.js';

/** A passage as it is listed: its number counts from 1, in text order. */
export interface Numbered extends Passage {
  readonly number: number;
  /** What was decided; undefined where nothing was. */
  readonly outcome: Outcome | undefined;
}

/** Passages of a transcript, to be printed; `shown` is the part of them that was asked for. */
interface Listing {
  readonly opened: OpenStudy;
  readonly transcript: TranscriptText;
  readonly coders: readonly string[];
  readonly passages: readonly Numbered[];
  readonly shown: readonly Numbered[];
}

const differences = (): Readonly<Record<Difference, string>> => ({
  agreed: l10n.t('agreed'),
  codes: l10n.t('same words, other codes'),
  bounds: l10n.t('same codes, other bounds'),
  'codes-and-bounds': l10n.t('other codes and other bounds'),
  missing: l10n.t('not coded by all'),
});

/** Text shows each reading with its words; CSV has a row for each reading; JSON has codes under the ids of today. */
export const reconcileFormats = {
  text: (listing: Listing): void => {
    const { transcript, coders, passages, shown } = listing;
    const open = passages.filter(({ outcome }) => outcome === undefined).length;
    const count = l10n.counted(passages.length, '1 passage', '{count} passages');
    const words = differences();
    print([
      `${transcript.path}  ${coders.join(', ')}: ${l10n.t('{passages}, {open} to decide', { passages: count, open })}`,
      ...shown.flatMap((passage) => {
        const { number, key, difference, readings } = passage;
        return [
          '',
          `${number}  ${key}  ${words[difference]}`,
          ...readings.flatMap(({ coder, range, codes, memo }) => [
            `  ${coder}  ${at(transcript, range)}  ${printCodes(codes, ', ')}`,
            ...indented(wordsOf(transcript, range), '    '),
            ...(memo === undefined ? [] : indented(l10n.t('Memo: {memo}', { memo }), '    ')),
          ]),
          `  ${decisionInWords(listing, passage)}`,
        ];
      }),
    ]);
  },
  csv: (listing: Listing): void => {
    const { transcript, shown } = listing;
    printCsv(
      ['number', 'passage', 'difference', 'coder', 'segment', 'from', 'to', 'codes', 'quote', 'memo', 'decided'],
      shown.flatMap((passage) => {
        const { number, key, difference, readings } = passage;
        const decision = decisionForPrograms(listing, passage);
        return readings.map(({ coder, segment, range, codes, memo = '' }) => {
          const { from, to } = pointsOf(transcript, range);
          const [start, end] = [`${from.line}:${from.column}`, `${to.line}:${to.column}`];
          const quote = wordsOf(transcript, range);
          return [number, key, difference, coder, segment, start, end, printCodes(codes, ';'), quote, memo, decision];
        });
      }),
    );
  },
  json: ({ opened: { study }, transcript, coders, shown }: Listing): void => {
    const current = (coding: Coding): Coding => ({ ...coding, code: currentId(study, coding.code) });
    printJson({
      transcript: transcript.path,
      coders,
      passages: shown.map(({ number, key, difference, range: whole, readings, outcome }) => ({
        number,
        key,
        difference,
        ...pointsOf(transcript, whole),
        readings: readings.map(({ range, ...reading }) => ({
          ...reading,
          ...pointsOf(transcript, range),
          quote: wordsOf(transcript, range),
        })),
        taken:
          takenOf(outcome)?.map(({ from, to, quote, codes }) => ({
            from,
            to,
            quote: quotedWords(quote, transcript.path),
            codes: codes.map(current),
          })) ?? null,
      })),
    });
  },
};

/** What was taken of a passage, nothing where it was dismissed; undefined where it is open. */
const takenOf = (outcome: Numbered['outcome']): readonly SegmentEntry[] | undefined =>
  outcome === 'dismissed' ? [] : outcome?.taken;

function decisionInWords({ opened: { study } }: Listing, { outcome }: Numbered): string {
  const taken = takenOf(outcome);
  if (!taken) return l10n.t('to decide');
  if (taken.length === 0) return l10n.t('decided: none');
  const decision = taken
    .map(({ from, to, codes }) =>
      l10n.t('{codes} at {place}', { codes: printCurrent(study, codes, ', '), place: printAt(from, to) }),
    )
    .reduce((before, next) => l10n.t('{before} and {next}', { before, next }));
  return l10n.t('decided: {decision}', { decision });
}

/** What was decided, the same in every language; empty where nothing was. */
function decisionForPrograms({ opened: { study } }: Listing, { outcome }: Numbered): string {
  const taken = takenOf(outcome);
  if (taken?.length === 0) return 'none';
  return (taken ?? [])
    .map(({ from, to, codes }) => `${printCurrent(study, codes, ';')} at ${printAt(from, to)}`)
    .join(' and ');
}

const printCurrent = (study: Study, codes: readonly Coding[], between: string): string =>
  printCodes(
    codes.map((coding) => ({ ...coding, code: currentId(study, coding.code) })),
    between,
  );

const printCodes = (codes: readonly Coding[], between: string): string =>
  codes.map(({ code, weight }) => (weight === undefined ? code : `${code}=${weight}`)).join(between);

/** As codings files have them: lines and columns from 1, in code points. */
const pointsOf = ({ lines }: TranscriptText, { start, end }: Range): { readonly from: Point; readonly to: Point } => ({
  from: pointAt(lines, start),
  to: pointAt(lines, end),
});

function at(transcript: TranscriptText, range: Range): string {
  const { from, to } = pointsOf(transcript, range);
  return printAt(from, to);
}

const wordsOf = ({ path, lines }: TranscriptText, { start, end }: Range): string =>
  quotedWords(lines.text.slice(start, end), path);
