import { commands, Disposable } from 'vscode';
import type { Feature } from '../context.js';

/** Whether the mode is on, for `when` clauses. */
const codingModeKey = 'gloss.codingMode';

/** While it is on, single keys code, and transcripts cannot be typed into. */
export const codingMode: Feature = (context) => {
  const { codingMode: mode } = context;
  context.lock.lockWhile((uri) => mode.isOn && context.published(uri) !== undefined);
  const toggle = async (): Promise<void> => {
    mode.set(!mode.isOn);
    await commands.executeCommand('setContext', codingModeKey, mode.isOn);
    await context.lock.follow();
  };
  return Disposable.from(
    commands.registerCommand('gloss.toggleCodingMode', toggle),
    new Disposable(() => void commands.executeCommand('setContext', codingModeKey, undefined)),
  );
};
