import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { DoubtfulSegment, ListedSegment, SegmentGroup } from '#protocol';
import { toRange } from '../common/convert.js';
import { plainMarkdown } from '../common/plainMarkdown.js';
import { reasonsOf, type RecodeEntry } from './recodeQueue.js';
import { shorten } from '../common/shorten.js';
import { segmentCount } from '../themes/themeWords.js';

/** A row of the Segments view. */
export type SegmentRow =
  | { readonly kind: 'attention'; readonly rows: readonly SegmentRow[]; readonly count: number }
  | { readonly kind: 'doubtful'; readonly uri: string; readonly segment: DoubtfulSegment }
  | { readonly kind: 'queue'; readonly study: string; readonly name?: string; readonly entries: readonly RecodeEntry[] }
  | { readonly kind: 'transcript'; readonly group: SegmentGroup }
  | ListedRow;

/** A segment by its words; one that is to be recoded says which codes were revised. */
export interface ListedRow {
  readonly kind: 'segment';
  readonly group: SegmentGroup;
  readonly segment: ListedSegment;
}

/** A row with its icon, its words for screen readers, and what a click does. */
export function itemOf(row: SegmentRow): TreeItem {
  switch (row.kind) {
    case 'attention':
      return attentionItem(row.count);
    case 'doubtful':
      return doubtfulItem(row);
    case 'queue':
      return queueItem(row);
    case 'transcript':
      return transcriptItem(row.group);
    case 'segment':
      return segmentItem(row);
  }
}

/** The rows below a row; none below a segment. */
export function childrenOf(row: SegmentRow): SegmentRow[] {
  switch (row.kind) {
    case 'attention':
      return [...row.rows];
    case 'queue':
      return row.entries.map(({ group, segment }) => ({ kind: 'segment', group, segment }));
    case 'transcript':
      return row.group.segments.map((segment) => ({ kind: 'segment', group: row.group, segment }));
    default:
      return [];
  }
}

/** `“the words” (P03, 12:5)` */
export function citation(row: SegmentRow): readonly string[] {
  if (row.kind === 'transcript') return childrenOf(row).flatMap(citation);
  if (row.kind !== 'segment') return [];
  const { quote, line, column } = row.segment;
  const name = row.group.transcript.replace(/^transcripts\//, '').replace(/\.[^.]+$/, '');
  return [`“${quote.replace(/\s+/g, ' ')}” (${name}, ${line}:${column})`];
}

function attentionItem(count: number): TreeItem {
  const item = new TreeItem(l10n.t('Needs attention'), TreeItemCollapsibleState.Expanded);
  item.id = 'attention';
  item.description = String(count);
  item.iconPath = new ThemeIcon('warning');
  item.contextValue = 'attention';
  return item;
}

function doubtfulItem({ uri, segment }: SegmentRow & { kind: 'doubtful' }): TreeItem {
  const states = {
    changed: l10n.t('words changed'),
    ambiguous: l10n.t('place not certain'),
    orphaned: l10n.t('not found'),
  };
  const item = new TreeItem(segment.quote.replace(/\s+/g, ' '), TreeItemCollapsibleState.None);
  item.id = `${uri}#attention#${segment.id}`;
  item.description = states[segment.state];
  item.contextValue = 'doubtful';
  item.tooltip = segment.quote;
  // Where it may be, code actions settle it; one that is nowhere is placed by selecting its words.
  const options = segment.range ? { selection: toRange({ start: segment.range.start, end: segment.range.start }) } : {};
  item.command = { command: 'vscode.open', title: l10n.t('Go to segment'), arguments: [Uri.parse(uri), options] };
  item.accessibilityInformation = { label: `${segment.quote}, ${states[segment.state]}` };
  return item;
}

function queueItem({ study, name, entries }: SegmentRow & { kind: 'queue' }): TreeItem {
  const text = l10n.t('To recode ({count})', { count: entries.length });
  const item = new TreeItem(text, TreeItemCollapsibleState.Collapsed);
  item.id = `${study}#recode`;
  if (name !== undefined) item.description = name;
  item.iconPath = new ThemeIcon('history');
  item.contextValue = 'queue';
  item.accessibilityInformation = {
    label: [l10n.t('To recode'), segmentCount(entries.length), ...(name === undefined ? [] : [name])].join(', '),
  };
  item.tooltip = l10n.t('Segments of yours that were coded before one of their codes was revised');
  return item;
}

function transcriptItem({ uri, transcript, segments }: SegmentGroup): TreeItem {
  const item = new TreeItem(transcript.replace(/^transcripts\//, ''), TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.description = String(segments.length);
  item.iconPath = new ThemeIcon('file-text');
  item.contextValue = 'transcript';
  item.accessibilityInformation = {
    label: l10n.t('{transcript}, {count} segments', { transcript, count: segments.length }),
  };
  return item;
}

function segmentItem(row: ListedRow): TreeItem {
  const { group, segment } = row;
  const { quote, coder, line, codes, memo, exemplar, revised } = segment;
  const label = quote.replace(/\s+/g, ' ');
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const reasons = reasonsOf(row);
  const names = codes.map((id) => group.names[id] ?? id);
  item.id = `${group.uri}#${revised ? 'recode#' : ''}${segment.id}`;
  item.description = revised ? revised.map(({ name }) => name).join(', ') : `${coder} · ${line}`;
  item.tooltip = plainMarkdown(...reasons, quote, names.join(', '), ...(memo === undefined ? [] : [memo]));
  if (exemplar) item.iconPath = new ThemeIcon('star-full');
  else if (memo !== undefined) item.iconPath = new ThemeIcon('note');
  item.contextValue = revised ? 'recode' : 'segment';
  item.command = { command: 'gloss.goToSegment', title: l10n.t('Go to segment'), arguments: [row] };
  // What tells rows of one code apart comes early: nobody listens to a long passage to its end.
  const spoken = [
    ...reasons,
    ...names,
    ...(exemplar ? [l10n.t('exemplar')] : []),
    ...(memo === undefined ? [] : [l10n.t('with a memo')]),
    l10n.t('by {coder}, line {line}', { coder, line }),
    shorten(label, mostSpoken),
  ];
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

/** UTF-16 units of a passage that are read out. */
const mostSpoken = 80;
