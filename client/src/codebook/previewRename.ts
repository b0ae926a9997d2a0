import { commands } from 'vscode';
import type { Feature } from '../context.js';
import { previewRename as preview } from './renameInOneStep.js';

/** Shift+Enter in VS Code's rename box: shows what would change before anything does. */
export const previewRename: Feature = () =>
  commands.registerCommand('gloss.previewRename', async () => {
    preview();
    await commands.executeCommand('acceptRenameInputWithPreview');
  });
