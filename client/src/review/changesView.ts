import { commands, Disposable, l10n, window } from 'vscode';
import { askingCommand } from '../common/asking.js';
import type { ChangesBase } from '#protocol';
import { baseInWords, chooseBase, latestCommit } from './chooseBase.js';
import { kindInWords, type ChangedRow, type ChangeRow } from './changeRows.js';
import { ChangesTree, type ChangesList } from './changesTree.js';
import { openChange } from './openChange.js';
import type { Feature } from '../context.js';
import { focusList } from '../common/focusList.js';
import { later } from '../common/later.js';
import { mention } from '../common/mention.js';
import { revealRow } from '../common/revealRow.js';
import { sayWork, showWork } from '../common/showWork.js';

const kept = 'gloss.changesBase';

/** Milliseconds after which the view follows what happened, and for which the status bar says where one is. */
const soon = 300;
const atLength = 15_000;

/** What changed in the codings since a commit, branch or tag, or beside another coder: transcript by transcript. */
export const changesView: Feature = (context) => {
  const { workspaceState } = context.extension;
  /** The change that was opened last. */
  let at: ChangedRow | undefined;
  const base = (): ChangesBase => workspaceState.get<ChangesBase>(kept, latestCommit);
  const tree = new ChangesTree(context, base, (list) => {
    view.description = baseInWords(list.base);
    view.message = list.message;
  });
  const view = window.createTreeView<ChangeRow>('gloss.changes', { treeDataProvider: tree, showCollapseAll: true });

  const refresh = (): Promise<unknown> => showWork('gloss.changes', tree.list.ask());
  const following = later(soon, () => view.visible && showWork('gloss.changes', tree.list.get()));
  /** What is not in view is asked for when it is wanted. */
  const follow = (): void => {
    tree.list.outdate();
    following.soon();
  };
  const choose = async (): Promise<void> => {
    const [study] = await context.knownStudies();
    const chosen = study === undefined ? undefined : await chooseBase(context, study);
    if (!chosen) return;
    await context.lock.settle();
    await workspaceState.update(kept, chosen);
    at = undefined;
    tree.list.outdate();
    await focusList(
      view,
      'gloss.changes',
      () => tree.list.get(),
      () => tree.first,
    );
  };
  const open = async (row: ChangedRow): Promise<void> => {
    at = row;
    await openChange(context, row);
  };
  /** The list as it is shown. That nothing has changed is only said of one that was asked for now. */
  const listed = async (): Promise<ChangesList> => {
    const shown = view.visible ? await tree.list.get() : undefined;
    return shown && shown.changes.length > 0 ? shown : tree.list.ask();
  };
  const step = async (by: 1 | -1): Promise<void> => {
    const { changes, message: why } = await sayWork(l10n.t('Working out what has changed…'), listed());
    const known = changes.findIndex((row) => isSame(row, at));
    const index =
      known < 0 && by < 0 ? changes.length - 1 : (known + by + changes.length) % Math.max(1, changes.length);
    const row = changes[index];
    if (!row) {
      const nothing = l10n.t('No coding has changed since: {base}.', { base: baseInWords(base()) });
      mention(why === '' ? nothing : why, atLength);
      return;
    }
    await open(row);
    const { kind, coder, what } = row.change;
    const message = l10n.t('{place} of {count}: {kind} by {coder}: {what}', {
      place: index + 1,
      count: changes.length,
      kind: kindInWords(kind),
      coder,
      what: what.join('; '),
    });
    mention(message, atLength);
    if (view.visible) await revealRow(view, row, { select: true, focus: false });
  };
  return Disposable.from(
    view,
    following,
    context.onDidChangeStudy(follow),
    view.onDidChangeVisibility(following.soon),
    askingCommand('gloss.chooseChangesBase', context, choose),
    commands.registerCommand('gloss.refreshChanges', refresh),
    commands.registerCommand('gloss.openChange', open),
    commands.registerCommand('gloss.nextChange', () => step(1)),
    commands.registerCommand('gloss.previousChange', () => step(-1)),
  );
};

const isSame = ({ group, change }: ChangedRow, other: ChangedRow | undefined): boolean =>
  group.uri === other?.group.uri && change.coder === other.change.coder && change.id === other.change.id;
