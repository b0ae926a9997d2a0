import * as v from 'valibot';
import { anyRange, inDocument, optional, uri } from './fields.js';

const version = v.pipe(v.number(), v.safeInteger());
const changed = v.looseObject({ range: v.exactOptional(anyRange), text: v.string() });
const folders = v.array(v.looseObject({ uri }));

/** What `initialize` must say. */
export const initialize = v.looseObject({
  capabilities: v.looseObject({ workspace: optional(v.looseObject({})), textDocument: optional(v.looseObject({})) }),
  workspaceFolders: optional(folders),
  locale: optional(v.string()),
  initializationOptions: optional(
    v.looseObject({ settings: optional(v.looseObject({})), trusted: v.exactOptional(v.boolean()) }),
  ),
});

/** What each notification must say, as far as it is looked at. */
export const notificationShapes: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
  [
    'textDocument/didOpen',
    v.looseObject({ textDocument: v.looseObject({ uri, version, languageId: v.string(), text: v.string() }) }),
  ],
  [
    'textDocument/didChange',
    v.looseObject({ textDocument: v.looseObject({ uri, version }), contentChanges: v.array(changed) }),
  ],
  ['initialized', optional(v.looseObject({}))],
  ['workspace/didChangeConfiguration', v.looseObject({})],
  ['textDocument/didSave', inDocument],
  ['textDocument/didClose', inDocument],
  ['workspace/didChangeWatchedFiles', v.looseObject({ changes: v.array(v.looseObject({ uri })) })],
  [
    'workspace/didChangeWorkspaceFolders',
    v.looseObject({ event: v.looseObject({ added: folders, removed: folders }) }),
  ],
  ['workspace/didRenameFiles', v.looseObject({ files: v.array(v.looseObject({ oldUri: uri, newUri: uri })) })],
  ['window/workDoneProgress/cancel', v.looseObject({ token: v.union([v.number(), v.string()]) })],
  ['gloss/publishAgain', v.looseObject({ uri })],
  ['$/setTrace', v.looseObject({ value: v.picklist(['off', 'messages', 'compact', 'verbose']) })],
]);
