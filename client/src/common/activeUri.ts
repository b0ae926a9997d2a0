import { TabInputText, TabInputTextDiff, window, type Tab, type Uri } from 'vscode';

/** The text that a tab shows; of two versions side by side the later one. */
export function uriOf(tab: Tab | undefined): Uri | undefined {
  const input = tab?.input;
  if (input instanceof TabInputText) return input.uri;
  return input instanceof TabInputTextDiff ? input.modified : undefined;
}

/**
 * The text that the active tab shows, also while a box in it has the focus: the active editor is that box then. It is what
 * VS Code's commands for the active editor are about.
 */
export const activeUri = (): Uri | undefined => uriOf(window.tabGroups.activeTabGroup.activeTab);

/** Whether an editor shows a text; a box beside it is an editor of its own. */
export const isShown = (uri: Uri): boolean =>
  window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
