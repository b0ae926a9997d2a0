import { DataTransferItem, l10n, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import { warn } from '../common/ask.js';
import type { ThemeMove } from './themeMoves.js';
import { isCodeRow, type ThemeRow } from './themeRow.js';
import type { ThemesTree } from './themesTree.js';

const mimeType = 'application/vnd.code.tree.gloss.themes';

interface Dragged {
  readonly study: string;
  readonly codes: readonly string[];
}

/** Codes dropped on a code go below it; dropped on a study, or on nothing, they go to the top. Undo takes it back. */
export function themesDragAndDrop(
  tree: ThemesTree,
  move: (study: string, step: ThemeMove) => Promise<void>,
): TreeDragAndDropController<ThemeRow> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: [mimeType],
    handleDrag: (rows: readonly ThemeRow[], transfer: DataTransfer) => {
      const [first] = rows;
      const chosen = new Set(rows.filter((row) => row.study === first?.study).map((row) => isCodeRow(row) && row.id));
      // In the order of the tree, whatever the order in which they were selected.
      const codes = [...tree.rows()].filter((row) => row.study === first?.study && chosen.has(row.id));
      if (!first || codes.length === 0) return;
      const dragged: Dragged = { study: first.study.uri, codes: codes.map(({ id }) => id) };
      transfer.set(mimeType, new DataTransferItem(JSON.stringify(dragged)));
    },
    handleDrop: async (target: ThemeRow | undefined, transfer: DataTransfer) => {
      const item = transfer.get(mimeType);
      if (!item) return;
      const { study, codes } = JSON.parse(await item.asString()) as Dragged;
      if (target && target.study.uri !== study) {
        void warn(l10n.t('Codes can be moved within their own study only.'));
        return;
      }
      const under = target && isCodeRow(target) ? target.id : null;
      if (under === null || !codes.includes(under)) await move(study, { codes, under });
    },
  };
}
