import { commands, Disposable, Uri, window } from 'vscode';
import type { ListedPassage } from '../../../server/src/protocol/index.js';
import type { AgreementRow } from '../agreement/agreementRows.js';
import { AgreementTree } from '../agreement/agreementTree.js';
import { chooseComparing } from '../agreement/chooseComparing.js';
import { comparingNow, keepComparing } from '../agreement/comparing.js';
import type { Feature } from '../context.js';
import { toRange } from '../convert.js';
import { later } from '../later.js';
import { showWork } from '../showWork.js';

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
  const following = later(soon, () => view.visible && showNewest());
  const follow = (): void => {
    tree.list.outdate();
    following.soon();
  };
  const choose = async (): Promise<void> => {
    const chosen = await chooseComparing(context, comparingNow(context));
    if (!chosen) return;
    await keepComparing(context, chosen);
    tree.list.outdate();
    await commands.executeCommand('gloss.agreement.focus');
    await showNewest();
  };
  const open = async ({ uri, range }: ListedPassage): Promise<void> => {
    await window.showTextDocument(Uri.parse(uri), { selection: toRange(range) });
  };
  return Disposable.from(
    view,
    following,
    context.onDidChangeStudy(follow),
    view.onDidChangeVisibility(({ visible }) => void (visible && showNewest())),
    commands.registerCommand('gloss.showAgreement', () => commands.executeCommand('gloss.agreement.focus')),
    commands.registerCommand('gloss.chooseComparing', choose),
    commands.registerCommand('gloss.refreshAgreement', refresh),
    commands.registerCommand('gloss.openComparedPassage', open),
  );
};
