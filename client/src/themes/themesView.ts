import { commands, Disposable, l10n, TreeItemCheckboxState, Uri, window, workspace } from 'vscode';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { codesIn, HiddenCodes } from './hiddenCodes.js';
import { later } from '../common/later.js';
import { mention } from '../common/mention.js';
import { provideThemeSelection, rowsForKey, selectedRows } from './themeSelection.js';
import { decorateRows } from './themeDecorations.js';
import { themeChoices } from './themeChoices.js';
import { themeFilter } from './themeFilter.js';
import { segmentsOf, showSelectedCommand } from './themeItem.js';
import { moveOf, type ThemeMove, type Way } from './themeMoves.js';
import { isCodeRow, type CodeRow, type ThemeRow } from './themeRow.js';
import { themesDragAndDrop } from './themesDragAndDrop.js';
import { showHeading } from './themesHeading.js';
import { ThemesState } from './themesState.js';
import { ThemesTree } from './themesTree.js';
import { revealCode } from './revealCode.js';
import { showSegmentsCommand } from '../segments/segmentsView.js';

export type { ThemeRow };

/** The tree of themes with counts; its check boxes choose what is highlighted, and dragging arranges the codebook. */
export const themesView: Feature = (context) => {
  const hidden = new HiddenCodes(context);
  const state = new ThemesState(context.extension.workspaceState);
  let transcript: string | undefined;
  /** The transcript in the active editor, or the one that was, as long as it is open. */
  const transcriptAtHand = (): string | undefined => {
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.toString() === transcript);
    transcript = context.transcriptEditor()?.document.uri.toString() ?? (isOpen ? transcript : undefined);
    return transcript;
  };
  const tree = new ThemesTree(context, hidden, state, transcriptAtHand);
  const move = async (study: string, step: ThemeMove): Promise<void> => {
    const { done } = await context.edit({ op: 'moveCodes', uri: study, ...step });
    if (!done) return;
    await tree.load();
    await reveal(tree.find(study, step.codes[0] ?? ''));
  };
  const view = window.createTreeView('gloss.themes', {
    treeDataProvider: tree,
    dragAndDropController: themesDragAndDrop(tree, move),
    canSelectMany: true,
    showCollapseAll: true,
    manageCheckboxStateManually: true,
  });
  provideThemeSelection(() => view.selection);
  /** Selects a row, unless it is among those that are selected. */
  const reveal = async (row: ThemeRow | undefined): Promise<void> => {
    const isSelected = view.selection.some((one) => isCodeRow(one) && row && isCodeRow(row) && one.id === row.id);
    if (row) await view.reveal(row, { select: !isSelected || view.selection.length === 1, focus: true, expand: false });
  };
  const showAgain = async (): Promise<void> => {
    await tree.load();
    tree.redraw();
  };
  /** Counts follow coding, but not every keystroke, in milliseconds. */
  const following = later(150, () => tree.load());
  const soon = (): void => {
    tree.outdate();
    following.soon();
  };
  const redrawHidden = async (): Promise<void> => {
    await hidden.send();
    tree.redraw();
  };
  type Chosen = readonly [CodeRow, ...CodeRow[]];
  const onCodes = (command: string, run: (rows: Chosen) => unknown, choose = rowsForKey): Disposable =>
    commands.registerCommand(command, async (row?: ThemeRow, rows?: readonly ThemeRow[]) => {
      const [first, ...others] = (rows ?? (row ? [row] : await choose())).filter(isCodeRow);
      if (first) await run([first, ...others]);
    });
  const showSegments = (rows: Chosen): unknown => commands.executeCommand(showSegmentsCommand, segmentsOf(rows));
  /** A key that is pressed before the step of the one before is shown goes on from there. */
  let lastMove: Promise<unknown> = Promise.resolve();
  const moving =
    (way: Way) =>
    async (rows: Chosen): Promise<void> => {
      if ((way === 'up' || way === 'down') && state.choices.order !== 'codebook') {
        mention(l10n.t('The tree is sorted. Show it as in the codebook to change the order there.'), 5000);
        return;
      }
      const moved = lastMove.then(async () => {
        await tree.upToDate();
        const now = rows.flatMap(({ study, id }) => tree.find(study.uri, id) ?? []);
        const step = moveOf(way, now, (row) => tree.below(row));
        if (step) await move(rows[0].study.uri, step);
      });
      lastMove = moved.catch(() => undefined);
      await moved;
    };
  return Disposable.from(
    view,
    following,
    decorateRows(),
    themeChoices(state),
    themeFilter(state, () => commands.executeCommand('gloss.themes.focus')),
    revealCode(context, tree, reveal),
    tree.onDidChangeTreeData(() => showHeading(view, tree, state, transcriptAtHand())),
    state.onDidChange(showAgain),
    context.onDidChangeStudy(soon),
    context.onDidPublish(soon),
    window.onDidChangeActiveTextEditor(soon),
    workspace.onDidCloseTextDocument(soon),
    view.onDidChangeCheckboxState(async ({ items }) => {
      for (const [row, checked] of items) {
        if (isCodeRow(row)) hidden.set(row.study.uri, codesIn(row.node), checked === TreeItemCheckboxState.Unchecked);
      }
      await redrawHidden();
    }),
    onCodes('gloss.showOnlyCode', async (rows) => {
      const [{ study }] = rows;
      hidden.set(study.uri, study.codes.flatMap(codesIn), true);
      for (const row of rows) hidden.set(row.study.uri, codesIn(row.node), false);
      await redrawHidden();
    }),
    commands.registerCommand('gloss.showAllCodes', async () => {
      hidden.clear();
      await redrawHidden();
    }),
    onCodes('gloss.openDefinition', async ([{ node }]) => {
      const { uri, range } = node.location;
      await window.showTextDocument(Uri.parse(uri), { selection: toRange(range) });
    }),
    onCodes('gloss.showCodeSegments', showSegments),
    onCodes(showSelectedCommand, showSegments, selectedRows),
    onCodes('gloss.moveCodeUp', moving('up')),
    onCodes('gloss.moveCodeDown', moving('down')),
    onCodes('gloss.moveCodeOut', moving('out')),
    onCodes('gloss.moveCodeIn', moving('in')),
    commands.registerCommand('gloss.nextAttention', async () => {
      await tree.upToDate();
      const rows = [...tree.rows()];
      const at = rows.findIndex(({ id, study }) =>
        view.selection.some((one) => isCodeRow(one) && one.id === id && one.study.uri === study.uri),
      );
      const next = [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find(({ node }) => node.attention);
      if (next) await view.reveal(next, { select: true, focus: true });
      else mention(l10n.t('None of the codes shown needs attention.'), 5000);
    }),
  );
};
