import { ProgressLocation, window } from 'vscode';

/** Milliseconds after which work is shown. */
const noticed = 500;

/** Shows above a view that its rows are being worked out, where that takes long. */
export function showWork<T>(viewId: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => void window.withProgress({ location: { viewId } }, () => ended(work)), noticed);
  void ended(work).then(() => clearTimeout(timer));
  return work;
}

/** Says in the status bar that an answer is being worked out, where that takes long. */
export async function sayWork<T>(title: string, work: Promise<T>): Promise<T> {
  void window.withProgress({ location: ProgressLocation.Window, title }, () => ended(work));
  return work;
}

const ended = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
