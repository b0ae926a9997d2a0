import { nowhere } from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import type { Range } from '../../text/range.js';
import { ownRecord, ownSegment, reanchor, withoutText } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** Says that a segment, whose place was in doubt, is at this very range (UTF-16 offsets), with the words that stand there. */
export function placeSegment(context: EditContext, transcript: TranscriptText, id: string, range: Range): Step {
  if (range.end <= range.start) {
    throw new GlossError('bad-argument', l10n.t('Select the words that the segment should hold.'));
  }
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, id);
  return { label: l10n.t('Place segment'), changes: [own.edit({ change: [reanchor(segment, transcript, range)] })] };
}

/** Says that a segment's words are gone from the transcript: it is kept, without a place. */
export function keepOrphaned(context: EditContext, transcript: TranscriptText, id: string): Step {
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, id);
  const kept = { ...withoutText(segment), from: nowhere, to: nowhere };
  return { label: l10n.t('Keep segment without a place'), changes: [own.edit({ change: [kept] })] };
}
