import { withBelow } from '../core/codebook/codeIndex.js';
import type { Coding } from '../core/codings/segment.js';
import { currentIds, findSegments, remembered, type SegmentQuery } from '../core/study/query.js';
import { codesOf, type Study } from '../core/study/study.js';
import { ListSegmentsRequest, type ListSegmentsParams, type ListSegmentsResult } from '../protocol/index.js';
import { uriOf, type Feature } from './workspace.js';

/** Passages across a study, from what codings files say; no transcript is read for it. */
export function listOf(
  study: Study,
  { codes, coder }: Pick<ListSegmentsParams, 'codes' | 'coder'>,
  transcript?: string,
): ListSegmentsResult {
  const index = codesOf(study);
  const wanted = codes?.flatMap((id) => {
    const found = index.find(id);
    return found ? withBelow(found.code) : [id];
  });
  const query: SegmentQuery = {
    ...(wanted && { codes: wanted }),
    ...(coder !== undefined && { coder }),
    ...(transcript !== undefined && { transcript }),
  };
  const resolve = currentIds(study);
  // The reader keeps lists of codes that are written alike as one.
  const idsOf = remembered((codings: readonly Coding[]) => codings.map(({ code }) => resolve(code)));
  const groups = findSegments(study, query).map(({ transcript: path, segments }) => ({
    uri: uriOf(study, path),
    transcript: path,
    segments: segments.map(({ record, segment }) => ({
      id: segment.id,
      coder: record.coder,
      line: segment.from.line,
      column: segment.from.column,
      quote: segment.quote,
      codes: idsOf(segment.codes),
      ...(segment.memo !== undefined && { memo: segment.memo }),
      ...(segment.exemplar && { exemplar: true }),
    })),
  }));
  return { total: groups.reduce((sum, { segments }) => sum + segments.length, 0), groups };
}

export const listSegments: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(ListSegmentsRequest.type, async (params) => {
      const study = workspace.studyOf(params.study);
      if (!study) return { total: 0, groups: [] };
      await workspace.ready(study);
      const view = params.transcript === undefined ? undefined : await workspace.transcript(params.transcript);
      return listOf(study, params, view?.path);
    });
  },
};
