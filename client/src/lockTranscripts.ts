import { commands } from 'vscode';
import type { Context } from './context.js';

/**
 * Keeps transcripts from being typed into while a mode is on: the active one becomes read-only for the session, and writable
 * again when it is next shown after the mode was left. To be called whenever the mode or the active editor is another.
 */
export function lockTranscripts(context: Context, isOn: () => boolean): () => Promise<void> {
  const locked = new Set<string>();
  return async () => {
    const uri = context.transcriptEditor()?.document.uri.toString();
    if (uri === undefined || locked.has(uri) === isOn()) return;
    if (isOn()) locked.add(uri);
    else locked.delete(uri);
    await commands.executeCommand(`workbench.action.files.${isOn() ? 'set' : 'reset'}ActiveEditorReadonlyInSession`);
  };
}
