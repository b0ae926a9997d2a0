import * as l10n from '../../core/text/l10n.js';
import {
  readCountedSpeakers,
  type CountedSpeakers,
  countedUnits,
  type CountedUnit,
} from '../../core/study/settings/agreementTerms.js';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { coefficientNames, type CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import { comparedBy, type ComparedBy } from '../../core/analysis/agreement/comparing.js';
import { programs, type Program } from '../../core/analysis/agreement/programs.js';
import { stepMetrics, type StepMetric } from '../../core/analysis/agreement/stepMetrics.js';
import { numberIn } from '../../core/study/settings/agreementConfig.js';
import type { GlobalOptions } from '../study.js';

/** What `gloss compare` was asked for, as commander reads it. What is absent is as `gloss.yaml` or `--like` has it. */
export interface Options extends GlobalOptions {
  readonly coders?: string;
  readonly pairs?: boolean;
  readonly roles?: boolean;
  readonly by: ComparedBy;
  readonly unit?: CountedUnit;
  readonly overlap?: number;
  readonly metric?: StepMetric;
  readonly bootstrap: number;
  readonly seed: string;
  readonly coefficients?: readonly CoefficientName[];
  readonly failBelow?: number | true;
  readonly done?: boolean;
  readonly explain?: boolean;
  readonly transcript?: readonly string[];
  readonly case?: readonly string[];
  readonly speakers?: CountedSpeakers;
  readonly months?: boolean;
  readonly like?: Program;
  readonly gold?: string;
  readonly confusion?: boolean;
  readonly passages?: string | true;
  readonly differing?: boolean;
  readonly format: 'text' | 'csv' | 'json' | 'md';
}

/** Puts the options of `gloss compare` on a command, in the order of its help. */
export const withOptions = (command: Command): Command =>
  command
    .option('--coders <ids>', l10n.t('which coders, separated by commas; all who coded if left out'))
    .option('--pairs', l10n.t('each two coders by themselves, as Cohen’s kappa needs it'))
    .addOption(
      new Option('--roles', l10n.t('coders of each role among themselves, then each two roles')).conflicts('pairs'),
    )
    .addOption(
      new Option(
        '--by <rows>',
        l10n.t(
          'a row for each code, each theme with all below it, all codes together (MASI), each theme as a variable of which its codes are the values (domain), or the weights of each code with a scale',
        ),
      )
        .choices(comparedBy)
        .default('code'),
    )
    .addOption(
      new Option(
        '--unit <unit>',
        l10n.t('what is counted: characters, sentences, turns, or segments that match; as gloss.yaml says if left out'),
      ).choices(countedUnits),
    )
    .option(
      '--overlap <share>',
      l10n.t(
        'how much of a sentence or turn is to be marked (any, if left out), or segments are to share to match (0.5)',
      ),
      share,
    )
    .addOption(
      new Option(
        '--metric <metric>',
        l10n.t(
          'how far weights are apart; if left out, by difference where they are numbers, else by rank; “linear” gives weighted kappa linear weights',
        ),
      ).choices(stepMetrics),
    )
    .option(
      '--bootstrap <samples>',
      l10n.t('a 95 % interval of Krippendorff’s alpha from so many samples of transcripts'),
      count,
      0,
    )
    .option('--seed <text>', l10n.t('what the samples are drawn from: the same text, the same samples'), 'gloss')
    .option(
      '--coefficients <names>',
      l10n.t('which to show, separated by commas, or all: {names}; those of given units if left out', {
        names: coefficientNames.join(', '),
      }),
      chosenCoefficients,
    )
    .option(
      '--fail-below [value]',
      l10n.t('mark what is below this, or below the threshold in gloss.yaml, and exit with 1 if anything is'),
      threshold,
    )
    .option(
      '--done',
      l10n.t('count a transcript only for coders who declared it done; so where one of them has declared any'),
    )
    .option('--no-done', l10n.t('count transcripts that coders are still at work on, too'))
    .option(
      '--explain',
      l10n.t('say in plain words what each coefficient is, when it misleads, and what usual bounds are'),
    )
    .option('--transcript <path...>', l10n.t('in these transcripts'))
    .option('--case <id...>', l10n.t('in transcripts about these cases'))
    .option(
      '--speakers <names>',
      l10n.t(
        'only what these say: names, aliases or roles, separated by commas; “interviewees” for all but interviewers, “all” for everybody; as gloss.yaml says if left out',
      ),
      chosenSpeakers,
    )
    .option('--months', l10n.t('each month by itself in which a transcript was coded last'))
    .addOption(
      new Option(
        '--like <program>',
        l10n.t('as another program usually counts: unit, overlap, pairs and coefficients'),
      ).choices(Object.keys(programs)),
    )
    .addOption(
      new Option(
        '--gold <coder>',
        l10n.t('each other coder against this one, who is taken to be right: precision, recall and F1'),
      ).conflicts(['roles', 'passages', 'confusion', 'failBelow', 'months']),
    )
    .addOption(
      new Option('--confusion', l10n.t('which code one coder gave where the other gave which')).conflicts([
        'roles',
        'passages',
        'failBelow',
        'months',
      ]),
    )
    .option('--passages [code]', l10n.t('the passages behind the agreement on a code or theme, or on all codes'))
    .option('--differing', l10n.t('of those passages the ones that coders do not agree on'))
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'csv', 'json', 'md']).default('text'),
    );

function chosenCoefficients(written: string): readonly CoefficientName[] {
  if (written === 'all') return coefficientNames;
  return written.split(',').map((name) => {
    const known = coefficientNames.find((one) => one === name.trim());
    if (known) return known;
    throw new InvalidArgumentError(
      l10n.t('There is no “{name}”. There are {names}.', { name: name.trim(), names: coefficientNames.join(', ') }),
    );
  });
}

function threshold(written: string): number {
  const value = numberIn(written, -1);
  if (value !== undefined) return value;
  throw new InvalidArgumentError(l10n.t('It is a number up to 1, say 0.7.'));
}

function share(written: string): number {
  const value = numberIn(written, Number.MIN_VALUE);
  if (value !== undefined) return value;
  throw new InvalidArgumentError(l10n.t('It is a number above 0 up to 1, say 0.5.'));
}

/** The most samples that are of use to anybody. */
const mostSamples = 100_000;

function count(written: string): number {
  if (/^\d{1,6}$/.test(written) && Number(written) <= mostSamples) return Number(written);
  throw new InvalidArgumentError(l10n.t('It is a number of samples up to {most}, say 1000.', { most: mostSamples }));
}

function chosenSpeakers(written: string): CountedSpeakers {
  const found = readCountedSpeakers(written.split(','));
  if (found) return found;
  throw new InvalidArgumentError(l10n.t('It is names of speakers, separated by commas.'));
}
