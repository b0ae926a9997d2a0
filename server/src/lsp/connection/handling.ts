import type { Connection } from 'vscode-languageserver';
import {
  ProgressType,
  type CancellationToken,
  type PartialResultParams,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressParams,
  type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol';
import type { Handling } from '../../features/common/workspace.js';

const partial = new ProgressType<readonly unknown[]>();
type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;
const workDone = new ProgressType<Progress>();

/** What a request's tokens allow: parts sent ahead, and progress, which is ended by `done`. */
export function handlingOf(
  connection: Connection,
  params: Partial<PartialResultParams & WorkDoneProgressParams> | null | undefined,
  token: CancellationToken,
): Handling & { readonly done: () => void } {
  const { partialResultToken, workDoneToken } = params ?? {};
  let shown = -1;
  const tell = (value: Progress): void => {
    if (workDoneToken !== undefined) void connection.sendProgress(workDone, workDoneToken, value);
  };
  return {
    token,
    ...(partialResultToken !== undefined && {
      partial: (part: readonly unknown[]) => void connection.sendProgress(partial, partialResultToken, part),
    }),
    report: (done, total, message) => {
      const percentage = Math.floor((done / Math.max(1, total)) * 100);
      if (shown < 0) tell({ kind: 'begin', title: 'Gloss', percentage, message, cancellable: true });
      else if (percentage > shown) tell({ kind: 'report', percentage, message });
      shown = Math.max(shown, percentage);
    },
    done: () => {
      if (shown >= 0) tell({ kind: 'end' });
    },
  };
}
