import {
  commands,
  EventEmitter,
  l10n,
  Position,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  type TextEditor,
} from 'vscode';
import type { Context } from '../context.js';
import { toRange } from '../common/convert.js';
import { whenThere } from '../common/whenThere.js';
import type { ChangedRow } from './changeRows.js';

/** Fires when a change is opened: the one before is not waited for any more. */
const opens = new EventEmitter<ChangedRow>();
let newest: ChangedRow | undefined;

/**
 * Opens both versions of a change's transcript side by side, at the passage: on the left where it is there alone. The passage
 * is selected as soon as the server has said where it is; until then its line is.
 */
export async function openChange(context: Context, row: ChangedRow): Promise<void> {
  newest = row;
  opens.fire(row);
  const { group, change, commit } = row;
  const file = Uri.parse(group.uri);
  const original = commit !== undefined && group.inBase ? versionOf(file, commit) : undefined;
  const isDiff = original !== undefined && group.isThere;
  if (isDiff) {
    const title = l10n.t('{transcript} (since {commit})', {
      transcript: group.transcript.replace(/^.*\//, ''),
      commit: commit?.slice(0, 7) ?? '',
    });
    await commands.executeCommand('vscode.diff', original, file, title, { preview: true });
  } else await window.showTextDocument(group.isThere ? file : (original ?? file), { preview: true });
  const side = change.kind === 'removed' ? (original ?? file) : file;
  if (newest === row) void select(context, row, () => editorOf(side, isDiff ? original : undefined));
}

/** A file as a commit has it, as VS Code's git opens it. */
const versionOf = (file: Uri, ref: string): Uri =>
  file.with({ scheme: 'git', query: JSON.stringify({ path: file.fsPath, ref }) });

/** The editor of a document: of a diff, its side, and not one that shows the same file elsewhere or did so before. */
function editorOf(uri: Uri, original: Uri | undefined): TextEditor | undefined {
  const shown = (which: Uri): readonly TextEditor[] =>
    window.visibleTextEditors.filter(({ document }) => document.uri.toString() === which.toString());
  const [first, ...others] = shown(uri);
  if (!original) return first;
  const side = [first, ...others].find((editor) => editor?.viewColumn === undefined);
  return side ?? (shown(original).length > 0 ? first : undefined);
}

/** An editor is there, and its segments are known, only a while after it was opened: events say when. */
async function select(context: Context, row: ChangedRow, find: () => TextEditor | undefined): Promise<void> {
  const editor = await whenThere(find, [window.onDidChangeVisibleTextEditors], opens.event);
  if (!editor) return;
  const place = (): Selection | undefined => placeIn(context, editor, row);
  const line = lineOf(editor, row.change.line);
  show(editor, place() ?? line);
  const found = await whenThere(place, [context.onDidPublish], opens.event);
  // Whoever has gone elsewhere meanwhile stays there.
  if (found && editor.selection.isEqual(line)) show(editor, found);
}

/** Where the segment is drawn; undefined as long as that is not known of this text. */
function placeIn(context: Context, { document }: TextEditor, { change }: ChangedRow): Selection | undefined {
  const params = context.published(document.uri);
  if (params?.version !== document.version) return undefined;
  const mark = params.segments.find(({ id, coder }) => id === change.id && coder === change.coder);
  if (!mark) return undefined;
  const { start, end } = toRange(mark.range);
  return new Selection(start, end);
}

function lineOf({ document }: TextEditor, line: number): Selection {
  const at = new Position(Math.min(Math.max(0, line - 1), document.lineCount - 1), 0);
  return new Selection(at, at);
}

function show(editor: TextEditor, selection: Selection): void {
  editor.selection = selection;
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
