import { isCertain } from '../../core/anchor/place.js';
import { outcomesIn } from '../../core/reconcile/outcomes.js';
import { passagesOf } from '../../core/reconcile/passages.js';
import { currentIds } from '../../core/queries/query.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { ReconcileRequest, type ReconcilePassage, type ReconcileResult } from '#protocol';
import { toCodeMark } from '../common/marks.js';
import { toLspRange, type Feature, type Texts } from '../common/workspace.js';

/** What coders did with each passage of a transcript, and what was decided of it. */
function reconcileResult(view: TranscriptView, coders: readonly string[]): ReconcileResult {
  const { study, path, lines, placed } = view;
  const outcomeOf = outcomesIn(study, path);
  const places = new Map(placed.map(({ segment, place }) => [segment, place]));
  const marks = (codes: Parameters<typeof toCodeMark>[1][]): ReturnType<typeof toCodeMark>[] =>
    codes.map((coding) => toCodeMark(study, coding));
  const passages = passagesOf(placed, coders, lines.text, currentIds(study)).map((passage): ReconcilePassage => {
    const outcome = outcomeOf(passage);
    const taken = outcome === 'dismissed' ? [] : outcome?.taken;
    return {
      key: passage.key,
      range: toLspRange(lines, passage.range),
      difference: passage.difference,
      readings: passage.readings.map(({ coder, segment, range, codes, memo }) => ({
        coder,
        segment,
        range: toLspRange(lines, range),
        codes: marks([...codes]),
        ...(memo !== undefined && { memo }),
      })),
      ...(taken && {
        taken: taken.map((segment) => ({
          range: toLspRange(lines, places.get(segment) ?? passage.range),
          codes: marks([...segment.codes]),
        })),
      }),
    };
  });
  const unplaced = placed.filter(({ record, place }) => coders.includes(record.coder) && !isCertain(place)).length;
  return { passages, unplaced };
}

/** A person sees passage by passage where coders differ, and what the team decided. */
export const reconcile: Feature = {
  register: (handlers, workspace: Texts) => {
    handlers.on(ReconcileRequest.type, async ({ uri, coders }) => {
      const view = await workspace.transcript(uri);
      return view ? reconcileResult(view, coders) : null;
    });
  },
};
