import { commands, Disposable, EventEmitter, l10n, Selection, TextEditorRevealType, window, workspace } from 'vscode';
import { inform } from '../common/ask.js';
import { askingCommand } from '../common/asking.js';
import { CodeChoicesRequest, SetShownCodersRequest, type ReconcileDecision, type ReconcilePassage } from '#protocol';
import type { Feature } from '../context.js';
import { fromRange, toRange } from '../common/convert.js';
import { mention } from '../common/mention.js';
import { revealRow } from '../common/revealRow.js';
import { pickCodes } from '../coding/pickCodes.js';
import { chooseReaders } from './chooseReaders.js';
import { passageLens } from './passageLens.js';
import { ReconcileTree } from './reconcileTree.js';
import { isDecided, Session } from './session.js';

/** Whether a transcript is being reconciled, for `when` clauses. */
const reconcilingKey = 'gloss.reconciling';

/** Walks through what several coders did with a transcript; what is decided is written as the coder `consensus`. */
export const reconcile: Feature = (context) => {
  let session: Session | undefined;
  const changed = new EventEmitter<void>();
  context.lock.lockWhile((uri) => session !== undefined && context.published(uri) !== undefined);
  const tree = new ReconcileTree(
    () => session,
    ({ uri }) => workspace.textDocuments.find((document) => document.uri.toString() === uri.toString()),
  );
  const view = window.createTreeView('gloss.reconcile', { treeDataProvider: tree });
  const redraw = (): void => {
    tree.redraw();
    changed.fire();
    const [decided, count] = [session?.decided ?? 0, session?.passages.length ?? 0];
    view.description = session?.coders.join(', ') ?? '';
    const left = session?.unplaced ?? 0;
    const progress = [
      l10n.t('{decided} of {count} passages decided', { decided, count }),
      ...(left > 0 ? [l10n.t('{count} segments have no certain place and are left out', { count: left })] : []),
    ];
    view.message = session ? progress.join('. ') : '';
  };
  const show = async (passage: ReconcilePassage | undefined): Promise<void> => {
    if (!session || !passage) return;
    session.go(passage);
    const editor = await window.showTextDocument(session.uri, { preview: false });
    const range = toRange(passage.range);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    const row = tree.row(passage.key);
    if (row && view.visible) await revealRow(view, row, { select: true, focus: false, expand: true });
  };
  const leave = async (): Promise<void> => {
    session?.dispose();
    session = undefined;
    await commands.executeCommand('setContext', reconcilingKey, false);
    redraw();
    await context.lock.follow();
  };
  const start = async (): Promise<void> => {
    const editor = context.transcriptEditor();
    const chosen = editor && (await chooseReaders(context, editor.document.uri));
    if (!chosen) return;
    await context.lock.settle();
    if (context.codingMode.isOn) await commands.executeCommand('gloss.toggleCodingMode');
    await leave();
    await context.client.sendRequest(SetShownCodersRequest.type, { study: chosen.study, coders: 'all' });
    session = new Session(context, editor.document.uri, chosen.coders);
    session.onDidChange(redraw);
    await commands.executeCommand('setContext', reconcilingKey, true);
    await session.load();
    await context.lock.follow();
    if (session.passages.length === 0) {
      await leave();
      void inform(l10n.t('None of these coders has coded this transcript.'));
      return;
    }
    await commands.executeCommand('gloss.reconcile.focus');
    await show(session.next() ?? session.passages[0]);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  };
  const decide = async (decisions: readonly ReconcileDecision[]): Promise<void> => {
    if (!session || decisions.length === 0 || !(await session.decide(decisions))) return;
    const next = session.next();
    if (next) await show(next);
    else mention(l10n.t('All passages of this transcript are decided.'), 5000);
  };
  /** Of the passage in hand: the reading of the coder with that number, or what is said. */
  const take = async (given: unknown): Promise<void> => {
    const passage = session?.current;
    if (!session || !passage) return;
    const coder = typeof given === 'number' ? session.coders[given - 1] : undefined;
    if (typeof given === 'number' && !passage.readings.some((reading) => reading.coder === coder)) {
      const name = coder ?? String(given);
      mention(l10n.t('{coder} has not coded this passage.', { coder: name }), 5000);
      return;
    }
    const decision = { passage: passage.key, take: (coder === undefined ? given : { coder }) as 'all' };
    if (given !== 'open') await decide([decision]);
    else await session.decide([decision]);
  };
  const adjust = async (): Promise<void> => {
    const [passage, editor] = [session?.current, context.transcriptEditor()];
    if (!passage || !editor) return;
    const range = fromRange(editor.selection);
    const uri = editor.document.uri.toString();
    const asked = context.client.sendRequest(CodeChoicesRequest.type, { uri, range });
    const readings = new Set(passage.readings.flatMap(({ codes }) => codes.map(({ id }) => id)));
    const choices = asked.then((all) =>
      all.toSorted((a, b) => Number(readings.has(b.id)) - Number(readings.has(a.id))),
    );
    const picked = await pickCodes(choices, l10n.t('Take the selected words as'));
    if (picked && 'codes' in picked) await decide([{ passage: passage.key, take: { range, codes: picked.codes } }]);
  };
  const takeAgreed = async (): Promise<void> => {
    const agreed = session?.passages.filter((one) => one.difference === 'agreed' && !isDecided(one)) ?? [];
    if (agreed.length === 0) mention(l10n.t('There is no agreement left to take.'), 5000);
    await decide(agreed.map(({ key }) => ({ passage: key, take: 'all' })));
  };
  return Disposable.from(
    view,
    changed,
    passageLens(() => session, changed.event),
    new Disposable(() => session?.dispose()),
    context.onDidPublish(async ({ uri }) => {
      if (uri === session?.uri.toString()) await session.load();
    }),
    askingCommand('gloss.reconcile', context, start),
    commands.registerCommand('gloss.leaveReconciling', leave),
    commands.registerCommand('gloss.takeReading', take),
    commands.registerCommand('gloss.takeAgreed', takeAgreed),
    commands.registerCommand('gloss.adjustReading', adjust),
    commands.registerCommand('gloss.nextReading', () => show(session?.step(1))),
    commands.registerCommand('gloss.previousReading', () => show(session?.step(-1))),
    commands.registerCommand('gloss.showReading', (key: unknown) =>
      show(session?.passages.find((passage) => passage.key === key)),
    ),
  );
};
