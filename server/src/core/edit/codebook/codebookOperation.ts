import { deleteCode, restoreCode, retireCode, reviseCode } from './codeStatus.js';
import { collectExamples } from './collectExamples.js';
import { distinguishColors } from './distinguishColors.js';
import { mergeCodes, type MergeCodes } from './mergeCodes.js';
import { moveCodes, type MoveCodes } from './moveCodes.js';
import { refuseLoss } from './refuseLoss.js';
import { renameCode, type RenameCode } from './renameCode.js';
import { splitCode, type SplitCode } from './splitCode.js';
import type { EditContext, Step } from '../step.js';

interface OfCode {
  /** The code's id, or one it had. */
  readonly code: string;
}

/** One step on the codebook, with the codings that follow. */
export type CodebookOperation =
  | ({ readonly op: 'renameCode' } & RenameCode)
  | ({ readonly op: 'mergeCodes' } & MergeCodes)
  | ({ readonly op: 'splitCode' } & SplitCode)
  | ({ readonly op: 'moveCodes' } & MoveCodes)
  | ({ readonly op: 'retireCode'; readonly reason?: string } & OfCode)
  | ({ readonly op: 'restoreCode' } & OfCode)
  | ({ readonly op: 'deleteCode' } & OfCode)
  | ({ readonly op: 'reviseCode'; readonly reason?: string } & OfCode)
  | ({ readonly op: 'collectExamples'; readonly most?: number } & OfCode)
  | { readonly op: 'distinguishColors'; readonly under?: string };

type Plans = {
  readonly [Op in CodebookOperation['op']]: (
    context: EditContext,
    operation: Extract<CodebookOperation, { op: Op }>,
  ) => Step;
};

const plans: Plans = {
  renameCode,
  mergeCodes,
  splitCode,
  moveCodes,
  retireCode: (context, { code, reason }) => retireCode(context, code, reason),
  restoreCode: (context, { code }) => restoreCode(context, code),
  deleteCode: (context, { code }) => deleteCode(context, code),
  collectExamples: (context, { code, most }) => collectExamples(context, code, most),
  distinguishColors: (context, { under }) => distinguishColors(context, under),
  reviseCode: (context, { code, reason }) => reviseCode(context, code, reason),
};

/** Tells steps on the codebook, which may change any file of the study, from steps on one transcript. */
export const isCodebookOperation = (operation: { readonly op: string }): operation is CodebookOperation =>
  Object.hasOwn(plans, operation.op);

/** Works out what an operation on the codebook changes. Writes nothing; refusals are {@link GlossError}s. */
export function planCodebookStep(context: EditContext, operation: CodebookOperation): Step {
  const plan = plans[operation.op] as (context: EditContext, operation: CodebookOperation) => Step;
  const step = plan(context, operation);
  const { codebooks } = context.study;
  refuseLoss(
    step.changes.filter(({ path }) => codebooks.has(path)),
    operation.op === 'deleteCode',
  );
  return step;
}
