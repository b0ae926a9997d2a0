import { commands, Disposable, l10n, type QuickPickItem } from 'vscode';
import { pick } from '../common/ask.js';
import type { ThemesState } from './themesState.js';

/** In what order codes stand, whose segments count, and where. */
export const themeChoices = (state: ThemesState): Disposable =>
  Disposable.from(
    commands.registerCommand('gloss.sortThemes', async () => {
      const order = await choose(l10n.t('Sort themes'), state.choices.order, {
        codebook: l10n.t('As in the codebook'),
        name: l10n.t('By name'),
        count: l10n.t('By number of segments'),
      });
      if (order) await state.choose({ order });
    }),
    commands.registerCommand('gloss.countThemes', async () => {
      const counted = await choose(l10n.t('Count segments'), state.choices.counted, {
        all: l10n.t('Of all coders'),
        mine: l10n.t('Of mine alone'),
        each: l10n.t('Of all coders, and of each'),
      });
      if (counted) await state.choose({ counted });
    }),
    commands.registerCommand('gloss.showThemesHere', () => state.choose({ onlyHere: true })),
    commands.registerCommand('gloss.showThemesEverywhere', () => state.choose({ onlyHere: false })),
  );

async function choose<K extends string>(
  title: string,
  chosen: K,
  texts: Readonly<Record<K, string>>,
): Promise<K | undefined> {
  const items = (Object.keys(texts) as K[]).map((key): QuickPickItem & { readonly key: K } => ({
    key,
    label: texts[key],
    ...(key === chosen && { description: l10n.t('as it is now') }),
  }));
  return (await pick(items, { title, placeHolder: title }))?.key;
}
