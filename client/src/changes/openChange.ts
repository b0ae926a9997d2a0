import { commands, l10n, Position, Selection, TextEditorRevealType, Uri, window, type TextEditor } from 'vscode';
import type { Context } from '../context.js';
import { toRange } from '../convert.js';
import type { ChangedRow } from './changeRows.js';

/** Milliseconds that a transcript is waited for to be drawn. */
const longest = 3000;

/** Opens both versions of a change's transcript side by side, at the passage: on the left where it is there alone. */
export async function openChange(context: Context, row: ChangedRow): Promise<void> {
  const { group, change, commit } = row;
  const file = Uri.parse(group.uri);
  const original = commit !== undefined && group.inBase ? versionOf(file, commit) : undefined;
  if (original && group.isThere) {
    const title = l10n.t('{transcript} (since {commit})', {
      transcript: group.transcript.replace(/^.*\//, ''),
      commit: commit?.slice(0, 7) ?? '',
    });
    await commands.executeCommand('vscode.diff', original, file, title, { preview: true });
  } else await window.showTextDocument(group.isThere ? file : (original ?? file), { preview: true });
  const side = change.kind === 'removed' ? (original ?? file) : file;
  const editor = await shown(side);
  if (editor) select(editor, (await placeOf(context, side, row)) ?? lineOf(editor, change.line));
}

/** A file as a commit has it, as VS Code's git opens it. */
const versionOf = (file: Uri, ref: string): Uri =>
  file.with({ scheme: 'git', query: JSON.stringify({ path: file.fsPath, ref }) });

/** Where the segment is drawn, once the server has said it. */
async function placeOf(context: Context, uri: Uri, { change }: ChangedRow): Promise<Selection | undefined> {
  const found = (): Selection | undefined => {
    const segments = context.published(uri)?.segments ?? [];
    const mark = segments.find(({ id, coder }) => id === change.id && coder === change.coder);
    const range = mark && toRange(mark.range);
    return range && new Selection(range.start, range.end);
  };
  const known = found();
  if (known || context.published(uri)) return known;
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(found());
    };
    const timer = setTimeout(end, longest);
    const listener = context.onDidPublish((params) => {
      if (params.uri === uri.toString()) end();
    });
  });
}

/** The editor of one side; a diff has both shortly after it was opened. */
async function shown(uri: Uri): Promise<TextEditor | undefined> {
  const find = (): TextEditor | undefined =>
    window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const known = find();
  if (known) return known;
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(find());
    };
    const timer = setTimeout(end, longest);
    const listener = window.onDidChangeVisibleTextEditors(() => {
      if (find()) end();
    });
  });
}

function lineOf({ document }: TextEditor, line: number): Selection {
  const at = new Position(Math.min(Math.max(0, line - 1), document.lineCount - 1), 0);
  return new Selection(at, at);
}

function select(editor: TextEditor, selection: Selection): void {
  editor.selection = selection;
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
