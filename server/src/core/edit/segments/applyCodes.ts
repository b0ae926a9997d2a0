import { anchorOf } from '../../anchor/makeSegment.js';
import type { Coding, Segment } from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import { nearestIds } from '../../codebook/codeIndex.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import type { Range } from '../../text/range.js';
import { ownRecord } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from '../step.js';
import { unknownCode } from '../../codebook/unknownCode.js';
import * as l10n from '../../text/l10n.js';
import { inQuotes } from '../../text/inQuotes.js';

/** Codes for a passage, by id or by an id they had. A memo goes behind the one that the segment has. */
export interface ApplyCodes {
  readonly transcript: TranscriptText;
  /** UTF-16 offsets into the transcript. */
  readonly range: Range;
  readonly codes: readonly Coding[];
  readonly memo?: string;
}

/**
 * Puts codes on a passage. Where the coder has a segment with these very bounds the codes join it; otherwise there is a
 * new segment. Refuses codes that are not in a codebook, only group others, are retired, or are all there already.
 */
export function applyCodes(context: EditContext, { transcript, range, codes, memo }: ApplyCodes): Step {
  if (range.end <= range.start) {
    throw new GlossError(
      'bad-argument',
      l10n.t('Select the words to code first; there is nothing at the caret to take instead.'),
    );
  }
  const wanted = codes.map((coding) => checkedCoding(context.study, coding));
  if (wanted.length === 0) throw new GlossError('bad-argument', l10n.t('Name at least one code to apply.'));
  const own = ownRecord(context, transcript);
  const same = own.at(range);
  const label = l10n.t('Apply {codes}', {
    codes: wanted.map(({ code }) => inQuotes(nameOf(context.study, code))).join(', '),
  });
  const applied = wanted.map(({ code }) => code);
  if (!same) {
    const segment: Segment = {
      id: context.newId(),
      ...anchorOf(transcript.lines, range, transcript.digest),
      codes: wanted,
      ...(memo && { memo }),
      on: context.today,
    };
    return { label, changes: [own.edit({ add: [segment] })], applied };
  }
  const joined = joinCodes(context.study, same.segment.codes, wanted);
  if (!joined && !memo) {
    throw new GlossError(
      'nothing-to-do',
      applied.length === 1
        ? l10n.t('This code is on this passage already.')
        : l10n.t('These codes are on this passage already.'),
    );
  }
  const changed: Segment = {
    ...same.segment,
    codes: joined ?? same.segment.codes,
    ...(memo && { memo: same.segment.memo ? `${same.segment.memo}\n${memo}` : memo }),
  };
  return { label, changes: [own.edit({ change: [changed] })], applied };
}

/** The code's name, or its id where no codebook has it. */
export const nameOf = (study: Study, id: string): string => codesOf(study).find(id)?.code.name ?? id;

/** The coding under the code's current id, or a refusal that says why it cannot be applied. */
export function checkedCoding(study: Study, { code: written, weight }: Coding): Coding {
  const code = codesOf(study).find(written)?.code;
  if (!code) {
    const near = nearestIds(codesOf(study), written);
    throw new GlossError('not-found', unknownCode(written, near));
  }
  if (!code.codable) {
    throw new GlossError(
      'bad-argument',
      l10n.t('“{name}” is a theme that only groups codes. Apply one of the codes below it.', { name: code.name }),
    );
  }
  if (code.status === 'retired') {
    throw new GlossError(
      'bad-argument',
      code.mergedInto
        ? l10n.t('“{name}” is retired. Use “{instead}” instead.', {
            name: code.name,
            instead: nameOf(study, code.mergedInto),
          })
        : l10n.t('“{name}” is retired.', { name: code.name }),
    );
  }
  if (weight !== undefined && !code.scale?.includes(weight)) {
    throw new GlossError(
      'bad-argument',
      code.scale
        ? l10n.t('“{name}” takes the weights {scale}, not {weight}.', {
            name: code.name,
            scale: code.scale.join(', '),
            weight,
          })
        : l10n.t('“{name}” has no scale, so it takes no weight.', { name: code.name }),
    );
  }
  return { code: code.id, ...(weight !== undefined && { weight }) };
}

/** Both lists as one, or undefined where the second adds nothing. */
function joinCodes(study: Study, have: readonly Coding[], wanted: readonly Coding[]): readonly Coding[] | undefined {
  const joined = [...have];
  for (const coding of wanted) {
    const at = joined.findIndex(({ code }) => currentId(study, code) === coding.code);
    if (at < 0) joined.push(coding);
    else if (coding.weight !== undefined && joined[at]?.weight !== coding.weight) joined[at] = coding;
  }
  return joined.length === have.length && joined.every((coding, i) => coding === have[i]) ? undefined : joined;
}
