import { commands, window, workspace } from 'vscode';
import { eventually } from '../../support/eventually.js';

/** Milliseconds that a file may take to be closed; it is not certain that it can be. */
const closing = 5_000;

/**
 * Closes all that a failed test has left open, without saving: a text that is changed or locked would make every test
 * after it fail as well.
 */
export async function startOver(): Promise<void> {
  await commands.executeCommand('workbench.action.closeQuickOpen');
  const open = workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file');
  for (const document of open.filter(({ isDirty }) => isDirty)) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
  const left = (): readonly string[] => open.flatMap(({ isClosed, uri }) => (isClosed ? [] : uri.path));
  await eventually('closed files', () => left().length === 0, closing).catch(() =>
    console.log(`    still open: ${left().join(', ')}`),
  );
}
