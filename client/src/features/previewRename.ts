import { commands } from 'vscode';
import type { Feature } from '../context.js';
import { previewNextRename } from '../renameInOneStep.js';

/** Shift+Enter in VS Code's rename box: shows what would change before anything does. */
export const previewRename: Feature = () =>
  commands.registerCommand('gloss.previewRename', async () => {
    previewNextRename();
    await commands.executeCommand('acceptRenameInputWithPreview');
  });
