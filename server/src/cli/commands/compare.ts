import type { Command } from 'commander';
import { basisOf } from '../../core/analysis/agreement/basis.js';
import { unitizingCoefficients, type CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import { compareCoders, isBelow } from '../../core/analysis/agreement/compareCoders.js';
import { comparedPassages } from '../../core/analysis/agreement/comparedPassages.js';
import { isShared } from '../../core/analysis/agreement/comparedText.js';
import type { Comparing } from '../../core/analysis/agreement/comparing.js';
import { confusionOf } from '../../core/analysis/agreement/confusion.js';
import { countedSpeakers } from '../../core/analysis/agreement/countedSpeakers.js';
import { onlyDone } from '../../core/analysis/agreement/finished.js';
import { againstGold } from '../../core/analysis/agreement/gold.js';
import { drawTexts } from '../../core/analysis/agreement/interval.js';
import { monthsOf } from '../../core/analysis/agreement/months.js';
import { comparingAsked, programs, type Preset } from '../../core/analysis/agreement/programs.js';
import { randomFrom } from '../../core/analysis/agreement/random.js';
import {
  asRead,
  besideGold,
  chosenCoders,
  readersAmong,
  withGold,
  type Reader,
} from '../../core/analysis/agreement/readers.js';
import { confusionTable, goldTable } from '../../core/analysis/agreement/tables.js';
import { GlossError } from '../../core/glossError.js';
import { refuseReflexive, type AgreementConfig } from '../../core/study/settings/agreementConfig.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { linesOf } from '../../core/text/lines.js';
import { casesByTranscript } from '../../core/cases/cases.js';
import { casesOf } from '../../disk/study/readCasesFile.js';
import { coderNamed } from '../../disk/study/coder.js';
import { withOptions, type Options } from '../agreement/compareOptions.js';
import type { Comparison } from '../agreement/comparison.js';
import { printTables } from '../agreement/printTables.js';
import { printComparisons } from '../agreement/printComparisons.js';
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
      .description('agreement of coders on each code, in transcripts that two or more of them coded'),
  ).action(async (options: Options, command: Command) => {
    const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
    const { study } = opened;
    if (options.passages === undefined && !options.confusion) refuseReflexive(study.config);
    const asked = askedOf(study, options);
    const { comparing, pairs } = asked;
    const least = leastOf(study, options.failBelow);
    const code = typeof options.passages === 'string' ? knownCode(study, options.passages) : undefined;
    const speakers = countedSpeakers(study.config, options.speakers);
    const coders = wantedCoders(study, options);
    const { texts, undone } = await readTexts(opened, {
      coders,
      unit: comparing.unit,
      keepLines: options.passages !== undefined,
      areDone: onlyDone(study, coders, options.done),
      isWanted: await wantedTranscripts(opened, options),
      speakers,
    });
    const among = pairs || options.confusion ? 'pairs' : options.roles ? 'roles' : 'all';
    const gold = options.gold === undefined ? undefined : (coderNamed(study, options.gold) ?? options.gold);
    const groups = gold === undefined ? readersAmong(study, coders, among) : besideGold(coders, gold);
    const reading = (readers: readonly Reader[], some: readonly ReadText[] = texts) =>
      some.map((text) => asRead(text, coders, readers));
    const basis = (readers: readonly Reader[], some: readonly ReadText[] = texts) =>
      basisOf(study, reading(readers, some), comparing, readers, undone, speakers);
    const printing = { format: options.format, comparing, version: version() };
    if (options.passages !== undefined) {
      const lines = new Map(texts.map((text) => [text.path, text.lines]));
      const lists = groups.map((readers) => {
        const passages = comparedPassages(study, reading(readers), comparing, code);
        return { readers, passages: options.differing ? passages.filter(({ agreed }) => !agreed) : passages };
      });
      printPassages(lists, (path) => lines.get(path) ?? linesOf(''), options.format);
    } else if (gold !== undefined) {
      printTables(
        groups.map((readers) =>
          goldTable(readers, againstGold(study, reading(readers), comparing), basis(readers), idOf),
        ),
        printing,
      );
    } else if (options.confusion) {
      printTables(
        groups.map((readers) =>
          confusionTable(readers, confusionOf(study, reading(readers), comparing), basis(readers), idOf),
        ),
        printing,
      );
    } else {
      const unitizing = comparing.unit === 'character' && asked.coefficients?.some(isUnitizing);
      const comparisons = monthsOf(texts, options.months).flatMap(({ month, own }) =>
        groups.map((readers): Comparison => {
          const read = reading(readers, own);
          const resamples = drawTexts(read.filter(isShared).length, options.bootstrap, randomFrom(options.seed));
          return {
            readers,
            codes: compareCoders(study, read, comparing, resamples, unitizing),
            basis: basis(readers, own),
            ...(month !== undefined && { month }),
          };
        }),
      );
      printComparisons(comparisons, {
        ...printing,
        ...(options.bootstrap > 0 && { sampling: { samples: options.bootstrap, seed: options.seed } }),
        ...(asked.coefficients && { names: asked.coefficients }),
        ...(least && { least }),
        explains: options.explain === true,
      });
      if (least && !holds(comparisons, least)) process.exitCode = 1;
    }
    sayWhatIsMissing(opened);
  });
}

/** What is compared: as the options say, else as the program does that they name, else as the study says. */
function askedOf(
  { config: { agreement } }: Study,
  options: Options,
): Partial<Pick<Preset, 'coefficients'>> & { readonly comparing: Comparing; readonly pairs: boolean } {
  const preset: Preset | undefined = options.like && programs[options.like];
  const coefficients = options.coefficients ?? preset?.coefficients;
  return {
    comparing: comparingAsked(agreement, options),
    pairs: options.pairs ?? preset?.pairs ?? false,
    ...(coefficients && { coefficients }),
  };
}

/** The coders who are named, or all; a gold standard comes first. */
function wantedCoders(study: Study, { coders, gold }: Options): readonly string[] {
  const named = coders?.split(',');
  return chosenCoders(study, gold === undefined ? named : withGold(study, gold, named), coderNamed);
}

async function wantedTranscripts(
  opened: OpenStudy,
  { transcript, case: about }: Options,
): Promise<(path: string) => boolean> {
  const paths = transcript && new Set(transcript.map((path) => transcriptPath(opened, path)));
  const cases = about && casesByTranscript(await casesOf(opened.folder, opened.study));
  const unknown = about?.find((id) => ![...(cases?.values() ?? [])].flat().includes(id));
  if (unknown !== undefined) {
    throw new GlossError('not-found', `No transcript is about “${unknown}”, as ${opened.study.config.cases} has it.`);
  }
  return (path) =>
    (paths?.has(path) ?? true) && (!about || (cases?.get(path) ?? []).some((one) => about.includes(one)));
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
    'gloss.yaml says no threshold. Write one there (“agreement: { threshold: 0.7 }”), or give it here: --fail-below 0.7.',
  );
}

function knownCode(study: Study, written: string): string {
  const code = codesOf(study).inUse(written)?.code.id;
  if (code !== undefined) return code;
  if ([...study.records.values()].some(({ byCode }) => byCode.has(written))) return written;
  throw new GlossError('not-found', `No codebook of this study has a code “${written}”. “gloss codes” lists them.`);
}
