import { commands, Disposable, l10n, languages, window } from 'vscode';
import { confirm } from '../common/ask.js';
import { writingCommand } from '../common/asking.js';
import { CodersRequest, newestAnswer, type CodersResult } from '#protocol';
import type { Feature } from '../context.js';
import { plainText } from '../common/plainText.js';
import { languageIds } from '../study/status.js';

/** Says that one is done with coding a transcript; in a blind study others' codings show from then on. */
export const declareDone: Feature = (context) => {
  const item = languages.createLanguageStatusItem(
    'gloss.done',
    languageIds.map((language) => ({ language })),
  );
  item.name = l10n.t('Done with coding');
  const show = (known: CodersResult | null): void => {
    const isDone = known?.done !== undefined;
    void commands.executeCommand('setContext', 'gloss.blind', known?.blind === true);
    void commands.executeCommand('setContext', 'gloss.done', isDone);
    item.text = isDone
      ? plainText(l10n.t('Done with coding on {day}', { day: known.done }))
      : known?.blind
        ? l10n.t('Blind: others’ codings show when you are done')
        : l10n.t('Coding of this transcript goes on');
    item.command = isDone
      ? { command: 'gloss.takeBackDone', title: l10n.t('Take Back') }
      : { command: 'gloss.declareDone', title: l10n.t('Declare Done') };
  };
  const known = newestAnswer(async () => {
    const uri = context.transcriptEditor()?.document.uri.toString();
    return uri === undefined ? null : context.client.sendRequest(CodersRequest.type, { uri });
  }, show);
  const update = known.ask;
  const declare = async (done: boolean): Promise<void> => {
    const uri = context.transcriptEditor()?.document.uri.toString();
    if (uri === undefined) return;
    const now = await context.client.sendRequest(CodersRequest.type, { uri });
    const isSure = !done || now?.blind !== true || (await confirmed());
    if (isSure) await context.edit({ op: 'declareDone', uri, done });
    await update();
  };
  return Disposable.from(
    item,
    context.onDidPublish(update),
    window.onDidChangeActiveTextEditor(update),
    writingCommand('gloss.declareDone', context, () => declare(true)),
    commands.registerCommand('gloss.takeBackDone', () => declare(false)),
  );
};

/** What was seen cannot be unseen. */
function confirmed(): Promise<boolean> {
  const yes = l10n.t('Declare Done');
  return confirm(
    l10n.t('Are you done with coding this transcript?'),
    l10n.t('You will see others’ codings of it from now on. You can still change your own.'),
    yes,
  );
}
