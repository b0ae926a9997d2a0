import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ServedClient } from './clientTraits.js';
import * as l10n from '../../core/text/l10n.js';

/** Tells how many of how many files have been read; the client shows it where it shows such things. */
export type ReportProgress = (read: number, total: number) => void;

/** Fewer files than this are read before anybody would have looked. */
const worthShowing = 200;

/** Shows the reading of one study as LSP work-done progress, in whole percents. */
export function progressOf(connection: Connection, { progress }: Pick<ServedClient, 'progress'>): ReportProgress {
  if (!progress) return () => undefined;
  let reporter: Promise<WorkDoneProgressServerReporter> | undefined;
  let shown = 0;
  return (read, total) => {
    if (total < worthShowing) return;
    reporter ??= connection.window.createWorkDoneProgress().then((begun) => {
      begun.begin('Gloss', 0, l10n.t('Reading codings'));
      return begun;
    });
    const percent = Math.floor((read / total) * 100);
    if (percent === shown) return;
    shown = percent;
    void reporter.then((begun) => {
      if (read === total) begun.done();
      else begun.report(percent, l10n.t('Reading codings: {read} of {total} files', { read, total }));
    });
  };
}
