import { Disposable, l10n, ThemeIcon, type QuickPickItem } from 'vscode';
import { askText, pick } from '../common/ask.js';
import { writingCommand } from '../common/asking.js';
import { ThemesRequest, type ThemeNode } from '#protocol';
import { codeIcon } from '../common/codeIcon.js';
import type { Context, Feature } from '../context.js';
import { fromRange } from '../common/convert.js';

/** Makes a code of the selected words, or of a name that is given, and goes to its definition. */
export const codeInVivo: Feature = (context) =>
  Disposable.from(
    writingCommand('gloss.codeInVivo', context, async (given: unknown) => {
      const editor = context.transcriptEditor();
      if (!editor) return;
      const words = editor.document.getText(editor.selection).replace(/\s+/g, ' ').trim();
      const name = typeof given === 'string' && given !== '' ? given : await askName(words);
      if (!name) return;
      const under = await pickTheme(context, editor.document.uri.toString(), name);
      if (under === undefined) return;
      await context.edit({
        op: 'newCode',
        uri: editor.document.uri.toString(),
        name,
        ...(under !== '' && { under }),
        range: fromRange(editor.selection),
      });
    }),
  );

async function askName(words: string): Promise<string | undefined> {
  const name = await askText({
    title: l10n.t('New code'),
    prompt: l10n.t('Name of the code; in vivo it is the participant’s own words'),
    value: words.slice(0, 80),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? l10n.t('A code needs a name.') : undefined),
  });
  return name?.trim();
}

/** Id of the theme that the code goes under, empty for none; undefined where the picker was left. */
async function pickTheme({ client }: Context, uri: string, name: string): Promise<string | undefined> {
  const { studies } = await client.sendRequest(ThemesRequest.type, { transcript: uri });
  const study = studies.find((candidate) => uri.startsWith(`${candidate.uri}/`)) ?? studies[0];
  const themes = (study?.codes ?? []).flatMap(themesIn);
  if (themes.length === 0) return '';
  const top: QuickPickItem & { readonly id: string } = {
    label: l10n.t('Top of the codebook'),
    iconPath: new ThemeIcon('root-folder'),
    id: '',
  };
  const rows = themes.map(({ id, name: label, color, path }) => ({
    label,
    description: path.join(' › '),
    iconPath: codeIcon(color, false),
    id,
  }));
  const picked = await pick([...rows, top], {
    title: l10n.t('Create “{name}” under', { name }),
    matchOnDescription: true,
  });
  return picked?.id;
}

const themesIn = (node: ThemeNode): readonly ThemeNode[] =>
  node.codes.length > 0 || !node.codable ? [node, ...node.codes.flatMap(themesIn)] : [];
