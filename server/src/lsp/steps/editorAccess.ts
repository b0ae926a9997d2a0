import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { GlossError } from '../../core/glossError.js';
import { spliceBetween } from '../../core/text/splice.js';
import { SaveDocumentRequest } from '#protocol';
import { diskAccess, type FileAccess } from '../../disk/journal/commitStep.js';
import type { Workspace } from '../../features/common/workspace.js';
import { writablePlace } from '../../disk/files/gate.js';
import * as l10n from '../../core/text/l10n.js';

/** The files of a study, where those that are open in the editor are read and written there, and saved if they were. */
export function editorAccess(
  connection: Connection,
  folder: string,
  open: (path: string) => TextDocument | undefined,
  { saves = false, edits = false }: Pick<Workspace['client'], 'saves' | 'edits'>,
): FileAccess {
  const disk = diskAccess(folder);
  return {
    read: async (path) => {
      const document = open(path);
      return document ? { text: document.getText(), bom: false } : disk.read(path);
    },
    write: async (path, file) => {
      const document = open(path);
      if (!document) return disk.write(path, file);
      writablePlace(folder, path);
      if (!edits) {
        throw new GlossError(
          'cannot-write',
          l10n.t(
            '{path} is open in the editor, which does not let Gloss change open files. Close it there and try again.',
            { path },
          ),
        );
      }
      const wasSaved = saves && (await disk.read(path).catch(() => undefined))?.text === document.getText();
      const { start, end, text } = spliceBetween(document.getText(), file.text);
      const edit = { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text };
      const { applied, failureReason } = await connection.workspace.applyEdit({
        documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: [edit] }],
      });
      if (!applied) {
        throw new GlossError(
          'changed-meanwhile',
          failureReason
            ? l10n.t(
                '{path} is open in the editor, which did not take the change ({why}). It may have been changed there meanwhile. Nothing was written; try again.',
                { path, why: failureReason },
              )
            : l10n.t(
                '{path} is open in the editor, which did not take the change. It may have been changed there meanwhile. Nothing was written; try again.',
                { path },
              ),
        );
      }
      if (!wasSaved || (await connection.sendRequest(SaveDocumentRequest.type, { uri: document.uri }))) return;
      // VS Code does not save what it keeps from being typed into.
      const [shown, onDisk] = [open(path)?.getText() ?? file.text, await disk.read(path)];
      if (onDisk?.text !== shown) await disk.write(path, { text: shown, bom: onDisk?.bom ?? file.bom });
    },
    remove: disk.remove,
  };
}
