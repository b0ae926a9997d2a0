import { basisOf } from '../core/analysis/agreement/basis.js';
import { comparingCoders, isBelow } from '../core/analysis/agreement/compareCoders.js';
import type { Comparing } from '../core/analysis/agreement/comparing.js';
import { explanations, usualBounds } from '../core/analysis/agreement/explanations.js';
import { onlyDone, recordsToCompare, type Undone } from '../core/analysis/agreement/finished.js';
import { drawTexts } from '../core/analysis/agreement/interval.js';
import { quotedWords } from '../core/transcript/quotedWords.js';
import { comparedPassages } from '../core/analysis/agreement/comparedPassages.js';
import { isShared, placedBy, unitsOf, type ComparedText } from '../core/analysis/agreement/comparedText.js';
import { randomFrom } from '../core/analysis/agreement/random.js';
import { countedSpeakers, countsTurnsOf, type CountedSpeakers } from '../core/analysis/agreement/countedSpeakers.js';
import { asRead, chosenCoders, readersAmong, type Reader } from '../core/analysis/agreement/readers.js';
import { overlapOf, refuseReflexive } from '../core/study/agreementConfig.js';
import type { Study } from '../core/study/study.js';
import type { Lines } from '../core/text/lines.js';
import { spokenOf } from '../core/transcript/spoken.js';
import {
  CompareRequest,
  ComparedPassagesRequest,
  type CoderComparison,
  type ComparedPassagesResult,
  type CompareParams,
  type CompareResult,
} from '../protocol/index.js';
import { toCodeMark } from './marks.js';
import { toLspRange, uriOf, type Feature, type Handling, type Workspace } from './workspace.js';

/** What is compared, with the texts as they were read. */
interface Compared {
  readonly study: Study;
  readonly coders: readonly string[];
  readonly comparing: Comparing;
  readonly groups: readonly (readonly Reader[])[];
  readonly texts: readonly (ComparedText & { readonly lines: Lines })[];
  readonly undone: readonly Undone[];
  readonly speakers: CountedSpeakers;
}

/**
 * How far coders agree on each code. The same samples are drawn each time, so that the same codings give the same interval.
 * Gives way between codes; nothing where it was cancelled meanwhile.
 */
async function compareResult(
  workspace: Workspace,
  { study, coders, comparing, groups, texts, undone, speakers }: Compared,
  samples: number,
  { token, report }: Handling,
): Promise<CompareResult> {
  const { threshold, coefficient } = study.config.agreement;
  const comparisons: CoderComparison[] = [];
  for (const [i, readers] of groups.entries()) {
    report(i, groups.length, readers.map(({ name }) => name).join(', '));
    const read = texts.map((text) => asRead(text, coders, readers));
    const resamples = drawTexts(read.filter(isShared).length, samples, randomFrom('gloss'));
    const steps = comparingCoders(study, read, comparing, resamples);
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      await workspace.breathe();
      if (token.isCancellationRequested) return nothing;
    }
    comparisons.push({
      readers,
      codes: step.value.map(({ code, ...found }) => ({
        ...(code !== undefined && { code: toCodeMark(study, { code }) }),
        ...found,
        below: isBelow(found, study.config.agreement),
      })),
      basis: basisOf(study, read, comparing, readers, undone, speakers),
    });
  }
  return {
    unit: comparing.unit,
    overlap: comparing.overlap,
    coefficient,
    ...(threshold !== undefined && { threshold }),
    comparisons,
    explanation: [explanations[coefficient].says, explanations.percent.says, usualBounds],
  };
}

function passagesResult(
  { study, coders, comparing, groups, texts }: Compared,
  names: readonly string[],
  code: string | undefined,
): ComparedPassagesResult {
  const readers = groups.find((group) => group.map(({ name }) => name).join('\n') === names.join('\n'));
  if (!readers) return { passages: [] };
  const lines = new Map(texts.map((text) => [text.path, text.lines]));
  const nameOf = (reader: number): string => readers[reader]?.name ?? '';
  const read = texts.map((text) => asRead(text, coders, readers));
  return {
    passages: comparedPassages(study, read, comparing, code).flatMap(({ path, range, readings, missing, agreed }) => {
      const own = lines.get(path);
      if (!own) return [];
      return [
        {
          uri: uriOf(study, path),
          transcript: path,
          range: toLspRange(own, range),
          quote: quotedWords(own.text.slice(range.start, range.end), path).replace(/\s+/g, ' ').trim(),
          agreed,
          readings: readings.map(({ reader, codes }) => ({
            reader: nameOf(reader),
            codes: codes.map((id) => toCodeMark(study, { code: id })),
          })),
          missing: missing.map(nameOf),
        },
      ];
    }),
  };
}

/** Reads the transcripts that two coders coded, as the person at the editor may see them. */
async function readCompared(workspace: Workspace, study: Study, params: CompareParams): Promise<Compared> {
  const { agreement } = study.config;
  const unit = params.unit ?? agreement.unit;
  const coders = chosenCoders(study, undefined, () => undefined);
  const groups = readersAmong(study, coders, params.among ?? 'all');
  const areDone = onlyDone(study, coders, params.done);
  const speakers = countedSpeakers(study.config, params.speakers);
  const texts: (ComparedText & { readonly lines: Lines })[] = [];
  const undone: Undone[] = [];
  const isWanted = (path: string): boolean => params.transcripts?.includes(path) ?? true;
  for (const path of [...study.transcripts.keys()].filter(isWanted).sort()) {
    const compared = recordsToCompare(study, path, coders, areDone);
    undone.push(...compared.undone);
    const view = compared.records.length > 0 ? await workspace.readTranscript(study, path) : undefined;
    if (!view) continue;
    const counts = countsTurnsOf(speakers, study.config.reading, view.transcript);
    const spoken = spokenOf(view.lines.text, view.transcript, counts);
    const placed = placedBy(
      spoken,
      coders,
      compared.records.map(({ path: file, coder }) => ({
        coder,
        segments: view.placed.filter(({ record }) => record.path === file),
      })),
    );
    const units = unitsOf(view.lines.text, view.transcript, spoken, unit);
    texts.push({ path, spoken, ...placed, units, lines: view.lines });
    await workspace.breathe();
  }
  const comparing = { by: params.by ?? 'code', unit, overlap: overlapOf(unit, agreement.overlap) };
  return { study, coders, comparing, groups, texts, undone, speakers };
}

export const compare: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    /** What was compared last: who looks at the numbers asks for the passages next. */
    let last: { readonly key: string; readonly compared: Promise<Compared> } | undefined;
    const read = async (params: CompareParams): Promise<Compared | undefined> => {
      const { study: uri, among, by, unit, done, speakers, transcripts } = params;
      const found = workspace.studyOf(uri);
      if (!found) return undefined;
      await workspace.ready(found);
      const study = workspace.studyOf(uri) ?? found;
      const asked = [among, by, unit, done, speakers, transcripts].map((each) => each ?? null);
      const key = JSON.stringify([workspace.generation(), study.root, asked, await workspace.coderOf(study)]);
      if (last?.key !== key) last = { key, compared: readCompared(workspace, study, params) };
      return last.compared;
    };
    handlers.on(CompareRequest.type, async (params, _token, handling) => {
      const compared = await read(params);
      if (!compared) return nothing;
      refuseReflexive(compared.study.config);
      return compareResult(workspace, compared, Math.min(params.samples ?? 0, mostSamples), handling);
    });
    handlers.on(ComparedPassagesRequest.type, async (params) => {
      const compared = await read(params);
      return compared ? passagesResult(compared, params.readers, params.code) : { passages: [] };
    });
  },
};

/** More make no interval any surer. */
const mostSamples = 10_000;

const nothing: CompareResult = {
  unit: 'character',
  overlap: 0,
  coefficient: 'krippendorff-alpha',
  comparisons: [],
  explanation: [],
};
