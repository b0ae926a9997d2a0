import { commands, Disposable, window } from 'vscode';
import type { Feature } from '../context.js';
import { lockTranscripts } from '../lockTranscripts.js';

/** Whether the mode is on, for `when` clauses. */
const codingModeKey = 'gloss.codingMode';

/** While it is on, single keys code, and transcripts cannot be typed into. */
export const codingMode: Feature = (context) => {
  const { codingMode: mode } = context;
  const follow = lockTranscripts(context, () => mode.isOn);
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
