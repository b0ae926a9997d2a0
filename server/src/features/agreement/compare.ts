import { isBelow } from '../../core/analysis/agreement/compareCoders.js';
import { passagesInText } from '../../core/analysis/agreement/comparedPassages.js';
import { comparingReaders, passagesOfReaders, type Compared } from '../../core/analysis/agreement/comparison.js';
import { explanationOf, usualBounds } from '../../core/analysis/agreement/explanations.js';
import { monthsOf } from '../../core/analysis/agreement/months.js';
import { textsToCompare } from '../../core/analysis/agreement/textsToCompare.js';
import { refuseReflexive } from '../../core/study/settings/agreementConfig.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import {
  AgreementTablesRequest,
  CompareRequest,
  ComparedPassagesRequest,
  type ComparedPassagesParams,
  type ComparedPassagesResult,
  type CompareParams,
  type CompareResult,
} from '#protocol';
import { tablesResult, telling } from './agreementTables.js';
import { comparedIn, readText } from './readCompared.js';
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
  compared: Compared,
  { months, samples = 0 }: CompareParams,
  { token, report }: Handling,
): Promise<CompareResult> {
  const { study, comparing } = compared;
  const { threshold, coefficient } = study.config.agreement;
  const sampling = { samples: Math.min(samples, mostSamples), seed: 'gloss' };
  const found = await inSteps(
    workspace,
    comparingReaders(compared, { months, sampling, begin: telling(report) }),
    token,
  );
  if (!found) return nothing;
  return {
    unit: comparing.unit,
    overlap: comparing.overlap,
    coefficient,
    ...(threshold !== undefined && { threshold }),
    comparisons: found.map(({ codes, ...comparison }) => ({
      ...comparison,
      codes: codes.map(({ code, ...found }) => ({
        ...(code !== undefined && { code: toCodeMark(study, { code }) }),
        ...found,
        below: isBelow(found, study.config.agreement),
      })),
    })),
    explanation: [explanationOf(coefficient).says, explanationOf('percent').says, usualBounds()],
  };
}

/** The passages behind a number. Only the texts that have any are read again; nothing where it was cancelled meanwhile. */
async function passagesResult(
  workspace: Texts & Work,
  compared: Compared,
  { readers: names, month, code }: ComparedPassagesParams,
  { token }: Handling,
): Promise<ComparedPassagesResult> {
  const { study, groups, texts } = compared;
  const readers = groups.find((group) => group.map(({ name }) => name).join('\n') === names.join('\n'));
  if (!readers) return { passages: [] };
  const nameOf = (reader: number): string => readers[reader]?.name ?? '';
  const counted = monthsOf(texts, month !== undefined).find((one) => one.month === month)?.own ?? [];
  const having = new Set(
    counted.filter((text) => passagesOfReaders(compared, text, readers, code).length > 0).map(({ path }) => path),
  );
  const passages: ComparedPassagesResult['passages'][number][] = [];
  for (const text of textsToCompare(compared, (path) => having.has(path)).texts) {
    const read = await readText(workspace, compared, text);
    await workspace.giveWay();
    if (token.isCancellationRequested) return { passages: [] };
    if (!read) continue;
    const { lines, spoken } = read;
    const found = passagesInText(passagesOfReaders(compared, read.compared, readers, code), spoken);
    for (const { path, range, readings, missing, agreed } of found) {
      passages.push({
        uri: uriOf(study, path),
        transcript: path,
        range: toLspRange(lines, range),
        quote: quotedWords(lines.text.slice(range.start, range.end), path).replace(/\s+/g, ' ').trim(),
        agreed,
        readings: readings.map(({ reader, codes }) => ({
          reader: nameOf(reader),
          codes: codes.map((id) => toCodeMark(study, { code: id })),
        })),
        missing: missing.map(nameOf),
      });
    }
  }
  return { passages };
}

/** A person sees how far coders agree on each code, the passages behind a number, and tables of who gave what. */
export const compare: Feature = {
  register: (handlers, workspace: Studies & Texts & Coder & Work) => {
    const read = comparedIn(workspace);
    handlers.on(CompareRequest.type, async (params, _token, handling) => {
      const compared = await read(params);
      if (!compared) return nothing;
      refuseReflexive(compared.study.config);
      return compareResult(workspace, compared, params, handling);
    });
    handlers.on(ComparedPassagesRequest.type, async (params, _token, handling) => {
      const compared = await read(params);
      return compared ? passagesResult(workspace, compared, params, handling) : { passages: [] };
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
