import { commands } from 'vscode';

/** Rows that are selected in the Themes view, which says so once it is there. */
let selected: () => readonly unknown[] = () => [];

export const provideThemeSelection = (rows: () => readonly unknown[]): void => void (selected = rows);

/** The rows that a key in the Themes view means: those that are selected, or the one that has the focus. */
export async function rowsForKey(): Promise<readonly unknown[]> {
  if (selected().length > 1) return selected();
  // Arrow keys move the focus alone.
  await commands.executeCommand('list.selectAndPreserveFocus');
  return selected();
}
