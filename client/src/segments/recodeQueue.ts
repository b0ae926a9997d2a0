import { l10n } from 'vscode';
import { ListSegmentsRequest, type ListedSegment, type ListSegmentsResult, type SegmentGroup } from '#protocol';
import type { Context } from '../context.js';

/** A segment of the coder's own that was coded before one of its codes was revised. */
export interface RecodeEntry {
  readonly group: SegmentGroup;
  readonly segment: ListedSegment;
}

/** What is to be recoded in a study, by transcript and in text order. */
export async function recodeQueue({ client }: Context, study: string): Promise<readonly RecodeEntry[]> {
  const answer: ListSegmentsResult = await client.sendRequest(ListSegmentsRequest.type, { study, recode: true });
  return answer.groups.flatMap((group) => group.segments.map((segment) => ({ group, segment })));
}

/** Why a segment is to be looked at: `“Clashing paces” was revised on 2026-11-20: reason`. */
export const reasonsOf = ({ segment }: RecodeEntry): readonly string[] =>
  (segment.revised ?? []).map(({ name, on, reason }) =>
    reason === undefined
      ? l10n.t('“{name}” was revised on {day}', { name, day: on })
      : l10n.t('“{name}” was revised on {day}: {reason}', { name, day: on, reason }),
  );
