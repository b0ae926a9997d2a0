import { commands, Uri } from 'vscode';
import type { Position as LspPosition } from 'vscode-languageserver-protocol';
import type { Feature } from '../context.js';
import { toPosition } from '../common/convert.js';

/** Where a code is used, in a peek at its entry: code lenses of codebooks lead here. */
export const showReferences: Feature = () =>
  commands.registerCommand('gloss.showReferences', async (given: unknown) => {
    const { uri, position } = (given ?? {}) as { readonly uri?: string; readonly position?: LspPosition };
    if (uri === undefined || !position) {
      await commands.executeCommand('editor.action.referenceSearch.trigger');
      return;
    }
    const [target, at] = [Uri.parse(uri), toPosition(position)];
    const locations = await commands.executeCommand('vscode.executeReferenceProvider', target, at);
    await commands.executeCommand('editor.action.showReferences', target, at, locations);
  });
