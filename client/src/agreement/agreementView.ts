import { commands, Disposable, Uri, window } from 'vscode';
import { askingCommand } from '../common/asking.js';
import type { ListedPassage } from '#protocol';
import type { AgreementRow } from './agreementRows.js';
import { AgreementTree } from './agreementTree.js';
import { chooseComparing } from './chooseComparing.js';
import { comparingNow, keepComparing } from './comparing.js';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
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
  /** The focus goes to the first row: VS Code gives it to nothing where the list is still empty. */
  const show = async (): Promise<void> => {
    await commands.executeCommand('gloss.agreement.focus');
    const focus = !(await isInText(showNewest()));
    const [first] = tree.top;
    // It may be drawn again meanwhile.
    if (first) await Promise.resolve(view.reveal(first, { focus, select: false })).catch(() => undefined);
  };
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

/** Waits for work. Returns whether somebody has gone on in a text meanwhile, from which nothing is to take the focus. */
async function isInText(work: Promise<unknown>): Promise<boolean> {
  let hasGone = false;
  const go = (): void => void (hasGone = true);
  const watched = Disposable.from(window.onDidChangeTextEditorSelection(go), window.onDidChangeActiveTextEditor(go));
  try {
    await work;
  } finally {
    watched.dispose();
  }
  return hasGone;
}
