import { l10n, workspace, type Range, type TextEditor, type Uri } from 'vscode';
import type { Context } from '../context.js';
import { toRange } from '../common/convert.js';
import { mention } from '../common/mention.js';
import { segmentsInWords } from './segmentInWords.js';
import { segmentsAt } from './segmentsAtCaret.js';
import { setting } from '../common/settings.js';

/** Milliseconds for which the codes of a passage stay in the status bar. */
const shown = 15_000;

/** Whether codes are said where somebody moves to. VS Code tells nobody of a screen reader, but sets its mode for one. */
export function isAnnouncing(uri?: Uri): boolean {
  const wanted = setting('announceCodes', uri);
  const mode = workspace.getConfiguration('editor', uri).get<string>('accessibilitySupport');
  return wanted === 'on' || (wanted === 'auto' && mode === 'on');
}

/**
 * Says the codes of what somebody has moved to, those of just that passage first, if they want to hear them; without a
 * range, that there is nothing to move to.
 */
export async function announceCodes(context: Context, editor: TextEditor, range: Range | undefined): Promise<void> {
  if (!isAnnouncing(editor.document.uri)) return;
  if (!range) {
    mention(l10n.t('Nothing more this way'), shown);
    return;
  }
  const found = await segmentsAt(context, editor, range);
  // Somebody may have moved on meanwhile.
  if (!editor.selection.isEqual(range)) return;
  const isMeant = (at: (typeof found)[number]): boolean => toRange(at.range).isEqual(range);
  mention(segmentsInWords([...found.filter(isMeant), ...found.filter((at) => !isMeant(at))]), shown);
}
