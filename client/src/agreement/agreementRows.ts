import { l10n, ThemeColor, type MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { CoderComparison, ComparedCode, CompareParams, CompareResult, ListedPassage } from '#protocol';
import { codeIcon } from '../common/codeIcon.js';
import { plainTable } from '../common/plainMarkdown.js';
import {
  basisInWords,
  intervalInWords,
  letterOf,
  readingsInWords,
  signOf,
  titleOf,
  valueInWords,
} from './agreementInWords.js';

/** A row of the Agreement view. */
export type AgreementRow = ComparisonRow | CodeRow | PassageRow | NoteRow;

/** Readers who are compared, with a row for each code below. */
export interface ComparisonRow {
  readonly kind: 'comparison';
  readonly comparison: CoderComparison;
  readonly codes: readonly CodeRow[];
}

/** A code with its number. It keeps what was asked, so that its passages are asked for by the same measure. */
export interface CodeRow {
  readonly kind: 'code';
  readonly asked: CompareParams;
  readonly result: CompareResult;
  readonly comparison: CoderComparison;
  readonly code: ComparedCode;
}

/** A passage behind a number: whether all agree on it, and what each gave. */
export interface PassageRow {
  readonly kind: 'passage';
  readonly passage: ListedPassage;
}

interface NoteRow {
  readonly kind: 'note';
  readonly text: string;
}

/** Makes the rows of a comparison once, so that the view knows them again. */
export const comparisonRow = (
  asked: CompareParams,
  result: CompareResult,
  comparison: CoderComparison,
): ComparisonRow => ({
  kind: 'comparison',
  comparison,
  codes: comparison.codes.map((code) => ({ kind: 'code', asked, result, comparison, code })),
});

/** A row with its icon, its words for screen readers, and what a click does. */
export function itemOf(row: AgreementRow): TreeItem {
  switch (row.kind) {
    case 'comparison':
      return comparisonItem(row);
    case 'code':
      return codeItem(row);
    case 'passage':
      return passageItem(row.passage);
    case 'note':
      return new TreeItem(row.text);
  }
}

function comparisonItem({ comparison, codes }: ComparisonRow): TreeItem {
  const title = titleOf(comparison);
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  item.id = [codes[0]?.asked.study, comparison.month, ...comparison.readers.map(({ name }) => name)].join('#');
  const below = codes.filter(({ code }) => code.below).length;
  const belowInWords = below > 0 ? [l10n.t('{count} below the threshold', { count: below })] : [];
  item.description = belowInWords.join('');
  item.accessibilityInformation = { label: [title, ...belowInWords].join(', ') };
  item.iconPath = new ThemeIcon('organization');
  if (codes[0]) item.tooltip = basisInWords(codes[0].result, comparison).join('\n');
  return item;
}

function codeItem({ asked, result, comparison, code }: CodeRow): TreeItem {
  const { coefficient, threshold } = result;
  const name = code.code?.name ?? l10n.t('All codes');
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  // The same row after another comparison stays open.
  item.id = [
    asked.study,
    comparison.month,
    ...comparison.readers.map((reader) => reader.name),
    code.code?.id ?? '',
  ].join('#');
  const value = `${letterOf(coefficient)} ${valueInWords(code, coefficient)}`;
  const { interval } = code;
  const isOfAlpha = coefficient === 'krippendorff-alpha';
  const hasBounds = interval && isOfAlpha && !('undefined' in interval);
  const bounds = hasBounds ? [`[${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]`] : [];
  const below = code.below ? [l10n.t('below {threshold}', { threshold: threshold ?? '' })] : [];
  item.description = [value, ...bounds, ...below].join(' ');
  item.iconPath = code.below
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : code.code
      ? codeIcon(code.code.color)
      : new ThemeIcon('symbol-color');
  item.tooltip = tableOf(name, result, comparison, code);
  item.accessibilityInformation = {
    label: [name, `${signOf(coefficient)} ${valueInWords(code, coefficient)}`, ...bounds, ...below].join(', '),
  };
  return item;
}

/** All coefficients of a code, with who gave it how often, what they rest on, and what the study's coefficient is. */
function tableOf(name: string, result: CompareResult, comparison: CoderComparison, code: ComparedCode): MarkdownString {
  const { interval } = code;
  const { readers } = comparison;
  const rows = [
    ...Object.keys(code.coefficients).map(
      (coefficient) => [signOf(coefficient), valueInWords(code, coefficient)] as const,
    ),
    ...(interval ? [[l10n.t('95 % of α'), intervalInWords(interval)] as const] : []),
    ...readers.map(({ name: reader }, i) => [reader, l10n.t('{count} given', { count: code.marked[i] ?? 0 })] as const),
  ];
  return plainTable(name, rows, [...basisInWords(result, comparison), ...result.explanation]);
}

function passageItem(passage: ListedPassage): TreeItem {
  const { transcript, range, quote, agreed } = passage;
  const item = new TreeItem(quote);
  const place = `${transcript.replace(/^transcripts\//, '')}:${range.start.line + 1}`;
  const says = readingsInWords(passage);
  item.description = `${says} · ${place}`;
  item.iconPath = agreed ? new ThemeIcon('pass') : new ThemeIcon('diff', new ThemeColor('list.warningForeground'));
  item.tooltip = [quote, says, place].join('\n\n');
  item.command = { command: 'gloss.openComparedPassage', title: l10n.t('Open Passage'), arguments: [passage] };
  const verdict = agreed ? l10n.t('agreed') : l10n.t('not agreed');
  item.accessibilityInformation = { label: [quote, verdict, says, place].join(', ') };
  return item;
}
