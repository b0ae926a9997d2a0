import { createHash } from 'node:crypto';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { isCertain, isSettled } from '../../core/anchor/place.js';
import { placeSegments } from '../../core/anchor/placeSegments.js';
import {
  characterCoefficients,
  coefficientNames,
  compareCoders,
  isShared,
  type CodeAgreement,
  type CoefficientName,
  type ComparedText,
} from '../../core/analysis/agreement/compareCoders.js';
import { drawTexts, type Interval } from '../../core/analysis/agreement/bootstrap.js';
import type { Coefficient, Undefined } from '../../core/analysis/agreement/ratings.js';
import { consensusCoder } from '../../core/reconcile/passages.js';
import { GlossError } from '../../core/glossError.js';
import { recordsFor, type Study } from '../../core/study/study.js';
import { coderNamed } from '../../lsp/node/coder.js';
import { findOldTexts } from '../../lsp/node/oldText.js';
import { readTranscript } from '../../lsp/node/readTranscript.js';
import { inParallel } from '../../lsp/node/studyFolder.js';
import { printCsv } from '../csv.js';
import { columns, print, printJson, say } from '../output.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions, type OpenStudy } from '../study.js';

interface Options extends GlobalOptions {
  readonly coders?: string;
  readonly pairs?: boolean;
  readonly bootstrap: number;
  readonly seed: string;
  readonly coefficients?: readonly CoefficientName[];
  readonly failBelow?: number;
  readonly format: 'text' | 'csv' | 'json';
}

/** Coders who are compared with one another, and what came of it. */
interface Comparison {
  readonly coders: readonly string[];
  readonly codes: readonly CodeAgreement[];
}

/** `gloss compare`: how far coders agree on where each code is. */
export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('agreement of coders on each code, by character, in transcripts that two or more of them coded')
    .option('--coders <ids>', 'which coders, separated by commas; all who coded if left out')
    .option('--pairs', 'each two coders by themselves, as Cohen’s kappa needs it')
    .option(
      '--bootstrap <samples>',
      'a 95 % interval of Krippendorff’s alpha from so many samples of transcripts',
      count,
      0,
    )
    .option('--seed <text>', 'what the samples are drawn from: the same text, the same samples', 'gloss')
    .option(
      '--coefficients <names>',
      `which to show, separated by commas, or all: ${coefficientNames.join(', ')}; those by character if left out`,
      chosenCoefficients,
    )
    .option(
      '--fail-below <alpha>',
      'mark codes whose Krippendorff’s alpha is below this, and exit with 1 if there are any',
      threshold,
    )
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'csv', 'json']).default('text'))
    .action(async (options: Options, command: Command) => {
      const { coders: given, pairs = false, bootstrap, seed } = options;
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const asksForUnits = options.coefficients?.some((name) => !characterCoefficients.some((one) => one === name));
      const coders = chosenCoders(opened.study, given);
      const texts = await readTexts(opened, coders);
      const groups = pairs ? pairsOf(coders) : [coders.map((_, i) => i)];
      const comparisons = groups.map((group): Comparison => {
        const within = texts.map(({ length, placed }) => ({ length, placed: group.map((coder) => placed[coder]) }));
        const resamples = drawTexts(within.filter(isShared).length, bootstrap, randomFrom(seed));
        return {
          coders: group.map((coder) => coders[coder] ?? ''),
          codes: compareCoders(opened.study, within, resamples, asksForUnits),
        };
      });
      printComparisons(comparisons, options);
      if (comparisons.some(({ codes }) => codes.some((code) => isBelow(code, options.failBelow)))) process.exitCode = 1;
      sayWhatIsMissing(opened);
    });
}

function chosenCoefficients(written: string): readonly CoefficientName[] {
  if (written === 'all') return coefficientNames;
  return written.split(',').map((name) => {
    const known = coefficientNames.find((one) => one === name.trim());
    if (known) return known;
    throw new InvalidArgumentError(`There is no “${name.trim()}”. There are ${coefficientNames.join(', ')}.`);
  });
}

function threshold(written: string): number {
  const value = Number(written);
  if (written.trim() !== '' && value >= -1 && value <= 1) return value;
  throw new InvalidArgumentError('It is a number up to 1, say 0.7.');
}

/** Whether a code's α is below; one without a number is not. */
function isBelow({ coefficients }: CodeAgreement, least = -Infinity): boolean {
  const alpha = coefficients['krippendorff-alpha'];
  return !('undefined' in alpha) && alpha.value < least;
}

/** The most samples that are of use to anybody. */
const mostSamples = 100_000;

function count(written: string): number {
  if (/^\d{1,6}$/.test(written) && Number(written) <= mostSamples) return Number(written);
  throw new InvalidArgumentError(`It is a number of samples up to ${mostSamples}, say 1000.`);
}

/** Numbers from 0 to below 1, the same ones for the same seed on every machine. */
function randomFrom(seed: string): () => number {
  let numbers: number[] = [];
  let block = 0;
  return () => {
    if (numbers.length === 0) {
      const digest = createHash('sha256').update(`${block++}:${seed}`).digest();
      numbers = Array.from({ length: 8 }, (_, i) => digest.readUInt32LE(4 * i) / 2 ** 32);
    }
    return numbers.pop() ?? 0;
  };
}

function chosenCoders(study: Study, given: string | undefined): readonly string[] {
  // What a team has agreed on is nobody's own reading; it is compared where it is named.
  const all = [...new Set([...study.records.values()].map(({ coder }) => coder))].sort();
  const coding = given === undefined ? all.filter((coder) => coder !== consensusCoder) : all;
  const names = given?.split(',').map((name) => name.trim());
  const coders = names ? [...new Set(names.map((name) => coderNamed(study, name) ?? name))] : coding;
  const stranger = coders.find((coder) => !coding.includes(coder));
  if (stranger !== undefined) {
    throw new GlossError('not-found', `“${stranger}” has coded nothing here. Coders are ${coding.join(', ')}.`);
  }
  if (coders.length < 2) {
    throw new GlossError('bad-argument', 'To compare, two coders are needed who have coded in this study.');
  }
  return coders;
}

/** Transcripts that two of the coders coded; segments whose place is in doubt are left out, and that is said. */
async function readTexts({ folder, study }: OpenStudy, coders: readonly string[]): Promise<readonly ComparedText[]> {
  const texts = new Map<string, ComparedText>();
  let doubtful = 0;
  await inParallel([...study.transcripts.keys()], 8, async (path) => {
    const records = recordsFor(study, path).filter(({ coder }) => coders.includes(coder));
    if (new Set(records.map(({ coder }) => coder)).size < 2) return;
    const { lines, digest } = await readTranscript(folder, path);
    const old = new Set(records.map(({ value }) => value.text).filter((text) => text !== digest));
    const was = old.size > 0 ? await findOldTexts(folder, path, old) : new Map<string, string>();
    const placed = coders.map((coder) => {
      const own = records.filter((record) => record.coder === coder);
      if (own.length === 0) return undefined;
      return own.flatMap(({ value: { segments, text } }) => {
        const places = placeSegments(lines, segments, text === digest, was.get(text));
        return segments.flatMap((segment, i) => {
          const range = places[i];
          if (range && isCertain(range)) return [{ segment, range }];
          if (!isSettled(range)) doubtful++;
          return [];
        });
      });
    });
    texts.set(path, { length: lines.text.length, placed });
  });
  if (doubtful > 0) say(`Segments left out, as their place is in doubt (see “gloss check”): ${doubtful}.`);
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

const pairsOf = (coders: readonly string[]): readonly (readonly number[])[] =>
  coders.flatMap((_, a) => coders.slice(a + 1).map((__, i) => [a, a + 1 + i]));

function printComparisons(
  comparisons: readonly Comparison[],
  { format, bootstrap, failBelow, coefficients: names = characterCoefficients }: Options,
): void {
  if (format === 'json') {
    printJson(
      failBelow === undefined
        ? comparisons
        : comparisons.map(({ coders, codes }) => ({
            coders,
            codes: codes.map((code) => ({ ...code, below: isBelow(code, failBelow) })),
          })),
    );
    return;
  }
  const isCsv = format === 'csv';
  const rowsOf = ({ codes }: Comparison): readonly (readonly (string | number)[])[] =>
    codes.map((code) => [
      code.code,
      ...names.flatMap((name) => {
        const coefficient = code.coefficients[name];
        return coefficient ? [(isCsv ? cell : shown)(coefficient)] : [];
      }),
      ...(bootstrap > 0 ? bounds(code.interval) : []),
      ...(failBelow === undefined ? [] : [isBelow(code, failBelow) ? 'below' : '']),
    ]);
  const heading = [
    'code',
    ...(isCsv ? names : names.map((name) => short[name])),
    ...(bootstrap > 0 ? (isCsv ? ['alpha low', 'alpha high'] : ['α from', 'α to']) : []),
    ...(failBelow === undefined ? [] : [`below ${failBelow}`]),
  ];
  if (isCsv) {
    printCsv(
      ['coders', ...heading],
      comparisons.flatMap((one) => rowsOf(one).map((row) => [one.coders.join(' '), ...row])),
    );
    return;
  }
  const told = comparisons.filter(({ codes }) => codes.length > 0);
  if (told.length === 0) print(['No transcript has been coded by two of them.']);
  else {
    print(told.flatMap((one) => [one.coders.join(', '), ...columns([heading, ...rowsOf(one)]), '']).slice(0, -1));
    const reasons = Object.entries(dashes).filter(([reason]) =>
      told.some(({ codes }) =>
        codes.some(({ coefficients }) => names.some((name) => reasonOf(coefficients[name]) === reason)),
      ),
    );
    if (reasons.length > 0) print(['', reasons.map(([reason, mark]) => `${mark} ${reason}`).join('; ')]);
  }
}

/** How a table of 100 columns names the coefficients. */
const short: Readonly<Record<CoefficientName, string>> = {
  percent: 'share',
  'cohen-kappa': 'κ',
  'fleiss-kappa': 'π',
  'brennan-prediger-s': 'S',
  'gwet-ac1': 'AC1',
  'krippendorff-alpha': 'α',
  'u-alpha': 'uα',
  'ku-alpha': '(k)uα',
  'alpha-u': 'α_U',
};

/** Marks of why there is no number, explained below the table. */
const dashes: Readonly<Record<Undefined, string>> = {
  'no overlap': '–o',
  'no variation': '–v',
  'not two coders': '–2',
};

const reasonOf = (coefficient: Coefficient | undefined): Undefined | undefined =>
  coefficient && 'undefined' in coefficient ? coefficient.undefined : undefined;

/** Three decimals, or a mark of why there is no number. */
const shown = (coefficient: Coefficient): string =>
  ('undefined' in coefficient ? dashes[coefficient.undefined] : coefficient.value.toFixed(3)).padStart(6);

/** A number for a spreadsheet, to six decimals, or why there is none. */
const cell = (coefficient: Coefficient): string | number =>
  'undefined' in coefficient ? coefficient.undefined : Number(coefficient.value.toFixed(6));

const bounds = (interval: Interval | undefined): readonly string[] =>
  interval ? [interval.low.toFixed(3), interval.high.toFixed(3)] : ['', ''];
