import { GlossError } from '../../glossError.js';
import { ownRecord, ownSegment } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** Stamps segments as looked at again: their codes fit as they are revised by now. */
export function stillFits(context: EditContext, transcript: TranscriptText, ids: readonly string[]): Step {
  const own = ownRecord(context, transcript);
  const entries = [...new Set(ids)].map((id) => ownSegment(context, own, id).segment);
  const change = entries.filter(({ on = '', reviewed = on }) => reviewed < context.today);
  if (change.length === 0) {
    throw new GlossError('nothing-to-do', l10n.t('These segments were looked at today already.'));
  }
  return {
    label: l10n.counted(change.length, 'Keep codes', 'Keep codes of {count} segments'),
    changes: [own.edit({ change: change.map((segment) => ({ ...segment, reviewed: context.today })) })],
  };
}
