import { Disposable, window, type TextEditor } from 'vscode';
import type { Context } from '../context.js';

/** Draws in visible editors: when one comes into sight, and when something is published for it. */
export const drawInEditors = (
  { onDidPublish }: Pick<Context, 'onDidPublish'>,
  draw: (editor: TextEditor) => void,
): Disposable =>
  Disposable.from(
    onDidPublish(({ uri }) => {
      for (const editor of window.visibleTextEditors) if (editor.document.uri.toString() === uri) draw(editor);
    }),
    window.onDidChangeVisibleTextEditors((editors) => editors.forEach(draw)),
  );
