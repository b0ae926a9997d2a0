import { Disposable, TextEditorSelectionChangeKind, window, workspace } from 'vscode';
import { activeUri, uriOf } from '../common/activeUri.js';
import type { Feature } from '../context.js';

/** Documents in which VS Code keeps what is written in its boxes. */
const boxScheme = 'comment';

/** Keeps what is written in VS Code's boxes out of the transcript beside them. */
export const keepTypingOut: Feature = ({ boxes: open, lock, onDidPublish, published }) =>
  Disposable.from(
    window.onDidChangeActiveTextEditor(async (editor) => {
      const uri = activeUri();
      if (editor?.document.uri.scheme === boxScheme && uri && published(uri)) await open.focused(uri);
      await lock.follow();
    }),
    onDidPublish(() => lock.follow()),
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) =>
      open.moved(
        textEditor,
        kind === TextEditorSelectionChangeKind.Mouse || kind === TextEditorSelectionChangeKind.Keyboard,
      ),
    ),
    workspace.onDidCloseTextDocument(({ uri }) => open.closed(uri)),
    // VS Code keeps a document open for minutes after its tab is closed.
    window.tabGroups.onDidChangeTabs(async ({ closed }) => {
      for (const tab of closed) {
        const uri = uriOf(tab);
        if (uri) await open.closed(uri);
      }
    }),
  );
