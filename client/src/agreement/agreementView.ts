import { commands, Disposable, Uri, window } from 'vscode';
import { askingCommand } from '../common/asking.js';
import type { ListedPassage } from '#protocol';
import type { AgreementRow } from './agreementRows.js';
import { AgreementTree } from './agreementTree.js';
import { chooseComparing } from './chooseComparing.js';
import { comparingNow, keepComparing } from './comparing.js';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { focusList } from '../common/focusList.js';
import { later } from '../common/later.js';
import { showWork } from '../common/showWork.js';

/** Milliseconds after which the view follows what happened. */
const soon = 1000;

/** How far coders agree: a row for each code, and below it the passages that the number is made of. */
export const agreementView: Feature = (context) => {
  const tree = new AgreementTree(
    context,
    () => comparingNow(context),
    (message) => {
      view.message = message;
    },
  );
  const view = window.createTreeView<AgreementRow>('gloss.agreement', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });

  const refresh = (): Promise<unknown> => showWork('gloss.agreement', tree.list.ask());
  const showNewest = (): Promise<unknown> => showWork('gloss.agreement', tree.list.get());
  const show = (): Promise<void> =>
    focusList(
      view,
      'gloss.agreement',
      () => tree.list.get(),
      () => tree.top[0],
    );
  const following = later(soon, () => view.visible && showNewest());
  const follow = (): void => {
    tree.list.outdate();
    following.soon();
  };
  const choose = async (): Promise<void> => {
    const chosen = await chooseComparing(context, comparingNow(context));
    if (!chosen) return;
    await context.lock.settle();
    await keepComparing(context, chosen);
    tree.list.outdate();
    await show();
  };
  const open = async ({ uri, range }: ListedPassage): Promise<void> => {
    await window.showTextDocument(Uri.parse(uri), { selection: toRange(range) });
  };
  return Disposable.from(
    view,
    following,
    context.onDidChangeStudy(follow),
    view.onDidChangeVisibility(({ visible }) => void (visible && showNewest())),
    commands.registerCommand('gloss.showAgreement', show),
    askingCommand('gloss.chooseComparing', context, choose),
    commands.registerCommand('gloss.refreshAgreement', refresh),
    commands.registerCommand('gloss.openComparedPassage', open),
  );
};
