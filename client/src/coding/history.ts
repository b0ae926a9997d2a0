import { commands, Disposable, window } from 'vscode';
import type { Feature } from '../context.js';
import { serverCommands } from '#protocol';

/** Undo and redo of coding steps, in the study of the active editor or in the only one that is open. */
export const history: Feature = (context) => {
  const replay = (command: string) => async (): Promise<void> => {
    const uri = window.activeTextEditor?.document.uri.toString();
    const studies = await context.knownStudies();
    const study = studies.find((folder) => uri?.startsWith(`${folder}/`)) ?? studies[0];
    if (study !== undefined) await commands.executeCommand(command, { uri: study });
  };
  return Disposable.from(
    commands.registerCommand('gloss.undo', replay(serverCommands.undo)),
    commands.registerCommand('gloss.redo', replay(serverCommands.redo)),
  );
};
