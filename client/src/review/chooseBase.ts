import { l10n, QuickPickItemKind, ThemeIcon, type QuickPickItem } from 'vscode';
import { pick } from '../common/ask.js';
import { ChangeBasesRequest, type ChangesBase } from '#protocol';
import type { Context } from '../context.js';

/** What the Changes view compares with until somebody says otherwise. */
export const latestCommit: ChangesBase = { ref: 'HEAD' };

interface BaseItem extends QuickPickItem {
  readonly base?: ChangesBase;
}

/** Asks what the codings are to be compared with; undefined where the person leaves. */
export async function chooseBase({ client }: Context, study: string): Promise<ChangesBase | undefined> {
  const { main, branches, tags, coders } = await client.sendRequest(ChangeBasesRequest.type, { study });
  const group = (label: string, items: readonly BaseItem[]): readonly BaseItem[] =>
    items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
  const refs = (names: readonly string[], icon: string): readonly BaseItem[] =>
    names.map((name) => ({ label: name, iconPath: new ThemeIcon(icon), base: { ref: name } }));
  const start: BaseItem[] = [
    { label: baseInWords(latestCommit), description: l10n.t('what is not committed yet'), base: latestCommit },
    ...(main === undefined ? [] : [{ label: baseInWords({ mergeBase: main }), base: { mergeBase: main } }]),
  ];
  const items = [
    ...start,
    ...group(l10n.t('branches'), refs(branches, 'git-branch')),
    ...group(l10n.t('named versions'), refs(tags, 'tag')),
    ...group(
      l10n.t('coders'),
      coders.map((coder) => ({ label: coder, iconPath: new ThemeIcon('person'), base: { coder } })),
    ),
  ];
  const placeHolder = l10n.t('What to compare the codings with');
  return (await pick(items, { placeHolder, matchOnDescription: true }))?.base;
}

/** A base as the view names it. */
export function baseInWords(base: ChangesBase): string {
  if ('coder' in base) return base.coder;
  if ('mergeBase' in base) return l10n.t('where the work went off from {branch}', { branch: base.mergeBase });
  return base.ref === 'HEAD' ? l10n.t('latest commit') : base.ref;
}
