import { commands, comments, Disposable, l10n, window, workspace } from 'vscode';
import { pick } from '../common/ask.js';
import type { SegmentMark } from '#protocol';
import type { Context, Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import type { MemoComment, MemoThread } from './memoThread.js';
import { DrawnMemos } from './drawnMemos.js';
import { makeRoomForBox } from '../common/roomForBox.js';
import { ownSegment, type Selected } from '../coding/segmentsAtCaret.js';

/** Memos of segments, written beside the passage in VS Code's own comments. Only what is being written has a box there. */
export const memos: Feature = (context) => {
  const controller = comments.createCommentController('gloss.memos', l10n.t('Memos'));
  const threads = new DrawnMemos(controller);
  const onMemo = (command: string, run: (thread: MemoThread, text: string) => unknown): Disposable =>
    commands.registerCommand(command, ({ memo, body }: MemoComment) =>
      run(memo, typeof body === 'string' ? body : body.value),
    );
  const leave = async (thread: MemoThread): Promise<void> => {
    threads.leave(thread);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await context.boxes.closed(thread.uri);
  };
  const save = async (thread: MemoThread, text: string): Promise<void> => {
    const memo = await settled(thread, text.trim());
    // VS Code has closed the box by now: what was not saved is put into it again.
    if (memo === undefined || !(await write(context, thread, memo))) thread.write(text);
    else await leave(thread);
  };
  context.boxes.lieOn((uri) => threads.passages(uri));
  return Disposable.from(
    controller,
    threads,
    context.onDidPublish(({ uri, segments }) => {
      const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
      // A past version, as a diff shows it, keeps its memos to the hover.
      if (document?.uri.scheme === 'file') threads.publish(document.uri, segments);
    }),
    window.onDidChangeVisibleTextEditors(() => threads.hide()),
    workspace.onDidCloseTextDocument(({ uri }) => threads.close(uri)),
    context.boxes.onDidReturn((uri) => threads.sweep(uri)),
    commands.registerCommand('gloss.editMemo', async (given: unknown) => {
      const editor = context.transcriptEditor();
      if (!editor) return;
      const { document } = editor;
      await context.boxes.open(editor, async (selection) => {
        const segment = await segmentFor(context, { document, selection }, given);
        if (!segment) return false;
        makeRoomForBox(editor, toRange(segment.range));
        threads.edit(document.uri, segment);
        return true;
      });
    }),
    onMemo('gloss.cancelMemo', (thread) => leave(thread)),
    onMemo('gloss.deleteMemo', async (thread) => {
      if (await write(context, thread, '')) await leave(thread);
    }),
    onMemo('gloss.saveMemo', save),
    // A key tells no comment: the box in which it was pressed is the active editor.
    commands.registerCommand('gloss.leaveMemo', async () => {
      const box = window.activeTextEditor?.document;
      const thread = box && threads.writtenIn(box);
      if (!thread) return;
      const text = thread.unsaved?.text;
      const answer = text === undefined ? 'discard' : await askUnsaved(text);
      if (text !== undefined && answer === 'save') await save(thread, text);
      else if (answer === 'discard') await leave(thread);
    }),
  );
};

/** What becomes of words that are not saved; undefined to write on. */
async function askUnsaved(text: string): Promise<'save' | 'discard' | undefined> {
  const rows = [
    { label: l10n.t('Save the memo'), detail: oneLine(text), answer: 'save' },
    { label: l10n.t('Discard what was written'), answer: 'discard' },
    { label: l10n.t('Go on writing'), answer: undefined },
  ] as const;
  const picked = await pick(rows, {
    title: l10n.t('The memo is not saved'),
    placeHolder: l10n.t('Escape goes on writing'),
    ignoreFocusOut: true,
  });
  return picked?.answer;
}

async function write({ edit }: Context, { uri, segment, memo: old }: MemoThread, memo: string): Promise<boolean> {
  if (memo === old) return true;
  return (await edit({ op: 'setMemo', uri: uri.toString(), segment, memo })).done;
}

/** What the memo is to be where it was changed elsewhere while somebody wrote; undefined to write on. */
async function settled({ changedMeanwhile }: MemoThread, text: string): Promise<string | undefined> {
  if (changedMeanwhile === undefined || changedMeanwhile === text) return text;
  const both = { label: l10n.t('Keep both'), detail: oneLine(`${changedMeanwhile}\n${text}`) };
  const mine = { label: l10n.t('Replace it'), detail: oneLine(text) };
  const chosen = await pick(changedMeanwhile === '' ? [mine] : [both, mine], {
    title: l10n.t('This memo was changed while you were writing'),
    placeHolder:
      changedMeanwhile === ''
        ? l10n.t('It is gone by now.')
        : l10n.t('It now says “{memo}”.', { memo: oneLine(changedMeanwhile) }),
    ignoreFocusOut: true,
  });
  return chosen === both ? `${changedMeanwhile}\n${text}` : chosen === mine ? text : undefined;
}

const oneLine = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' / ');

async function segmentFor(context: Context, selected: Selected, given: unknown): Promise<SegmentMark | undefined> {
  const id = (given as { readonly segment?: string } | undefined)?.segment;
  if (id === undefined) return ownSegment(context, selected);
  return context.published(selected.document.uri)?.segments.find((segment) => segment.id === id && segment.own);
}
