import { commands, Disposable, l10n, type TextEditor } from 'vscode';
import { writingCommand } from '../common/asking.js';
import { CodeChoicesRequest, type CodeChoice, type CodeChoiceArgument } from '#protocol';
import type { Context, Feature } from '../context.js';
import { fromRange } from '../common/convert.js';
import { pickAlsoCommand, pickAlsoOfOpenPicker, pickCodes } from './pickCodes.js';

/** Applies codes to the selection, or to the sentence or turn at the caret: picked from a list, or one of the recent ones. */
export const applyCode: Feature = (context) =>
  Disposable.from(
    writingCommand('gloss.applyCode', context, async () => {
      const editor = context.transcriptEditor();
      if (!editor) return;
      const picked = await pickCodes(choicesFor(context, editor), l10n.t('Apply code'));
      if (!picked) return;
      if ('create' in picked) await commands.executeCommand('gloss.codeInVivo', picked.create);
      else await apply(context, editor, picked.codes);
    }),
    commands.registerCommand('gloss.applyRecentCode', async (place: unknown) => {
      const editor = context.transcriptEditor();
      const recent = editor && (await choicesFor(context, editor)).filter(({ because }) => because === 'recent');
      const choice = recent?.[typeof place === 'number' ? place - 1 : 0];
      if (editor && choice) await apply(context, editor, [choice.id]);
    }),
    commands.registerCommand('gloss.applyThemeCode', async (node: unknown) => {
      const editor = context.transcriptEditor();
      const id = (node as { readonly id?: string } | undefined)?.id;
      if (editor && id !== undefined) await apply(context, editor, [id]);
    }),
    commands.registerCommand(pickAlsoCommand, pickAlsoOfOpenPicker),
  );

function choicesFor({ client }: Context, editor: TextEditor): Promise<readonly CodeChoice[]> {
  const params = { uri: editor.document.uri.toString(), range: fromRange(editor.selection) };
  return client.sendRequest(CodeChoicesRequest.type, params);
}

async function apply(context: Context, editor: TextEditor, codes: readonly CodeChoiceArgument[]): Promise<void> {
  const uri = editor.document.uri.toString();
  await context.edit({ op: 'apply', uri, range: fromRange(editor.selection), codes });
}
