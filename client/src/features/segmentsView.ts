import {
  commands,
  Disposable,
  env,
  EventEmitter,
  l10n,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  type TreeDataProvider,
} from 'vscode';
import {
  ListSegmentsRequest,
  LocateSegmentRequest,
  type DoubtfulSegment,
  type ListedSegment,
  type SegmentGroup,
} from '../../../server/src/protocol/index.js';
import type { Context, Feature } from '../context.js';
import { toRange } from '../convert.js';

/** What the view shows: the segments of a code, or of several, and of the codes below, or all of a study. */
export interface SegmentsShown {
  readonly study: string;
  readonly code?: string;
  readonly codes?: readonly string[];
  readonly name: string;
}

export type SegmentRow =
  | { readonly kind: 'attention'; readonly uri: string; readonly doubtful: readonly DoubtfulSegment[] }
  | { readonly kind: 'doubtful'; readonly uri: string; readonly segment: DoubtfulSegment }
  | { readonly kind: 'transcript'; readonly group: SegmentGroup }
  | { readonly kind: 'segment'; readonly group: SegmentGroup; readonly segment: ListedSegment };

export const showSegmentsCommand = 'gloss.showSegments';

/** Passages of the chosen code or theme, by transcript: the words first. */
export const segmentsView: Feature = (context) => {
  const tree = new SegmentsTree(context);
  const view = window.createTreeView('gloss.segments', {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const onSegments = (command: string, run: (rows: readonly SegmentRow[]) => unknown): Disposable =>
    commands.registerCommand(command, (row?: SegmentRow, rows?: readonly SegmentRow[]) =>
      run(rows ?? (row ? [row] : view.selection)),
    );
  return Disposable.from(
    view,
    context.onDidChangeStudy(() => tree.refresh()),
    context.onDidPublish(() => tree.refresh()),
    window.onDidChangeActiveTextEditor(() => tree.refresh()),
    commands.registerCommand(showSegmentsCommand, (shown: SegmentsShown) => {
      tree.show(shown);
      view.description = shown.name;
    }),
    commands.registerCommand('gloss.showAllSegments', () => {
      tree.show(undefined);
      view.description = '';
    }),
    onSegments('gloss.goToSegment', ([row]) => (row?.kind === 'segment' ? goTo(context, row, false) : undefined)),
    onSegments('gloss.copyCitation', async (rows) => {
      await env.clipboard.writeText(rows.flatMap(citation).join('\n\n'));
    }),
    onSegments('gloss.removeListedSegment', async (rows) => {
      for (const row of rows) {
        if (row.kind === 'segment') await context.edit({ op: 'uncode', uri: row.group.uri, segment: row.segment.id });
      }
    }),
  );
};

class SegmentsTree implements TreeDataProvider<SegmentRow> {
  private readonly changed = new EventEmitter<undefined>();
  private shown: SegmentsShown | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly context: Context) {}

  show(shown: SegmentsShown | undefined): void {
    this.shown = shown;
    this.refresh();
  }

  refresh(): void {
    this.changed.fire(undefined);
  }

  async getChildren(row?: SegmentRow): Promise<SegmentRow[]> {
    if (row) return childrenOf(row);
    const studies = this.shown ? [this.shown.study] : this.context.studies().studies;
    const { code, codes = code === undefined ? undefined : [code] } = this.shown ?? {};
    const answers = await Promise.all(
      studies.map((study) =>
        this.context.client.sendRequest(ListSegmentsRequest.type, {
          study,
          ...(codes && { codes }),
        }),
      ),
    );
    const groups = answers.flatMap((answer) =>
      answer.groups.map((group): SegmentRow => ({ kind: 'transcript', group })),
    );
    return [...this.attention(), ...groups];
  }

  getParent(row: SegmentRow): SegmentRow | undefined {
    return row.kind === 'segment' ? { kind: 'transcript', group: row.group } : undefined;
  }

  /** What the person should look at in the active transcript, on top. */
  private attention(): readonly SegmentRow[] {
    const uri = this.context.transcriptEditor()?.document.uri;
    const doubtful = uri && this.context.published(uri)?.attention;
    return uri && doubtful && doubtful.length > 0 ? [{ kind: 'attention', uri: uri.toString(), doubtful }] : [];
  }

  getTreeItem(row: SegmentRow): TreeItem {
    switch (row.kind) {
      case 'attention':
        return attentionItem(row.uri, row.doubtful.length);
      case 'doubtful':
        return doubtfulItem(row);
      case 'transcript':
        return transcriptItem(row.group);
      case 'segment':
        return segmentItem(row);
    }
  }
}

function childrenOf(row: SegmentRow): SegmentRow[] {
  switch (row.kind) {
    case 'attention':
      return row.doubtful.map((segment) => ({ kind: 'doubtful', uri: row.uri, segment }));
    case 'transcript':
      return row.group.segments.map((segment) => ({ kind: 'segment', group: row.group, segment }));
    default:
      return [];
  }
}

function attentionItem(uri: string, count: number): TreeItem {
  const item = new TreeItem(l10n.t('Needs attention'), TreeItemCollapsibleState.Expanded);
  item.id = `${uri}#attention`;
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

function segmentItem(row: SegmentRow & { kind: 'segment' }): TreeItem {
  const { group, segment } = row;
  const { quote, coder, line, codes, memo, exemplar } = segment;
  const item = new TreeItem(quote.replace(/\s+/g, ' '), TreeItemCollapsibleState.None);
  item.id = `${group.uri}#${segment.id}`;
  item.description = `${coder} · ${line}`;
  item.tooltip = [quote, codes.join(', '), ...(memo === undefined ? [] : [memo])].join('\n\n');
  if (exemplar) item.iconPath = new ThemeIcon('star-full');
  else if (memo !== undefined) item.iconPath = new ThemeIcon('note');
  item.contextValue = 'segment';
  item.command = { command: 'gloss.goToSegment', title: l10n.t('Go to segment'), arguments: [row] };
  item.accessibilityInformation = {
    label: l10n.t('{quote}, {codes}, by {coder}, line {line}', { quote, codes: codes.join(', '), coder, line }),
  };
  return item;
}

async function goTo(
  { client }: Context,
  { group, segment }: SegmentRow & { kind: 'segment' },
  preserveFocus: boolean,
): Promise<void> {
  const found = await client.sendRequest(LocateSegmentRequest.type, { study: group.uri, id: segment.id });
  const uri = Uri.parse(found?.location.uri ?? group.uri);
  await window.showTextDocument(uri, {
    preserveFocus,
    preview: true,
    ...(found && { selection: toRange(found.location.range) }),
  });
  if (!found) {
    void window.showWarningMessage(l10n.t('This passage is not in the transcript any more. The segment is kept.'));
  }
}

/** `“the words” (P03, 12:5)` */
function citation(row: SegmentRow): readonly string[] {
  if (row.kind === 'attention' || row.kind === 'doubtful') return [];
  if (row.kind === 'transcript') {
    return row.group.segments.flatMap((segment) => citation({ kind: 'segment', group: row.group, segment }));
  }
  const { quote, line, column } = row.segment;
  const name = row.group.transcript.replace(/^transcripts\//, '').replace(/\.[^.]+$/, '');
  return [`“${quote.replace(/\s+/g, ' ')}” (${name}, ${line}:${column})`];
}
