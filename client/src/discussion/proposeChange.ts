import { l10n } from 'vscode';
import { askText, pick } from '../common/ask.js';
import { CodeChoicesRequest, SegmentsAtRequest } from '#protocol';
import type { Context } from '../context.js';
import { fromRange, toRange } from '../common/convert.js';
import { mention } from '../common/mention.js';
import { pickCodes } from '../coding/pickCodes.js';

/** Proposes to another coder other codes for a segment, and the selected words where they are others than its own. */
export async function proposeChange(context: Context): Promise<void> {
  const editor = context.transcriptEditor();
  if (!editor) return;
  const [uri, range] = [editor.document.uri.toString(), fromRange(editor.selection)];
  const others = (await context.client.sendRequest(SegmentsAtRequest.type, { uri, range })).filter(({ own }) => !own);
  const items = others.map((segment) => ({
    segment,
    label: segment.codes.map(({ name }) => name).join(', '),
    description: segment.coder,
    detail: editor.document.getText(toRange(segment.range)),
  }));
  if (items.length === 0) {
    mention(l10n.t('No other coder has a segment here.'), 5000);
    return;
  }
  const title = l10n.t('Propose a change');
  const chosen = items.length === 1 ? items[0] : await pick(items, { title, matchOnDetail: true });
  if (!chosen) return;
  const picked = await pickCodes(context.client.sendRequest(CodeChoicesRequest.type, { uri, range }), title);
  if (!picked || !('codes' in picked)) return;
  const text = await askText({ title, prompt: l10n.t('Why?'), ignoreFocusOut: true });
  if (text === undefined || text.trim() === '') return;
  const { segment } = chosen;
  const isOther = !editor.selection.isEmpty && !editor.selection.isEqual(toRange(segment.range));
  const proposes = { segment: segment.id, codes: picked.codes, ...(isOther && { range }) };
  await context.edit({ op: 'startThread', uri, range: segment.range, text, proposes });
}
