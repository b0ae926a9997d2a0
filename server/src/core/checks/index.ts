import type { Problem } from '../text/problem.js';
import { linkedOutside, outsideProblems, tooMuchOutside } from '../study/outside.js';
import type { StudyConfig } from '../study/settings/config.js';
import { codesOf, type CodingsRecord, type Read, type Study } from '../study/study.js';
import { doubts } from './anchors.js';
import type { BookToCheck, Check, Passages } from './check.js';
import { coincidences } from './coincidence.js';
import { similarColors } from './colors.js';
import { crossesSpeakers, longSegment, uncoded } from './codingPass.js';
import { missingCriteria, missingDefinition, unusedCode } from './descriptions.js';
import { duplicateIds, holders } from './duplicateIds.js';
import { exampleNotFound } from './examples.js';
import { meaningChanged } from './meaningChanged.js';
import { mergeCycle, mergedIntoRetired } from './merges.js';
import { missingTranscript } from './missingTranscript.js';
import { notCodable, oldId, retiredCode, unknownInCodebook, unknownInCodings } from './namedCodes.js';
import { aliasClash, duplicateName } from './duplicateNames.js';
import { nearIdentical } from './nearIdentical.js';
import { alikeNames, unportableName } from './unportableNames.js';
import { recode } from './recode.js';
import { limitCodes } from '../yaml/yamlLimits.js';
import { asConfigured, runChecks, runOnce } from './severities.js';
import { sameWords } from './sameWords.js';
import { exclusiveCodes, themeAndCode } from './sharedPassages.js';
import { unknownCheck } from './unknownCheck.js';
import { asWritten } from './usage.js';
import { missingWeight, offScale } from './weightsOffScale.js';

const ofCodebooks: readonly Check<BookToCheck>[] = [
  unknownInCodebook,
  mergeCycle,
  mergedIntoRetired,
  aliasClash,
  duplicateName,
  missingDefinition,
  missingCriteria,
  meaningChanged,
  exampleNotFound,
  nearIdentical,
  similarColors,
  unusedCode,
];

/** These look at nothing but the codings file and the codebooks. */
const ofSegments: readonly Check<CodingsRecord>[] = [
  unknownInCodings,
  retiredCode,
  oldId,
  notCodable,
  themeAndCode,
  sameWords,
  exclusiveCodes,
  offScale,
  missingWeight,
  recode,
];

const ofCodings: readonly Check<CodingsRecord>[] = [missingTranscript, duplicateIds];

const ofTranscripts: readonly Check<Passages>[] = [uncoded, crossesSpeakers, longSegment];

const config = unknownCheck(
  () => checks.map(({ code }) => code),
  () => errors,
);

/** What else is reported below an error: by the readers of files, and of segments' places. */
const others = [
  { code: 'unknown-key', severity: 'warning', about: 'A key that Gloss does not know. It is kept.' } as const,
  ...Object.values(doubts),
  linkedOutside,
  tooMuchOutside,
];

const ofConfig: readonly Check<Read<StudyConfig>>[] = [config, alikeNames, unportableName];

const every = [...ofConfig, ...ofCodebooks, ...ofSegments, ...ofCodings, ...ofTranscripts, ...others];

/** All that a study may give another severity, or turn off. */
export const checks: readonly Pick<Check<never>, 'code' | 'severity' | 'about'>[] = every.filter(
  ({ severity }) => severity !== 'error',
);

/** What is always an error. */
const errors: readonly string[] = [
  ...every.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  ...['yaml-syntax', 'duplicate-key', 'wrong-type', 'missing-key', 'bad-id', 'bad-value', 'bad-position'],
  ...['duplicate-code', 'unreadable', 'merge-conflict', ...limitCodes],
];

/** Whether any check that needs the text of every transcript is on. */
export const looksAtTranscripts = ({ config: { checks: set } }: Study): boolean =>
  ofTranscripts.some(({ code }) => (set.get(code) ?? 'off') !== 'off');

/** Counts what the checks count over all codings files, in small steps; without it they do so at once when they need it. */
export function* prepareChecks(study: Study): Generator<void> {
  for (const counted of [asWritten, holders, coincidences]) yield* counted.steps(study);
}

/** What is wrong in gloss.yaml, what its reader found included, and what leads out of the study also where there is none. */
export function checkConfig(study: Study): readonly Problem[] {
  const file = study.configFile;
  const read = [...(file?.problems ?? []), ...outsideProblems(study.config, study.outside)];
  return [...asConfigured(study.config, read), ...(file ? runChecks(ofConfig, study, file) : [])];
}

/** What is wrong with a codebook in its study, what its own reader found included. */
export function checkCodebook(
  study: Study,
  path: string,
  more: Pick<BookToCheck, 'texts' | 'today'> = {},
): readonly Problem[] {
  const book = study.codebooks.get(path);
  if (!book) return [];
  const read = [...book.problems, ...(codesOf(study).problems.get(path) ?? [])];
  return [...asConfigured(study.config, read), ...runChecks(ofCodebooks, study, { ...book, ...more })];
}

const checkSegments = runOnce(ofSegments);

/** What is wrong with a codings file in its study, what its own reader found included. */
export const checkRecord = (study: Study, record: CodingsRecord): readonly Problem[] => [
  ...asConfigured(study.config, record.problems),
  ...runChecks(ofCodings, study, record),
  ...checkSegments(study, record, codesOf(study)),
];

/** What a study wants reported of passages and of what is uncoded, in one transcript. */
export const checkPassages = (study: Study, passages: Passages): readonly Problem[] =>
  runChecks(ofTranscripts, study, passages);
