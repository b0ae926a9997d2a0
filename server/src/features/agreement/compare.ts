import { basisOf } from '../../core/analysis/agreement/basis.js';
import { comparingCoders, isBelow } from '../../core/analysis/agreement/compareCoders.js';
import { comparedPassages } from '../../core/analysis/agreement/comparedPassages.js';
import { isShared } from '../../core/analysis/agreement/comparedText.js';
import { explanationOf, usualBounds } from '../../core/analysis/agreement/explanations.js';
import { drawTexts } from '../../core/analysis/agreement/interval.js';
import { monthsOf } from '../../core/analysis/agreement/months.js';
import { randomFrom } from '../../core/analysis/agreement/random.js';
import { asRead } from '../../core/analysis/agreement/readers.js';
import { refuseReflexive } from '../../core/study/settings/agreementConfig.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import {
  AgreementTablesRequest,
  CompareRequest,
  ComparedPassagesRequest,
  type CoderComparison,
  type ComparedPassagesParams,
  type ComparedPassagesResult,
  type CompareParams,
  type CompareResult,
} from '#protocol';
import { tablesResult } from './agreementTables.js';
import { comparedIn, type Compared } from './readCompared.js';
import { inSteps } from '../common/inSteps.js';
import { toCodeMark } from '../common/marks.js';
import {
  toLspRange,
  uriOf,
  type Coder,
  type Feature,
  type Handling,
  type Studies,
  type Texts,
  type Work,
} from '../common/workspace.js';

/**
 * How far coders agree on each code. The same samples are drawn each time, so that the same codings give the same interval.
 * Gives way between codes; nothing where it was cancelled meanwhile.
 */
async function compareResult(
  workspace: Work,
  { study, coders, comparing, groups, texts, undone, speakers }: Compared,
  { months, samples = 0 }: CompareParams,
  { token, report }: Handling,
): Promise<CompareResult> {
  const { threshold, coefficient } = study.config.agreement;
  const comparisons: CoderComparison[] = [];
  const each = monthsOf(texts, months).flatMap((own) => groups.map((readers) => ({ ...own, readers })));
  for (const [i, { month, own, readers }] of each.entries()) {
    report(i, each.length, readers.map(({ name }) => name).join(', '));
    const read = own.map((text) => asRead(text, coders, readers));
    const most = Math.min(samples, mostSamples);
    const resamples = drawTexts(read.filter(isShared).length, most, randomFrom('gloss'));
    const codes = await inSteps(workspace, comparingCoders(study, read, comparing, resamples), token);
    if (!codes) return nothing;
    comparisons.push({
      readers,
      ...(month !== undefined && { month }),
      codes: codes.map(({ code, ...found }) => ({
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
    explanation: [explanationOf(coefficient).says, explanationOf('percent').says, usualBounds()],
  };
}

function passagesResult(
  { study, coders, comparing, groups, texts }: Compared,
  { readers: names, month, code }: ComparedPassagesParams,
): ComparedPassagesResult {
  const readers = groups.find((group) => group.map(({ name }) => name).join('\n') === names.join('\n'));
  if (!readers) return { passages: [] };
  const lines = new Map(texts.map((text) => [text.path, text.lines]));
  const nameOf = (reader: number): string => readers[reader]?.name ?? '';
  const counted = monthsOf(texts, month !== undefined).find((one) => one.month === month)?.own ?? [];
  const read = counted.map((text) => asRead(text, coders, readers));
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

export const compare: Feature = {
  register: (handlers, workspace: Studies & Texts & Coder & Work) => {
    const read = comparedIn(workspace);
    handlers.on(CompareRequest.type, async (params, _token, handling) => {
      const compared = await read(params);
      if (!compared) return nothing;
      refuseReflexive(compared.study.config);
      return compareResult(workspace, compared, params, handling);
    });
    handlers.on(ComparedPassagesRequest.type, async (params) => {
      const compared = await read(params);
      return compared ? passagesResult(compared, params) : { passages: [] };
    });
    handlers.on(AgreementTablesRequest.type, async (params, _token, handling) => {
      const compared = await read(params.kind === 'confusion' ? { ...params, among: 'pairs' } : params);
      if (!compared) return { tables: [] };
      if (params.kind === 'gold') refuseReflexive(compared.study.config);
      return tablesResult(workspace, compared, params.kind, handling);
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
