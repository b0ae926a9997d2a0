import { commands, Disposable, window } from 'vscode';
import type { Feature } from '../context.js';

/** Whether the mode is on, for `when` clauses. */
const codingModeKey = 'gloss.codingMode';

/**
 * While it is on, single keys code, and transcripts cannot be typed into: each becomes read-only for the session when it
 * is shown, and writable again when it is shown after the mode was left.
 */
export const codingMode: Feature = (context) => {
  const locked = new Set<string>();
  const { codingMode: mode } = context;
  const follow = async (): Promise<void> => {
    const uri = context.transcriptEditor()?.document.uri.toString();
    if (uri === undefined || locked.has(uri) === mode.isOn) return;
    if (mode.isOn) locked.add(uri);
    else locked.delete(uri);
    await commands.executeCommand(`workbench.action.files.${mode.isOn ? 'set' : 'reset'}ActiveEditorReadonlyInSession`);
  };
  const toggle = async (): Promise<void> => {
    mode.set(!mode.isOn);
    await commands.executeCommand('setContext', codingModeKey, mode.isOn);
    await follow();
  };
  return Disposable.from(
    commands.registerCommand('gloss.toggleCodingMode', toggle),
    window.onDidChangeActiveTextEditor(follow),
    context.onDidPublish(follow),
    new Disposable(() => void commands.executeCommand('setContext', codingModeKey, undefined)),
  );
};
