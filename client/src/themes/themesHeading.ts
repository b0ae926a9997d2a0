import { commands, l10n, type TreeView } from 'vscode';
import { allNodes, type ThemeRow } from './themeRow.js';
import type { ThemesState } from './themesState.js';
import type { ThemesTree } from './themesTree.js';

/**
 * Says above the tree what it is narrowed to, and on the view's icon how many codes need attention. Codes whose segments are
 * to be looked at again are not among them: the Segments view counts those segments.
 */
export function showHeading(
  view: TreeView<ThemeRow>,
  tree: ThemesTree,
  { choices, filter }: ThemesState,
  transcript: string | undefined,
): void {
  const name =
    transcript === undefined ? undefined : decodeURIComponent(transcript.slice(transcript.lastIndexOf('/') + 1));
  const here = choices.onlyHere && (name ?? l10n.t('no transcript'));
  const isNarrowed = tree.studies.length > 0 && (filter !== '' || choices.onlyHere);
  const isEmpty = isNarrowed && tree.rows().next().done === true;
  const asking = tree.studies.flatMap(({ codes }) => [...allNodes(codes)]).filter(({ attention }) => attention);
  const counted = asking.filter(({ attention }) => attention?.some((kind) => kind !== 'recode')).length;
  view.description = [filter !== '' && `“${filter}”`, choices.counted === 'mine' && l10n.t('mine'), here]
    .filter((part) => part !== false)
    .join(' · ');
  view.message = !isEmpty
    ? ''
    : filter === ''
      ? emptyHere(name)
      : l10n.t('No code is found by “{filter}”.', { filter });
  view.badge = counted === 0 ? undefined : { value: counted, tooltip: attentionCount(counted) };
  void commands.executeCommand('setContext', 'gloss.hasStudy', tree.studies.length > 0);
  void commands.executeCommand('setContext', 'gloss.themesFiltered', filter !== '');
  void commands.executeCommand('setContext', 'gloss.themesHere', choices.onlyHere);
  void commands.executeCommand('setContext', 'gloss.themesAttention', asking.length > 0);
}

const emptyHere = (name: string | undefined): string =>
  name === undefined
    ? l10n.t('Only the codes of a transcript are shown, and no transcript is open.')
    : l10n.t('No passage of {name} has a code that is counted here.', { name });

const attentionCount = (count: number): string =>
  count === 1 ? l10n.t('1 code needs attention') : l10n.t('{count} codes need attention', { count });
