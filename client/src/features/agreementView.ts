import { commands, Disposable, Uri, window } from 'vscode';
import type { ListedPassage } from '../../../server/src/protocol/index.js';
import type { AgreementRow } from '../agreement/agreementRows.js';
import { AgreementTree, type Comparing } from '../agreement/agreementTree.js';
import { chooseComparing } from '../agreement/chooseComparing.js';
import type { Feature } from '../context.js';
import { toRange } from '../convert.js';

const kept = 'gloss.comparing';

/** Milliseconds after which the view follows what happened. */
const soon = 1000;

/** How far coders agree: a row for each code, and below it the passages that the number is made of. */
export const agreementView: Feature = (context) => {
  const { workspaceState } = context.extension;
  const tree = new AgreementTree(context);
  const view = window.createTreeView<AgreementRow>('gloss.agreement', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  let timer: NodeJS.Timeout | undefined;

  const comparing = (): Comparing => workspaceState.get<Comparing>(kept, { by: 'code', among: 'all' });
  const refresh = async (): Promise<void> => {
    view.message = await tree.refresh(comparing());
  };
  const follow = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void (view.visible && refresh()), soon);
  };
  const choose = async (): Promise<void> => {
    const chosen = await chooseComparing(comparing());
    if (!chosen) return;
    await workspaceState.update(kept, chosen);
    await refresh();
    await commands.executeCommand('gloss.agreement.focus');
  };
  const open = async ({ uri, range }: ListedPassage): Promise<void> => {
    await window.showTextDocument(Uri.parse(uri), { selection: toRange(range) });
  };
  return Disposable.from(
    view,
    new Disposable(() => clearTimeout(timer)),
    context.onDidChangeStudy(follow),
    view.onDidChangeVisibility(({ visible }) => void (visible && refresh())),
    commands.registerCommand('gloss.showAgreement', () => commands.executeCommand('gloss.agreement.focus')),
    commands.registerCommand('gloss.chooseComparing', choose),
    commands.registerCommand('gloss.refreshAgreement', refresh),
    commands.registerCommand('gloss.openComparedPassage', open),
  );
};
