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
  const takeFocus = (): Thenable<unknown> => commands.executeCommand(`${id}.focus`);
  await takeFocus();
  const hasGone = await isInText(async () => {
    await showWork(id, list());
    const row = first();
    // The list draws its rows late; a reveal that gives the focus would take it then, from whatever has it by then.
    if (row) await revealRow(view, row, { focus: false, select: false });
  });
  if (hasGone) return;
  if (first() === undefined) {
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  } else {
    await takeFocus();
    await commands.executeCommand('list.focusFirst');
  }
}

/** Does work. Returns whether somebody has gone on in a text meanwhile. */
async function isInText(work: () => Promise<unknown>): Promise<boolean> {
  let hasGone = false;
  const go = (): void => void (hasGone = true);
  const watched = Disposable.from(window.onDidChangeTextEditorSelection(go), window.onDidChangeActiveTextEditor(go));
  try {
    await work();
  } finally {
    watched.dispose();
  }
  return hasGone;
}
