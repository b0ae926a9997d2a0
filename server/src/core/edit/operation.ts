import type { Coding } from '../codings/segment.js';
import type { Range } from '../text/range.js';
import { applyCodes } from './segments/applyCodes.js';
import {
  mergeSegments,
  removeCode,
  replaceCode,
  setBounds,
  setExemplar,
  setMemo,
  splitSegment,
} from './segments/changeSegment.js';
import { isCodebookOperation, planCodebookStep, type CodebookOperation } from './codebook/codebookOperation.js';
import { newCode } from './codebook/newCode.js';
import { keepOrphaned, placeSegment } from './segments/resolveDoubt.js';
import { stillFits } from './segments/stillFits.js';
import { discuss, isDiscussOperation, type DiscussOperation } from './discussions/discuss.js';
import { reconcile, type Decision } from './segments/reconcile.js';
import { declareDone } from './segments/declareDone.js';
import type { EditContext, Step, TranscriptText } from './step.js';
import { GlossError } from '../glossError.js';
import * as l10n from '../text/l10n.js';

/** One step of coding, or of work on the codebook. Ranges and offsets are UTF-16, into the transcript. */
export type Operation =
  | CodebookOperation
  | DiscussOperation
  | { readonly op: 'apply'; readonly range: Range; readonly codes: readonly Coding[]; readonly memo?: string }
  | { readonly op: 'uncode'; readonly segment: string; readonly code?: string }
  | { readonly op: 'replaceCode'; readonly segment: string; readonly code: string; readonly to: Coding }
  | { readonly op: 'setBounds'; readonly segment: string; readonly range: Range }
  | { readonly op: 'place'; readonly segment: string; readonly range: Range }
  | { readonly op: 'keepOrphaned'; readonly segment: string }
  | { readonly op: 'split'; readonly segment: string; readonly offset: number }
  | { readonly op: 'merge'; readonly segments: readonly string[] }
  | { readonly op: 'setMemo'; readonly segment: string; readonly memo: string | null }
  | { readonly op: 'setExemplar'; readonly segment: string; readonly exemplar: boolean }
  | { readonly op: 'stillFits'; readonly segments: readonly string[] }
  /** What was decided of passages that these coders have coded. */
  | { readonly op: 'reconcile'; readonly coders: readonly string[]; readonly decisions: readonly Decision[] }
  /** The coder is done with coding the transcript, or is not. */
  | { readonly op: 'declareDone'; readonly done: boolean }
  | { readonly op: 'newCode'; readonly name: string; readonly under?: string; readonly range?: Range };

/** Works out what an operation changes. Writes nothing; refusals are {@link GlossError}s. */
export function planStep(context: EditContext, transcript: TranscriptText | undefined, operation: Operation): Step {
  if (isCodebookOperation(operation)) return planCodebookStep(context, operation);
  if (operation.op === 'newCode') return planNewCode(context, transcript, operation);
  if (!transcript) {
    throw new GlossError('not-found', l10n.t('This file is not a transcript of a study, so it cannot be coded.'));
  }
  if (isDiscussOperation(operation)) return discuss(context, transcript, operation);
  switch (operation.op) {
    case 'apply':
      return applyCodes(context, { transcript, ...operation });
    case 'uncode':
      return removeCode(context, transcript, operation.segment, operation.code);
    case 'replaceCode':
      return replaceCode(context, transcript, operation.segment, operation.code, operation.to);
    case 'setBounds':
      return setBounds(context, transcript, operation.segment, operation.range);
    case 'place':
      return placeSegment(context, transcript, operation.segment, operation.range);
    case 'keepOrphaned':
      return keepOrphaned(context, transcript, operation.segment);
    case 'split':
      return splitSegment(context, transcript, operation.segment, operation.offset);
    case 'merge':
      return mergeSegments(context, transcript, operation.segments);
    case 'setMemo':
      return setMemo(context, transcript, operation.segment, operation.memo);
    case 'stillFits':
      return stillFits(context, transcript, operation.segments);
    case 'reconcile':
      return reconcile(context, transcript, operation);
    case 'declareDone':
      return declareDone(context, transcript, operation.done);
    case 'setExemplar':
      return setExemplar(context, transcript, operation.segment, operation.exemplar);
  }
}

function planNewCode(
  context: EditContext,
  transcript: TranscriptText | undefined,
  { name, under, range }: Extract<Operation, { op: 'newCode' }>,
): Step {
  return newCode(context, {
    name,
    ...(under !== undefined && { under }),
    ...(range && transcript && { passage: { transcript, range } }),
  });
}
