import type { IndexedCode } from '../../core/codebook/codeIndex.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import type { Coding, SegmentEntry } from '../../core/codings/segment.js';
import { currentIds, findSegments, remembered, segmentsAsked } from '../../core/queries/query.js';
import { staleSegments, type StaleSegment } from '../../core/queries/stale.js';
import { codesOf, type CodingsRecord, type Study } from '../../core/study/study.js';
import {
  ListSegmentsRequest,
  type ListedSegment,
  type ListSegmentsParams,
  type ListSegmentsResult,
  type RevisedMark,
  type SegmentGroup,
} from '#protocol';
import { uriOf, type Coder, type Feature, type Studies, type Texts } from '../common/workspace.js';

type Query = Pick<ListSegmentsParams, 'codes' | 'coder'>;
type Cases = ReadonlyMap<string, readonly string[]>;

/** Passages across a study, from what codings files say; no transcript is read for it. */
export function listOf(study: Study, query: Query, transcript?: string, cases?: Cases): ListSegmentsResult {
  const list = lister(study);
  const groups = findSegments(study, segmentsAsked(study, { ...query, transcript })).map(
    ({ transcript: path, segments }) =>
      groupOf(
        study,
        path,
        segments.map(({ record, segment }) => list(record, segment)),
        cases,
      ),
  );
  return { total: groups.reduce((sum, { segments }) => sum + segments.length, 0), groups };
}

/** What is to be recoded, in the same form: of each segment, which codes were revised since. */
export function recodeList(study: Study, query: Query, transcript?: string, cases?: Cases): ListSegmentsResult {
  const list = lister(study);
  const markOf = remembered((code: IndexedCode['code']) => revisedMark(study, code));
  const stale = staleSegments(study, segmentsAsked(study, { ...query, transcript }));
  const byTranscript = new Map<string, StaleSegment[]>();
  for (const entry of stale) {
    const group = byTranscript.get(entry.record.transcript);
    if (group) group.push(entry);
    else byTranscript.set(entry.record.transcript, [entry]);
  }
  const groups = [...byTranscript].map(([path, entries]) =>
    groupOf(
      study,
      path,
      entries.map(({ record, segment, codes }) => ({
        ...list(record, segment),
        revised: [...new Set(codes.map(({ code }) => code))].map(markOf),
      })),
      cases,
    ),
  );
  return { total: stale.length, groups };
}

function groupOf(
  study: Study,
  path: string,
  segments: readonly ListedSegment[],
  cases: Cases | undefined,
): SegmentGroup {
  const ids = new Set(segments.flatMap(({ codes }) => codes));
  return {
    uri: uriOf(study, path),
    transcript: path,
    ...(cases && { cases: cases.get(path) ?? [] }),
    names: Object.fromEntries([...ids].map((id) => [id, codesOf(study).find(id)?.code.name ?? id])),
    segments,
  };
}

function lister(study: Study): (record: CodingsRecord, segment: SegmentEntry) => ListedSegment {
  const resolve = currentIds(study);
  // The reader keeps lists of codes that are written alike as one.
  const idsOf = remembered((codings: readonly Coding[]) => codings.map(({ code }) => resolve(code)));
  return (record, segment) => ({
    id: segment.id,
    coder: record.coder,
    line: segment.from.line,
    column: segment.from.column,
    quote: quotedWords(segment.quote, record.transcript),
    codes: idsOf(segment.codes),
    ...(segment.memo !== undefined && { memo: segment.memo }),
    ...(segment.exemplar && { exemplar: true }),
  });
}

/** When a code was revised, and what the codebook's history says of that day. */
function revisedMark(study: Study, code: IndexedCode['code']): RevisedMark {
  const book = codesOf(study).find(code.id)?.book ?? '';
  const reasons = (study.codebooks.get(book)?.value.history ?? [])
    .filter(
      ({ on, code: id, change }) =>
        on === code.revised && change === 'revised' && (id === code.id || code.aliases.includes(id)),
    )
    .flatMap(({ reason }) => reason ?? []);
  return {
    code: code.id,
    name: code.name,
    on: code.revised ?? '',
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
  };
}

/** A person sees the passages of a code, or those that are to be coded again, over the whole study. */
export const listSegments: Feature = {
  register: (handlers, workspace: Studies & Texts & Coder) => {
    handlers.on(ListSegmentsRequest.type, async (params) => {
      const study = workspace.studyOf(params.study);
      if (!study) return { total: 0, groups: [] };
      await workspace.ready(study);
      const view = params.transcript === undefined ? undefined : await workspace.transcript(params.transcript);
      const cases = params.cases ? await workspace.cases(study) : undefined;
      if (!params.recode) return listOf(study, params, view?.path, cases);
      const coder = await workspace.coderOf(study);
      if (coder === undefined) return { total: 0, groups: [] };
      return recodeList(study, { ...params, coder }, view?.path, cases);
    });
  },
};
