import { allCodes, type Code } from '../../codebook/codebook.js';
import type { Coding } from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import { codesOf, currentId } from '../../study/study.js';
import { moveCodes, type MoveCodes } from './moveCodes.js';
import { afterChanges, changeBook, cleanReason, joinChanges, codeToEdit, setCodeField } from './codeToEdit.js';
import { replaceCodes } from './replaceCodes.js';
import { withoutRepeats } from '../segments/codingsOf.js';
import type { EditContext, FileChange, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** A merge of two codes. Refused (`bad-argument`) where they are one, or the second only groups codes or is retired. */
export interface MergeCodes {
  /** The code that is retired, and the one that takes its place: ids, or ids they had. */
  readonly code: string;
  readonly into: string;
  readonly reason?: string;
}

/**
 * Makes one code of two. The first is retired with `merged-into` and the reason, its codings of all coders become codings
 * of the second, and codes below it move below the second, which takes its place where it was one of them. A segment with both keeps
 * one.
 */
export function mergeCodes(context: EditContext, { code: from, into, reason: given }: MergeCodes): Step {
  const { study } = context;
  const loser = codeToEdit(study, from);
  const winner = codeToEdit(study, into);
  if (loser.code.id === winner.code.id) {
    throw new GlossError('bad-argument', l10n.t('A code cannot be merged with itself.'));
  }
  if (!winner.code.codable) {
    throw new GlossError(
      'bad-argument',
      l10n.t('“{name}” only groups codes, so codings cannot be given to it.', { name: winner.code.name }),
    );
  }
  if (winner.code.status === 'retired') {
    throw new GlossError(
      'bad-argument',
      l10n.t('“{name}” is retired. Merge the other way round, or restore it first.', { name: winner.code.name }),
    );
  }
  const reason = cleanReason(given);
  const retired = changeBook(loser.file, [
    ...setCodeField(loser.file, loser.code, 'status', 'retired'),
    ...setCodeField(loser.file, loser.code, 'merged-into', winner.code.id),
    ...(reason === undefined ? [] : setCodeField(loser.file, loser.code, 'reason', reason)),
  ]);
  const moved = followInto(context, [retired], loser.code, winner.code.id);
  const [losing, winning] = [loser, winner].map(({ code }) => new Set(codesOf(study).formsOf(code.id)));
  const isOf = (forms: ReadonlySet<string> | undefined, { code }: Coding): boolean => forms?.has(code) === true;
  const meant = (id: string): string => (losing?.has(id) ? winner.code.id : currentId(study, id));
  const codings = replaceCodes(study, losing ?? new Set(), ({ codes }) => {
    // A weight that was given for the code that stays is a step of its scale, and wins.
    const own = codes.find((coding) => isOf(winning, coding))?.weight;
    return withoutRepeats(
      codes.map((coding) =>
        isOf(losing, coding) ? { ...coding, code: winner.code.id, ...(own !== undefined && { weight: own }) } : coding,
      ),
      meant,
    );
  });
  return {
    label: l10n.t('Merge “{name}” into “{other}”', { name: loser.code.name, other: winner.code.name }),
    changes: [...joinChanges(moved), ...codings],
  };
}

/** Moves the codes below a merged code to the code that it was merged into, so that none stays below a retired code. */
function followInto(
  { study, ...context }: EditContext,
  done: readonly FileChange[],
  { id, codes }: Code,
  into: string,
): readonly FileChange[] {
  const changes = [...done];
  const move = (moving: MoveCodes): void => {
    changes.push(...moveCodes({ ...context, study: afterChanges(study, joinChanges(changes)) }, moving).changes);
  };
  if ([...allCodes(codes)].some((below) => below.id === into)) {
    move({ codes: [into], under: codesOf(study).find(id)?.themes.at(-1)?.id ?? null, before: id });
  }
  const others = codes.flatMap((below) => (below.id === into ? [] : [below.id]));
  if (others.length > 0) move({ codes: others, under: into });
  return changes;
}
