import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ChangedTranscript, ListedChange } from '#protocol';
import { plainMarkdown } from '../common/plainMarkdown.js';

/** A row of the Changes view. */
export type ChangeRow =
  | { readonly kind: 'notes'; readonly title: string; readonly icon: string; readonly notes: readonly string[] }
  | { readonly kind: 'note'; readonly text: string }
  | TranscriptRow
  | ChangedRow;

/** A transcript with its changes as rows, made once, so that the view can find their parent. */
export interface TranscriptRow {
  readonly kind: 'transcript';
  readonly group: ChangedTranscript;
  readonly changes: readonly ChangedRow[];
}

/** A segment that was given, taken away or changed. */
export interface ChangedRow {
  readonly kind: 'change';
  readonly group: ChangedTranscript;
  readonly change: ListedChange;
  /** The commit that was compared with; absent for a coder. */
  readonly commit: string | undefined;
}

/** The rows of a transcript, each made once, so that the view knows them again. */
export const transcriptRow = (group: ChangedTranscript, commit: string | undefined): TranscriptRow => ({
  kind: 'transcript',
  group,
  changes: group.changes.map((change) => ({ kind: 'change', group, change, commit })),
});

/** A row with its icon, its words for screen readers, and what a click does. */
export function itemOf(row: ChangeRow): TreeItem {
  switch (row.kind) {
    case 'notes':
      return notesItem(row);
    case 'note':
      return noteItem(row.text);
    case 'transcript':
      return transcriptItem(row.group);
    case 'change':
      return changeItem(row);
  }
}

/** The rows below a row; none below a change. */
export function childrenOf(row: ChangeRow): ChangeRow[] {
  if (row.kind === 'notes') return row.notes.map((text) => ({ kind: 'note', text }));
  return row.kind === 'transcript' ? [...row.changes] : [];
}

/** What happened to a segment, in a word. */
export const kindInWords = (kind: ListedChange['kind']): string =>
  ({ added: l10n.t('added'), removed: l10n.t('removed'), changed: l10n.t('changed') })[kind];

function notesItem({ title, icon, notes }: ChangeRow & { kind: 'notes' }): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  item.description = String(notes.length);
  item.iconPath = new ThemeIcon(icon);
  return item;
}

function noteItem(text: string): TreeItem {
  const item = new TreeItem(text, TreeItemCollapsibleState.None);
  item.tooltip = text;
  return item;
}

function transcriptItem({ uri, transcript, changes }: ChangedTranscript): TreeItem {
  const item = new TreeItem(transcript.replace(/^transcripts\//, ''), TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.description = String(changes.length);
  item.iconPath = new ThemeIcon('file-text');
  item.accessibilityInformation = {
    label: l10n.t('{transcript}, {count} changes', { transcript, count: changes.length }),
  };
  return item;
}

const icons = {
  added: new ThemeIcon('diff-added', new ThemeColor('gloss.addedSegment')),
  removed: new ThemeIcon('diff-removed', new ThemeColor('gloss.removedSegment')),
  changed: new ThemeIcon('diff-modified', new ThemeColor('gloss.changedSegment')),
};

function changeItem(row: ChangedRow): TreeItem {
  const { coder, id, kind, line, quote, what } = row.change;
  const words = quote.replace(/\s+/g, ' ');
  const item = new TreeItem(words, TreeItemCollapsibleState.None);
  item.id = `${row.group.uri}#${coder}#${id}#${kind}`;
  item.description = `${what[0] ?? ''} · ${coder}`;
  item.iconPath = icons[kind];
  item.tooltip = plainMarkdown(`${coder} · ${kindInWords(kind)}`, ...what, quote);
  item.contextValue = 'change';
  item.command = { command: 'gloss.openChange', title: l10n.t('Open Change'), arguments: [row] };
  const spoken = l10n.t('{quote}, {kind} by {coder}, line {line}: {what}', {
    quote: words,
    kind: kindInWords(kind),
    coder,
    line,
    what: what.join(', '),
  });
  item.accessibilityInformation = { label: spoken };
  return item;
}
