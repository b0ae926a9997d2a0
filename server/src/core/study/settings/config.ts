import { isSeverity, type Parsed, type Report, type Severity } from '../../text/problem.js';
import { problemList } from '../../yaml/problemList.js';
import { atOnce, type Steps } from '../../workInSteps.js';
import { isMap, isScalar } from 'yaml';
import { evenGlob } from '../paths.js';
import { isPlainPath } from '../writable.js';
import {
  defaultAgreement,
  readAgreement,
  readApproach,
  type AgreementConfig,
  type Approach,
} from './agreementConfig.js';
import { readLabels, readSpeakers } from './speakersConfig.js';
import { whyNotPortable } from '../portableName.js';
import { guessing, type TranscriptReading } from '../../transcript/transcriptReading.js';
import { readingYaml, readList, readMap, readText, readTexts, rangeOf, textOf, type Field } from '../../yaml/yaml.js';
import * as l10n from '../../text/l10n.js';
import { inQuotes } from '../../text/inQuotes.js';

/** A coder as `gloss.yaml` lists them; the id is also the name of the folder of their codings. */
export interface Coder {
  readonly id: string;
  readonly name?: string;
  /** Say clinician, academic or patient. */
  readonly role?: string;
  /** `false` for those who see all codings of a blind study, since they do not code. */
  readonly blind?: boolean;
}

/** What `gloss.yaml` says; every key has a default. Globs and paths are relative to the study's folder. */
export interface StudyConfig {
  readonly name?: string;
  readonly codebooks: readonly string[];
  readonly transcripts: readonly string[];
  readonly coders: readonly Coder[];
  /** Path of the file below the study's folder. */
  readonly cases: string;
  /** Links in the study that may lead out of it and be written through, by path below its folder. */
  readonly linkedFolders?: readonly string[];
  /** The unit that a caret without a selection stands for. */
  readonly unit: 'sentence' | 'turn';
  /** Whether a coder sees others' codings of a transcript only when done with coding it. */
  readonly blind: boolean;
  /** How severe problems of a kind are in this study, by their code, or that they are not to be reported. */
  readonly checks: ReadonlyMap<string, Severity | 'off'>;
  /** Words above which a segment is long, for the check `long-segment`. */
  readonly longestSegment: number;
  readonly agreement: AgreementConfig;
  readonly approach?: Approach;
  /** How speakers are found in transcripts. */
  readonly reading: TranscriptReading;
}

/** Keys that `gloss.yaml` may have; others are kept, and reported. */
export const configKeys = [
  'study',
  'codebooks',
  'transcripts',
  'coders',
  'speakers',
  'labels',
  'cases',
  'unit',
  'blind',
  'agreement',
  'approach',
  'checks',
  'linked-folders',
  'longest-segment',
] as const;

/**
 * What holds where `gloss.yaml` says nothing, or is not there. Paths are below the study's folder; `longestSegment` is
 * in words.
 */
export const defaultConfig: StudyConfig = {
  codebooks: ['codebooks/**/*.codebook.yaml'],
  transcripts: ['transcripts/**/*.{txt,md,vtt,srt}'],
  coders: [],
  cases: 'cases.csv',
  unit: 'sentence',
  blind: false,
  checks: new Map(),
  longestSegment: 150,
  agreement: defaultAgreement,
  reading: guessing,
};

/** Reads `gloss.yaml`. What cannot be read has its default, and a problem. */
export const parseConfig = (text: string): Parsed<StudyConfig> => atOnce(readingConfig(text));

/** The same step by step. */
export function* readingConfig(text: string): Steps<Parsed<StudyConfig>> {
  const { report, all } = problemList();
  const contents = yield* readingYaml(text, report);
  if (!contents) return { value: defaultConfig, problems: all() };
  const fields = readMap(contents, 'gloss.yaml', configKeys, report);
  if (!fields) return { value: defaultConfig, problems: all() };
  const name = readText(fields.get('study'), '“study”', report);
  const globs = (key: 'codebooks' | 'transcripts'): readonly string[] => {
    const written = readTexts(fields.get(key), inQuotes(key), report);
    return written.length > 0 ? written : defaultConfig[key];
  };
  const coders = readList(fields.get('coders'), '“coders”', report).flatMap((item) => {
    const coder = readMap(item, l10n.t('a coder'), ['id', 'name', 'role', 'blind'], report);
    const id = coder && readText(coder.get('id'), '“id”', report);
    if (!coder || id === undefined) return [];
    if (!isCoderId(id)) {
      report({
        code: 'bad-id',
        severity: 'error',
        message: l10n.t(
          "“{id}” cannot be a coder's id, since it names a folder: use letters, digits, “-”, “_” and “.”.",
          { id },
        ),
        range: rangeOf(coder.get('id')?.node),
      });
      return [];
    }
    const coderName = readText(coder.get('name'), '“name”', report);
    const role = readText(coder.get('role'), '“role”', report);
    const blind = readFlag(coder.get('blind'), report);
    return [
      {
        id,
        ...(coderName !== undefined && { name: coderName }),
        ...(role !== undefined && { role }),
        ...(blind !== undefined && { blind }),
      },
    ];
  });
  const unit = readText(fields.get('unit'), '“unit”', report) ?? defaultConfig.unit;
  if (unit !== 'sentence' && unit !== 'turn') {
    report({
      code: 'bad-value',
      severity: 'error',
      message: l10n.t('“unit” is sentence or turn, not “{unit}”.', { unit }),
      range: rangeOf(fields.get('unit')?.node),
    });
  }
  const approach = readApproach(fields.get('approach'), report);
  const linkedFolders = readTexts(fields.get('linked-folders'), '“linked-folders”', report);
  const value = {
    ...(name !== undefined && { name }),
    codebooks: globs('codebooks'),
    transcripts: globs('transcripts'),
    coders,
    cases: readCasesPath(fields.get('cases'), report) ?? defaultConfig.cases,
    ...(linkedFolders.length > 0 && { linkedFolders }),
    unit: unit === 'turn' ? unit : 'sentence',
    blind: readFlag(fields.get('blind'), report) ?? defaultConfig.blind,
    checks: readChecks(fields.get('checks'), report),
    longestSegment: readCount(fields.get('longest-segment'), report) ?? defaultConfig.longestSegment,
    agreement: readAgreement(fields.get('agreement'), report),
    ...(approach && { approach }),
    reading: {
      speakers: readSpeakers(fields.get('speakers'), report),
      labels: readLabels(fields.get('labels'), report),
    },
  } as const;
  return { value, problems: all() };
}

function readChecks(field: Field | undefined, report: Report): ReadonlyMap<string, Severity | 'off'> {
  const checks = new Map<string, Severity | 'off'>();
  if (!isMap(field?.node)) {
    if (field?.node) readMap(field.node, '“checks”', [], report);
    return checks;
  }
  for (const { key, value } of field.node.items) {
    if (!isScalar(key)) continue;
    const written = textOf(value, inQuotes(String(key.value)), report, rangeOf(key));
    if (written === undefined) continue;
    if (written === 'off' || isSeverity(written)) checks.set(String(key.value), written);
    else {
      report({
        code: 'bad-value',
        severity: 'error',
        message: l10n.t('A check is off, hint, information, warning or error, not “{written}”.', { written }),
        range: rangeOf(value),
      });
    }
  }
  return checks;
}

/** A file of the study: elsewhere it is neither read nor written. */
function readCasesPath(field: Field | undefined, report: Report): string | undefined {
  const written = readText(field, '“cases”', report);
  if (written === undefined) return undefined;
  const path = evenGlob(written);
  if (isPlainPath(path)) return path;
  report({
    code: 'bad-value',
    severity: 'error',
    message: l10n.t('“cases” is the path of a file below the study’s folder, as in data/cases.csv, not “{written}”.', {
      written,
    }),
    range: rangeOf(field?.node),
  });
  return undefined;
}

function readFlag(field: Field | undefined, report: Report): boolean | undefined {
  const written = readText(field, '“blind”', report);
  if (written === undefined) return undefined;
  if (written === 'true' || written === 'false') return written === 'true';
  report({
    code: 'bad-value',
    severity: 'error',
    message: l10n.t('“blind” is true or false, not “{written}”.', { written }),
    range: rangeOf(field?.node),
  });
  // Rather too little is shown than too much.
  return true;
}

function readCount(field: Field | undefined, report: Report): number | undefined {
  const written = readText(field, '“longest-segment”', report);
  if (written === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(written)) return Number(written);
  report({
    code: 'bad-value',
    severity: 'error',
    message: l10n.t('“longest-segment” is a number of words from 1, not “{written}”.', { written }),
    range: rangeOf(field?.node),
  });
  return undefined;
}

/** Whether the text may name a coder's folder. */
export const isCoderId = (id: string): boolean => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]{0,63}$/u.test(id);

/**
 * A coder's id from a person's name: lower case, words joined by `-`; undefined where nothing is left, or what no folder
 * can be called everywhere.
 */
export function coderIdFrom(name: string): string | undefined {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-/, '');
  // By code points, so that none is cut in two.
  const id = Array.from(words).slice(0, 64).join('').replace(/-$/, '');
  return isCoderId(id) && whyNotPortable(id) === undefined ? id : undefined;
}
