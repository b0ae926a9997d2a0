import { drawTexts } from '../core/analysis/agreement/bootstrap.js';
import { quotedWords } from '../core/transcript/quotedWords.js';
import { compareCoders, isBelow, type Comparing } from '../core/analysis/agreement/compareCoders.js';
import { comparedPassages } from '../core/analysis/agreement/comparedPassages.js';
import { isShared, placedBy, unitsOf, type ComparedText } from '../core/analysis/agreement/comparedText.js';
import { randomFrom } from '../core/analysis/agreement/random.js';
import { asRead, chosenCoders, readersAmong, type Reader } from '../core/analysis/agreement/readers.js';
import { overlapOf } from '../core/study/agreementConfig.js';
import { recordsFor, type Study } from '../core/study/study.js';
import type { Lines } from '../core/text/lines.js';
import { spokenOf } from '../core/transcript/spoken.js';
import {
  CompareRequest,
  ComparedPassagesRequest,
  type ComparedPassagesResult,
  type CompareParams,
  type CompareResult,
} from '../protocol/index.js';
import { toCodeMark } from './marks.js';
import { toLspRange, uriOf, type Feature, type Workspace } from './workspace.js';

/** What is compared, with the texts as they were read. */
interface Compared {
  readonly study: Study;
  readonly coders: readonly string[];
  readonly comparing: Comparing;
  readonly groups: readonly (readonly Reader[])[];
  readonly texts: readonly (ComparedText & { readonly lines: Lines })[];
  readonly doubtful: number;
}

/** How far coders agree on each code. The same samples are drawn each time, so that the same codings give the same interval. */
function compareResult(compared: Compared, samples: number): CompareResult {
  const { study, coders, comparing, groups, texts, doubtful } = compared;
  const { threshold, coefficient } = study.config.agreement;
  return {
    unit: comparing.unit,
    overlap: comparing.overlap,
    coefficient,
    ...(threshold !== undefined && { threshold }),
    doubtful,
    comparisons: groups.map((readers) => {
      const read = texts.map((text) => asRead(text, coders, readers));
      const resamples = drawTexts(read.filter(isShared).length, samples, randomFrom('gloss'));
      return {
        readers,
        codes: compareCoders(study, read, comparing, resamples).map(({ code, ...found }) => ({
          ...(code !== undefined && { code: toCodeMark(study, { code }) }),
          ...found,
          below: isBelow(found, study.config.agreement),
        })),
      };
    }),
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
  const texts: (ComparedText & { readonly lines: Lines })[] = [];
  let doubtful = 0;
  for (const path of [...study.transcripts.keys()].sort()) {
    const records = recordsFor(study, path).filter(({ coder }) => coders.includes(coder));
    if (new Set(records.map(({ coder }) => coder)).size < 2) continue;
    const view = await workspace.readTranscript(study, path);
    if (!view) continue;
    const spoken = spokenOf(view.lines.text, view.transcript);
    const found = placedBy(
      spoken,
      coders,
      records.map(({ coder }) => ({ coder, segments: view.placed.filter(({ record }) => record.coder === coder) })),
    );
    doubtful += found.doubtful;
    const units = unitsOf(view.lines.text, view.transcript, spoken, unit);
    texts.push({ path, spoken, placed: found.placed, units, lines: view.lines });
    await workspace.breathe();
  }
  const comparing = { by: params.by ?? 'code', unit, overlap: overlapOf(unit, agreement.overlap) };
  return { study, coders, comparing, groups, texts, doubtful };
}

export const compare: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    /** What was compared last: who looks at the numbers asks for the passages next. */
    let last: { readonly key: string; readonly compared: Promise<Compared> } | undefined;
    const read = async (params: CompareParams): Promise<Compared | undefined> => {
      const { study: uri, among, by, unit } = params;
      const found = workspace.studyOf(uri);
      if (!found) return undefined;
      await workspace.ready(found);
      const study = workspace.studyOf(uri) ?? found;
      const key = [workspace.generation(), study.root, among, by, unit, await workspace.coderOf(study)].join('\n');
      if (last?.key !== key) last = { key, compared: readCompared(workspace, study, params) };
      return last.compared;
    };
    handlers.on(CompareRequest.type, async (params) => {
      const compared = await read(params);
      return compared ? compareResult(compared, Math.min(params.samples ?? 0, mostSamples)) : nothing;
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
  doubtful: 0,
  comparisons: [],
};
