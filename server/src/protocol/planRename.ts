import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Position } from 'vscode-languageserver-types';
import type { CodebookEditParams } from './commands.js';

/**
 * Client to server: the step that renames the code at a position, for `gloss.server.edit`; onto a code that is there it is
 * `mergeCodes`, which the person should confirm. Refused where there is no code. Nothing is written.
 */
export namespace PlanRenameRequest {
  export const method = 'gloss/planRename';
  export const type = new RequestType<PlanRenameParams, CodebookEditParams, void>(method);
}

/** As in `textDocument/rename`. */
export interface PlanRenameParams {
  readonly uri: DocumentUri;
  readonly position: Position;
  readonly newName: string;
}
