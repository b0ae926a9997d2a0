import { l10n, type MarkdownString, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from 'vscode';
import type { ThemeNode } from '#protocol';
import { codeIcon } from '../common/codeIcon.js';
import { notedMarkdown } from '../common/plainMarkdown.js';
import type { SegmentsShown } from '../segments/segmentsView.js';
import { attentionTexts } from './themeAttention.js';
import { uriOfRow } from './themeDecorations.js';
import type { CodeRow, StudyRow } from './themeRow.js';
import type { ThemesState } from './themesState.js';
import { segmentCount } from './themeWords.js';

/** Shows the segments of the codes that are selected in the Themes view. */
export const showSelectedCommand = 'gloss.showSelectedCodeSegments';

/** What a code's row depends on beside the code. */
export interface ItemOptions {
  readonly state: ThemesState;
  readonly isHidden: boolean;
  /** None for a code without codes below it. */
  readonly collapsible: TreeItemCollapsibleState;
}

/** The row of a study, where the window has several; it begins expanded. */
export function studyItem({ study }: StudyRow): TreeItem {
  const item = new TreeItem(study.name, TreeItemCollapsibleState.Expanded);
  item.id = study.uri;
  item.description = segmentCount(study.segments);
  item.contextValue = 'study';
  item.accessibilityInformation = { label: [study.name, item.description].join(', ') };
  return item;
}

/** The row of a code, without its tooltip, for which the server is asked when somebody wants it. */
export function codeItem(row: CodeRow, { state, isHidden, collapsible }: ItemOptions): TreeItem {
  const { study, node } = row;
  const { filter } = state;
  const item = new TreeItem({ label: node.name, highlights: found(node.name, filter) }, collapsible);
  const isRetired = node.status === 'retired';
  const notes = isRetired ? [l10n.t('retired')] : node.status === 'draft' ? [l10n.t('draft')] : [];
  const asks = attentionTexts(node);
  // A row that a filter found is another row: it begins expanded, and the tree keeps what was collapsed without the filter.
  item.id = `${study.uri}#${filter === '' ? '' : 'found#'}${node.id}`;
  item.description = [...countsOf(row, state), ...notes].join(' · ');
  item.iconPath = codeIcon(node.color, node.codable);
  item.resourceUri = uriOfRow(study.uri, node.id, { dimmed: isRetired || isHidden, attention: asks.length > 0 });
  item.contextValue = [
    node.codable && !isRetired ? 'codable' : 'grouping',
    node.codes.length > 0 ? 'theme' : 'leaf',
    node.status,
  ].join(' ');
  item.checkboxState = {
    state: isHidden ? TreeItemCheckboxState.Unchecked : TreeItemCheckboxState.Checked,
    tooltip: isHidden ? l10n.t('Hidden') : l10n.t('Shown'),
    accessibilityInformation: {
      label: isHidden
        ? l10n.t('Passages with {code} are hidden', { code: node.name })
        : l10n.t('Passages with {code} are shown', { code: node.name }),
      role: 'checkbox',
    },
  };
  // With arguments it could not be found any more where the tree is drawn again before it is run.
  item.command = { command: showSelectedCommand, title: l10n.t('Show segments') };
  item.accessibilityInformation = { label: spoken(row, state, [...notes, ...asks]) };
  return item;
}

/** What to decide about the code, what the numbers of its row are, then what the server says of it. */
export function tooltipOf({ study, node }: CodeRow, state: ThemesState, markdown: string): MarkdownString {
  const { segments, here } = state.count(study, node);
  const counts = here > 0 ? [l10n.t('{here} of {segments} segments are in this transcript.', { here, segments })] : [];
  return notedMarkdown(attentionTexts(node), [...counts, markdown].join('\n\n'));
}

/** The segments of some codes of one study, as the Segments view takes them. */
export function segmentsOf(rows: readonly [CodeRow, ...CodeRow[]]): SegmentsShown {
  const [{ study, node }] = rows;
  if (rows.length === 1) return { study: study.uri, code: node.id, name: node.name };
  return {
    study: study.uri,
    codes: rows.filter((row) => row.study === study).map(({ id }) => id),
    name: rows.map((row) => row.node.name).join(', '),
  };
}

function countsOf({ study, node }: CodeRow, state: ThemesState): readonly string[] {
  const { counted, onlyHere } = state.choices;
  const { segments, here } = state.count(study, node);
  if (onlyHere) return [String(here), ...(counted === 'each' ? byCoder(node, 'here') : [])];
  if (counted === 'each') return [String(segments), ...byCoder(node, 'segments')];
  return [here > 0 ? `${here} / ${segments}` : String(segments)];
}

/** `c1 8, c2 6`; empty where nobody has any. */
function byCoder({ coders }: ThemeNode, which: 'segments' | 'here'): readonly string[] {
  const counts = coders.filter((count) => count[which] > 0).map((count) => `${count.coder} ${count[which]}`);
  return counts.length === 0 ? [] : [counts.join(', ')];
}

function spoken({ study, node }: CodeRow, state: ThemesState, notes: readonly string[]): string {
  const { counted, onlyHere } = state.choices;
  const { segments, here } = state.count(study, node);
  const place = node.path.length > 0 ? [l10n.t('theme {path}', { path: node.path.join(', ') })] : [];
  const inTranscript = l10n.t('{count} in this transcript', { count: here });
  const count = onlyHere ? [inTranscript] : [segmentCount(segments), ...(here > 0 ? [inTranscript] : [])];
  const coders = counted === 'each' ? byCoder(node, onlyHere ? 'here' : 'segments') : [];
  return [node.name, ...place, ...count, ...coders, ...notes].join(', ');
}

/** Where words of the filter stand in a name, to be shown as found. */
function found(name: string, filter: string): [number, number][] {
  const plain = name.toLowerCase();
  if (plain.length !== name.length) return [];
  return filter
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word): [number, number][] => {
      const at = word === '' ? -1 : plain.indexOf(word);
      return at < 0 ? [] : [[at, at + word.length]];
    });
}
