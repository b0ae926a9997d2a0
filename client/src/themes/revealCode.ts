import { l10n, type Disposable } from 'vscode';
import { pick } from '../common/ask.js';
import { askingCommand } from '../common/asking.js';
import { SegmentsAtRequest } from '#protocol';
import type { Context } from '../context.js';
import { fromRange } from '../common/convert.js';
import { mention } from '../common/mention.js';
import type { CodeRow } from './themeRow.js';
import type { ThemesTree } from './themesTree.js';

/** Leads from the passage at the caret to its code in the tree; where it has several, one is picked. */
export const revealCode = (context: Context, tree: ThemesTree, reveal: (row: CodeRow) => Promise<void>): Disposable =>
  askingCommand('gloss.revealCode', context, async () => {
    const editor = context.transcriptEditor();
    const params = editor && { uri: editor.document.uri.toString(), range: fromRange(editor.selection) };
    const segments = params ? await context.client.sendRequest(SegmentsAtRequest.type, params) : [];
    const study = editor && context.published(editor.document.uri)?.study;
    await tree.load();
    const ids = new Set(segments.flatMap(({ codes }) => codes.map(({ id }) => id)));
    const rows = [...ids].flatMap((id) => (study === undefined ? [] : (tree.find(study, id) ?? [])));
    const picked = rows.length < 2 ? rows[0] : await pickRow(rows);
    if (picked) await reveal(picked);
    else if (rows.length === 0) {
      mention(l10n.t('No passage here has a code that the tree shows.'), 5000);
    }
  });

async function pickRow(rows: readonly CodeRow[]): Promise<CodeRow | undefined> {
  const items = rows.map((row) => ({ row, label: row.node.name, description: row.node.path.join(' › ') }));
  return (await pick(items, { title: l10n.t('Show which code?') }))?.row;
}
