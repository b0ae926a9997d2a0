import { InvalidArgumentError, Option, type Command } from 'commander';
import { basisOf } from '../../core/analysis/agreement/basis.js';
import { onlyDone } from '../../core/analysis/agreement/finished.js';
import { drawTexts } from '../../core/analysis/agreement/interval.js';
import {
  coefficientNames,
  unitizingCoefficients,
  type CoefficientName,
} from '../../core/analysis/agreement/coefficients.js';
import {
  comparedBy,
  compareCoders,
  isBelow,
  type ComparedBy,
  type Comparing,
} from '../../core/analysis/agreement/compareCoders.js';
import { comparedPassages } from '../../core/analysis/agreement/comparedPassages.js';
import { countedUnits, isShared, type CountedUnit } from '../../core/analysis/agreement/comparedText.js';
import { randomFrom } from '../../core/analysis/agreement/random.js';
import { asRead, chosenCoders, readersAmong } from '../../core/analysis/agreement/readers.js';
import { numberIn, overlapOf, refuseReflexive, type AgreementConfig } from '../../core/study/agreementConfig.js';
import { GlossError } from '../../core/glossError.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { linesOf } from '../../core/text/lines.js';
import { coderNamed } from '../../lsp/node/coder.js';
import type { Comparison } from '../agreement/comparison.js';
import { printComparisons } from '../agreement/printComparisons.js';
import { printPassages } from '../agreement/printPassages.js';
import { readTexts } from '../agreement/readTexts.js';
import { say } from '../formats/terminal.js';
import { version } from '../version.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly coders?: string;
  readonly pairs?: boolean;
  readonly roles?: boolean;
  readonly by: ComparedBy;
  readonly unit?: CountedUnit;
  readonly overlap?: number;
  readonly bootstrap: number;
  readonly seed: string;
  readonly coefficients?: readonly CoefficientName[];
  readonly failBelow?: number | true;
  readonly done?: boolean;
  readonly explain?: boolean;
  readonly passages?: string | true;
  readonly differing?: boolean;
  readonly format: 'text' | 'csv' | 'json' | 'md';
}

/** `gloss compare`: how far coders agree on where each code is. */
export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('agreement of coders on each code, in transcripts that two or more of them coded')
    .option('--coders <ids>', 'which coders, separated by commas; all who coded if left out')
    .option('--pairs', 'each two coders by themselves, as Cohen’s kappa needs it')
    .addOption(new Option('--roles', 'coders of each role among themselves, then each two roles').conflicts('pairs'))
    .addOption(
      new Option(
        '--by <rows>',
        'a row for each code, for each theme with all below it, or for all codes together (MASI)',
      )
        .choices(comparedBy)
        .default('code'),
    )
    .addOption(
      new Option(
        '--unit <unit>',
        'what is counted: characters, sentences, turns, or segments that match; as gloss.yaml says if left out',
      ).choices(countedUnits),
    )
    .option(
      '--overlap <share>',
      'how much of a sentence or turn is to be marked (any, if left out), or segments are to share to match (0.5)',
      share,
    )
    .option(
      '--bootstrap <samples>',
      'a 95 % interval of Krippendorff’s alpha from so many samples of transcripts',
      count,
      0,
    )
    .option('--seed <text>', 'what the samples are drawn from: the same text, the same samples', 'gloss')
    .option(
      '--coefficients <names>',
      `which to show, separated by commas, or all: ${coefficientNames.join(', ')}; those of given units if left out`,
      chosenCoefficients,
    )
    .option(
      '--fail-below [value]',
      'mark what is below this, or below the threshold in gloss.yaml, and exit with 1 if anything is',
      threshold,
    )
    .option('--done', 'count a transcript only for coders who declared it done; so where one of them has declared any')
    .option('--no-done', 'count transcripts that coders are still at work on, too')
    .option('--explain', 'say in plain words what each coefficient is, when it misleads, and what usual bounds are')
    .option('--passages [code]', 'the passages behind the agreement on a code or theme, or on all codes')
    .option('--differing', 'of those passages the ones that coders do not agree on')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['text', 'csv', 'json', 'md']).default('text'),
    )
    .action(async (options: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const { study } = opened;
      const { agreement } = study.config;
      if (options.passages === undefined) refuseReflexive(study.config);
      const unit = options.unit ?? agreement.unit;
      const comparing: Comparing = {
        by: options.by,
        unit,
        overlap: overlapOf(unit, options.overlap ?? agreement.overlap),
      };
      const least = leastOf(study, options.failBelow);
      const code = typeof options.passages === 'string' ? knownCode(study, options.passages) : undefined;
      const coders = chosenCoders(study, options.coders?.split(','), coderNamed);
      const groups = readersAmong(study, coders, options.pairs ? 'pairs' : options.roles ? 'roles' : 'all');
      const { texts, undone } = await readTexts(opened, {
        coders,
        unit,
        keepLines: options.passages !== undefined,
        areDone: onlyDone(study, coders, options.done),
      });
      if (options.passages !== undefined) {
        const lines = new Map(texts.map((text) => [text.path, text.lines]));
        const lists = groups.map((readers) => {
          const read = texts.map((text) => asRead(text, coders, readers));
          const passages = comparedPassages(study, read, comparing, code);
          return { readers, passages: options.differing ? passages.filter(({ agreed }) => !agreed) : passages };
        });
        printPassages(lists, (path) => lines.get(path) ?? linesOf(''), options.format);
        sayWhatIsMissing(opened);
        return;
      }
      const unitizing = unit === 'character' && options.coefficients?.some(isUnitizing);
      const comparisons = groups.map((readers): Comparison => {
        const read = texts.map((text) => asRead(text, coders, readers));
        const resamples = drawTexts(read.filter(isShared).length, options.bootstrap, randomFrom(options.seed));
        return {
          readers,
          codes: compareCoders(study, read, comparing, resamples, unitizing),
          basis: basisOf(study, read, comparing, readers, undone),
        };
      });
      printComparisons(comparisons, {
        format: options.format,
        comparing,
        version: version(),
        ...(options.bootstrap > 0 && { sampling: { samples: options.bootstrap, seed: options.seed } }),
        ...(options.coefficients && { names: options.coefficients }),
        ...(least && { least }),
        explains: options.explain === true,
      });
      if (least && !holds(comparisons, least)) process.exitCode = 1;
      sayWhatIsMissing(opened);
    });
}

/** Whether no code is below; where nothing could be compared, nothing holds, and that is said. */
function holds(comparisons: readonly Comparison[], least: AgreementConfig): boolean {
  const codes = comparisons.flatMap((one) => one.codes);
  if (codes.every(({ coefficients }) => 'undefined' in coefficients[least.coefficient])) {
    say(`Nothing could be compared: there is no ${least.coefficient} of any code.`);
    return false;
  }
  return !codes.some((one) => isBelow(one, least));
}

function chosenCoefficients(written: string): readonly CoefficientName[] {
  if (written === 'all') return coefficientNames;
  return written.split(',').map((name) => {
    const known = coefficientNames.find((one) => one === name.trim());
    if (known) return known;
    throw new InvalidArgumentError(`There is no “${name.trim()}”. There are ${coefficientNames.join(', ')}.`);
  });
}

const isUnitizing = (name: CoefficientName): boolean => unitizingCoefficients.some((one) => one === name);

function threshold(written: string): number {
  const value = numberIn(written, -1);
  if (value !== undefined) return value;
  throw new InvalidArgumentError('It is a number up to 1, say 0.7.');
}

function share(written: string): number {
  const value = numberIn(written, Number.MIN_VALUE);
  if (value !== undefined) return value;
  throw new InvalidArgumentError('It is a number above 0 up to 1, say 0.5.');
}

/** The most samples that are of use to anybody. */
const mostSamples = 100_000;

function count(written: string): number {
  if (/^\d{1,6}$/.test(written) && Number(written) <= mostSamples) return Number(written);
  throw new InvalidArgumentError(`It is a number of samples up to ${mostSamples}, say 1000.`);
}

function leastOf(
  { config: { agreement } }: Study,
  given: number | true | undefined,
): Study['config']['agreement'] | undefined {
  if (given === undefined) return undefined;
  if (given !== true) return { ...agreement, threshold: given };
  if (agreement.threshold !== undefined) return agreement;
  throw new GlossError(
    'bad-argument',
    'gloss.yaml says no threshold. Write one there (“agreement: { threshold: 0.7 }”), or give it here: --fail-below 0.7.',
  );
}

function knownCode(study: Study, written: string): string {
  const code = codesOf(study).inUse(written)?.code.id;
  if (code !== undefined) return code;
  if ([...study.records.values()].some(({ byCode }) => byCode.has(written))) return written;
  throw new GlossError('not-found', `No codebook of this study has a code “${written}”. “gloss codes” lists them.`);
}
