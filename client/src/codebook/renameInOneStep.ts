import { commands, WorkspaceEdit, type Position, type TextDocument } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { PlanRenameRequest, serverCommands } from '#protocol';
import { fromPosition } from '../common/convert.js';

let wantsPreview = false;

/** The rename at hand is shown in VS Code's refactor preview, from which VS Code itself makes the edits. */
export function previewRename(): void {
  wantsPreview = true;
}

/** Another rename begins: whether it is to be previewed is said while its box is open. */
export function beginRename(): void {
  wantsPreview = false;
}

/**
 * Renames through the server, all files of all coders as one step of Gloss's own undo; files that are not open need not
 * be opened for it. Onto a code that is there, it asks whether to merge. Undefined where a preview is wanted.
 */
export function renameInOneStep(
  client: LanguageClient,
  { uri }: TextDocument,
  position: Position,
  newName: string,
): Promise<WorkspaceEdit> | undefined {
  const isPreview = wantsPreview;
  wantsPreview = false;
  return isPreview ? undefined : rename(client, uri.toString(), position, newName);
}

async function rename(
  client: LanguageClient,
  uri: string,
  position: Position,
  newName: string,
): Promise<WorkspaceEdit> {
  const step = await client.sendRequest(PlanRenameRequest.type, { uri, position: fromPosition(position), newName });
  if (step.op === 'mergeCodes') void commands.executeCommand('gloss.mergeCode', step);
  else await commands.executeCommand(serverCommands.edit, step);
  // All is written by now.
  return new WorkspaceEdit();
}
