import type { TreeView } from 'vscode';

/** Reveals a row of a view. What is published meanwhile makes it another row, which VS Code does not find: then nothing happens. */
export async function revealRow<T>(
  view: TreeView<T>,
  row: T,
  options: Parameters<TreeView<T>['reveal']>[1],
): Promise<void> {
  await Promise.resolve(view.reveal(row, options)).catch(() => undefined);
}
