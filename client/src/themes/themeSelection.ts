import { setTimeout as pause } from 'node:timers/promises';
import { commands } from 'vscode';
import type { ThemeRow } from './themeRow.js';

/** Rows that are selected in the Themes view, which says so once it is there. */
let selected: () => readonly ThemeRow[] = () => [];

/** While the tree is drawn again, nothing counts as selected: how often it is asked again, after how many milliseconds. */
const [tries, between] = [20, 50];

/** Called by the view; commands of other folders ask {@link selectedRows}. */
export const provideThemeSelection = (rows: () => readonly ThemeRow[]): void => void (selected = rows);

/** The rows that are selected; empty where none is. */
export async function selectedRows(): Promise<readonly ThemeRow[]> {
  return whenThere(() => undefined);
}

/** The rows that a key in the Themes view means: those that are selected, or the one that has the focus. */
export async function rowsForKey(): Promise<readonly ThemeRow[]> {
  // Arrow keys move the focus alone.
  return selected().length > 1 ? selected() : whenThere(() => commands.executeCommand('list.selectAndPreserveFocus'));
}

async function whenThere(prepare: () => unknown): Promise<readonly ThemeRow[]> {
  for (let i = 0; i < tries; i++) {
    await prepare();
    if (selected().length > 0) return selected();
    await pause(between);
  }
  return [];
}
