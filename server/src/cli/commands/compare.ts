import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { unitizingCoefficients, type CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import { isBelow } from '../../core/analysis/agreement/compareCoders.js';
import { passagesInText, type ComparedPassage } from '../../core/analysis/agreement/comparedPassages.js';
import {
  comparingInTables,
  comparingReaders,
  passagesOfReaders,
  type Compared,
  type Comparison,
} from '../../core/analysis/agreement/comparison.js';
import {
  planComparison,
  type AskedComparison,
  type PlannedComparison,
} from '../../core/analysis/agreement/planComparison.js';
import { programs } from '../../core/analysis/agreement/programs.js';
import type { Reader } from '../../core/analysis/agreement/readers.js';
import { fixedWords, spokenWords, type TableWords } from '../../core/analysis/agreement/tableWords.js';
import { GlossError } from '../../core/glossError.js';
import { refuseReflexive, type AgreementConfig } from '../../core/study/settings/agreementConfig.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { linesOf } from '../../core/text/lines.js';
import { atOnce } from '../../core/workInSteps.js';
import { casesByTranscript } from '../../core/cases/cases.js';
import { casesOf } from '../../disk/study/readCasesFile.js';
import { coderNamed } from '../../disk/study/coder.js';
import { withOptions, type Options } from '../agreement/compareOptions.js';
import { printTables } from '../agreement/printTables.js';
import { printComparisons } from '../agreement/printComparisons.js';
import type { Printing } from '../agreement/printing.js';
import { printPassages } from '../agreement/printPassages.js';
import { readTexts, type ReadText } from '../agreement/readTexts.js';
import { say } from '../formats/terminal.js';
import { openToRead, sayWhatIsMissing, studyFolder, transcriptPath, type OpenStudy } from '../study.js';
import { version } from '../version.js';

/** `gloss compare`: how far coders agree on where each code is. */
export function addCompare(program: Command): void {
  withOptions(
    program
      .command('compare')
      .description(l10n.t('agreement of coders on each code, in transcripts that two or more of them coded')),
  ).action(async (options: Options, command: Command) => {
    const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
    const { folder, study } = opened;
    if (options.passages === undefined && !options.confusion) refuseReflexive(study.config);
    const least = leastOf(study, options.failBelow);
    const code = typeof options.passages === 'string' ? knownCode(study, options.passages) : undefined;
    const plan = planComparison(study, askedOf(options), coderNamed);
    const isWanted = await wantedTranscripts(opened, options);
    const printing = { format: options.format, comparing: plan.comparing, version: version() };
    if (options.passages !== undefined) {
      const { texts } = await readTexts(folder, plan, isWanted, (read) => read);
      const lists = plan.groups.map((readers) => ({
        readers,
        passages: passagesOf(plan, texts, readers, code, options),
      }));
      const lines = new Map(texts.map(({ compared: { path }, lines }) => [path, lines]));
      printPassages(lists, (path) => lines.get(path) ?? linesOf(''), options.format);
    } else {
      const compared = { ...plan, ...(await readTexts(folder, plan, isWanted, ({ compared }) => compared)) };
      const kind = options.gold !== undefined ? 'gold' : options.confusion ? 'confusion' : undefined;
      if (kind) printTables(atOnce(comparingInTables(compared, kind, idOf, wordsFor(options.format))), printing);
      else printCoefficients(compared, options, least, printing);
    }
    sayWhatIsMissing(opened);
  });
}

/** What tables say: to programs the same in each language. */
const wordsFor = (format: Options['format']): TableWords =>
  format === 'csv' || format === 'json' ? fixedWords : spokenWords();

/** Prints coefficients, one table for each group of readers and month; the exit code says whether any is below the least. */
function printCoefficients(
  compared: Compared,
  options: Options,
  least: AgreementConfig | undefined,
  printing: Pick<Printing, 'format' | 'comparing' | 'version'>,
): void {
  const names = options.coefficients ?? (options.like && programs[options.like].coefficients);
  const sampling = { samples: options.bootstrap, seed: options.seed };
  const unitizing = compared.comparing.unit === 'character' && names?.some(isUnitizing);
  const comparisons = atOnce(comparingReaders(compared, { months: options.months, sampling, unitizing }));
  printComparisons(comparisons, {
    ...printing,
    ...(sampling.samples > 0 && { sampling }),
    ...(names && { names }),
    ...(least && { least }),
    explains: options.explain === true,
  });
  if (least && !holds(comparisons, least)) process.exitCode = 1;
}

const passagesOf = (
  plan: PlannedComparison,
  texts: readonly ReadText[],
  readers: readonly Reader[],
  code: string | undefined,
  { differing }: Options,
): readonly ComparedPassage[] =>
  texts
    .flatMap(({ compared, spoken }) => passagesInText(passagesOfReaders(plan, compared, readers, code), spoken))
    .filter(({ agreed }) => !(differing && agreed));

/** What the options ask to be compared. */
const askedOf = (options: Options): AskedComparison => ({
  ...options,
  coders: options.coders?.split(','),
  among: options.pairs || options.confusion ? 'pairs' : options.roles ? 'roles' : undefined,
});

async function wantedTranscripts(
  opened: OpenStudy,
  { transcript, case: about }: Options,
): Promise<(path: string) => boolean> {
  const paths = transcript && new Set(transcript.map((path) => transcriptPath(opened, path)));
  const cases = about && casesByTranscript(await casesOf(opened.folder, opened.study));
  const unknown = about?.find((id) => ![...(cases?.values() ?? [])].flat().includes(id));
  if (unknown !== undefined) {
    throw new GlossError(
      'not-found',
      l10n.t('No transcript is about “{case}”, as {file} has it.', {
        case: unknown,
        file: opened.study.config.cases,
      }),
    );
  }
  return (path) =>
    (paths?.has(path) ?? true) && (!about || (cases?.get(path) ?? []).some((one) => about.includes(one)));
}

/** Whether no code is below; where nothing could be compared, nothing holds, and that is said. */
function holds(comparisons: readonly Comparison[], least: AgreementConfig): boolean {
  const codes = comparisons.flatMap((one) => one.codes);
  if (codes.every(({ coefficients }) => 'undefined' in coefficients[least.coefficient])) {
    say(
      l10n.t('Nothing could be compared: there is no {coefficient} of any code.', { coefficient: least.coefficient }),
    );
    return false;
  }
  return !codes.some((one) => isBelow(one, least));
}

/** The command line calls codes by their ids. */
const idOf = (code: string): string => code;

const isUnitizing = (name: CoefficientName): boolean => unitizingCoefficients.some((one) => one === name);

function leastOf(
  { config: { agreement } }: Study,
  given: number | true | undefined,
): Study['config']['agreement'] | undefined {
  if (given === undefined) return undefined;
  if (given !== true) return { ...agreement, threshold: given };
  if (agreement.threshold !== undefined) return agreement;
  throw new GlossError(
    'bad-argument',
    l10n.t(
      'gloss.yaml says no threshold. Write one there (“agreement: {example}”), or give it here: --fail-below 0.7.',
      {
        example: '{ threshold: 0.7 }',
      },
    ),
  );
}

function knownCode(study: Study, written: string): string {
  const code = codesOf(study).inUse(written)?.code.id;
  if (code !== undefined) return code;
  if ([...study.records.values()].some(({ byCode }) => byCode.has(written))) return written;
  throw new GlossError(
    'not-found',
    l10n.t('No codebook of this study has a code “{code}”. “gloss codes” lists them.', { code: written }),
  );
}
