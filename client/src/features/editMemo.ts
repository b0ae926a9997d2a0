import { commands, Disposable, l10n, window, type TextEditor } from 'vscode';
import type { SegmentMark } from '../../../server/src/protocol/index.js';
import type { Context, Feature } from '../context.js';
import { namesOf, ownSegment } from '../segmentsAtCaret.js';

/** Asks for the memo of the segment at the caret, or of the one that a hover or code action names. */
export const editMemo: Feature = (context) =>
  Disposable.from(
    commands.registerCommand('gloss.editMemo', async (given: unknown) => {
      const editor = context.transcriptEditor();
      const segment = editor && (await segmentFor(context, editor, given));
      if (!editor || !segment) return;
      const memo = await window.showInputBox({
        title: l10n.t('Memo on {codes}', { codes: namesOf(segment) }),
        prompt: l10n.t('Leave it empty to remove the memo. “\\n” begins a new line.'),
        value: (segment.memo ?? '').replace(/\\/g, '\\\\').replace(/\n/g, '\\n'),
        ignoreFocusOut: true,
      });
      if (memo === undefined) return;
      await context.edit({
        op: 'setMemo',
        uri: editor.document.uri.toString(),
        segment: segment.id,
        memo: memo.replace(/\\(\\|n)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : '\\')),
      });
    }),
  );

async function segmentFor(context: Context, editor: TextEditor, given: unknown): Promise<SegmentMark | undefined> {
  const id = (given as { readonly segment?: string } | undefined)?.segment;
  if (id === undefined) return ownSegment(context, editor);
  return context.published(editor.document.uri)?.segments.find((segment) => segment.id === id);
}
