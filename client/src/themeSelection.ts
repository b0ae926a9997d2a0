import { commands } from 'vscode';
import type { ThemeRow } from './themes/themeRow.js';

/** Rows that are selected in the Themes view, which says so once it is there. */
let selected: () => readonly ThemeRow[] = () => [];

export const provideThemeSelection = (rows: () => readonly ThemeRow[]): void => void (selected = rows);

/** The rows that a key in the Themes view means: those that are selected, or the one that has the focus. */
export async function rowsForKey(): Promise<readonly ThemeRow[]> {
  if (selected().length > 1) return selected();
  // Arrow keys move the focus alone.
  await commands.executeCommand('list.selectAndPreserveFocus');
  return selected();
}
