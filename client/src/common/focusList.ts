import { commands, Disposable, window, type TreeView } from 'vscode';
import { revealRow } from './revealRow.js';
import { showWork } from './showWork.js';

/**
 * Shows a view, waits for its rows, and gives the focus to the first one: VS Code gives it to nothing where a list is empty.
 * Without a row it goes back to the text. Somebody who has gone on in a text meanwhile keeps it there.
 */
export async function focusList<T>(
  view: TreeView<T>,
  id: string,
  list: () => Promise<unknown>,
  first: () => T | undefined,
): Promise<void> {
  await commands.executeCommand(`${id}.focus`);
  const focus = !(await isInText(showWork(id, list())));
  const row = first();
  if (row) await revealRow(view, row, { focus, select: false });
  else if (focus) await commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** Waits for work. Returns whether somebody has gone on in a text meanwhile. */
async function isInText(work: Promise<unknown>): Promise<boolean> {
  let hasGone = false;
  const go = (): void => void (hasGone = true);
  const watched = Disposable.from(window.onDidChangeTextEditorSelection(go), window.onDidChangeActiveTextEditor(go));
  try {
    await work;
  } finally {
    watched.dispose();
  }
  return hasGone;
}
