import { commands, Disposable, l10n, Selection, workspace, type QuickPickItem, type TextEditor } from 'vscode';
import type { SegmentMark } from '#protocol';
import { isAnnouncing } from './announceCodes.js';
import { pick } from '../common/ask.js';
import { codeIcon } from '../common/codeIcon.js';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { readOut, startMentioning } from '../common/mention.js';
import { codesInWords } from './segmentInWords.js';
import { segmentsAt } from './segmentsAtCaret.js';

/** Says what is coded at the caret: in a list when asked, which screen readers read, and by itself where that is wanted. */
export const readCodes: Feature = (context) => {
  const mentioning = startMentioning();
  const follow = (): void => readOut(isAnnouncing());
  follow();
  return Disposable.from(
    mentioning,
    workspace.onDidChangeConfiguration(follow),
    commands.registerCommand('gloss.readCodes', async () => {
      const editor = context.transcriptEditor();
      if (!editor) return;
      const segments = await segmentsAt(context, editor);
      const rows = segments.map((segment) => rowOf(editor, segment));
      const picked = await pick<SegmentRow>(rows.length > 0 ? rows : [{ label: l10n.t('Nothing is coded here.') }], {
        title: l10n.t('Codes at the caret'),
        placeHolder: l10n.t('Enter selects the passage'),
      });
      if (!picked?.segment) return;
      const { start, end } = toRange(picked.segment.range);
      editor.selection = new Selection(start, end);
      editor.revealRange(editor.selection);
    }),
  );
};

interface SegmentRow extends QuickPickItem {
  /** Absent where nothing is coded. */
  readonly segment?: SegmentMark;
}

/** All of it in one row, for that is read as a whole: codes, who and how, memo, and the passage, which has been read before. */
function rowOf({ document }: TextEditor, segment: SegmentMark): SegmentRow {
  const { coder, exemplar, state, on, memo, codes, range } = segment;
  const about = [
    l10n.t('by {coder}', { coder }),
    ...(exemplar ? [l10n.t('exemplar')] : []),
    ...(state === 'ambiguous' ? [l10n.t('place not certain')] : []),
    ...(on === undefined ? [] : [on]),
  ];
  const passage = `“${document.getText(toRange(range)).replace(/\s+/g, ' ')}”`;
  return {
    label: codesInWords(segment),
    description: about.join(' · '),
    detail: memo === undefined ? passage : `${l10n.t('Memo: {memo}', { memo })} · ${passage}`,
    ...(codes[0] && { iconPath: codeIcon(codes[0].color) }),
    segment,
  };
}
