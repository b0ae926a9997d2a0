import { l10n } from 'vscode';
import {
  ListSegmentsRequest,
  type ListedSegment,
  type SegmentGroup,
  type StudyThemes,
  type ThemeNode,
} from '#protocol';
import type { Context } from '../context.js';

/** A segment with the transcript that it is in. */
export interface UsedSegment {
  readonly group: SegmentGroup;
  readonly segment: ListedSegment;
}

/** The segments of all coders with this very code. */
export async function segmentsWith(
  { client }: Context,
  study: StudyThemes,
  { id }: ThemeNode,
): Promise<readonly UsedSegment[]> {
  const params = { study: study.uri, codes: [id], cases: true };
  const { groups } = await client.sendRequest(ListSegmentsRequest.type, params);
  return groups.flatMap((group) =>
    group.segments.filter(({ codes }) => codes.includes(id)).map((segment) => ({ group, segment })),
  );
}

/** How many there are and whose, for what touches others' work: `34 segments of 3 coders in 6 transcripts`. */
export function extentOf(used: readonly UsedSegment[]): string {
  const coders = new Set(used.map(({ segment }) => segment.coder)).size;
  const transcripts = new Set(used.map(({ group }) => group.uri)).size;
  const [segments, whose, where] = [
    used.length === 1 ? l10n.t('1 segment') : l10n.t('{count} segments', { count: used.length }),
    coders === 1 ? l10n.t('1 coder') : l10n.t('{count} coders', { count: coders }),
    transcripts === 1 ? l10n.t('1 transcript') : l10n.t('{count} transcripts', { count: transcripts }),
  ];
  if (used.length === 0) return l10n.t('no segments');
  return l10n.t('{segments} of {coders} in {transcripts}', { segments, coders: whose, transcripts: where });
}
