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
  type ListedSegment,
  type SegmentGroup,
} from '../../../server/src/protocol/index.js';
import type { Context, Feature } from '../context.js';
import { toRange } from '../convert.js';

/** What the view shows: the segments of a code and of the codes below it, or all of a study. */
export interface SegmentsShown {
  readonly study: string;
  readonly code?: string;
  readonly name: string;
}

export type SegmentRow =
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
    if (row) {
      return row.kind === 'transcript'
        ? row.group.segments.map((segment) => ({ ...row, kind: 'segment', segment }))
        : [];
    }
    const studies = this.shown ? [this.shown.study] : this.context.studies().studies;
    const { code } = this.shown ?? {};
    const answers = await Promise.all(
      studies.map((study) =>
        this.context.client.sendRequest(ListSegmentsRequest.type, {
          study,
          ...(code !== undefined && { codes: [code] }),
        }),
      ),
    );
    return answers.flatMap(({ groups }) => groups.map((group) => ({ kind: 'transcript', group })));
  }

  getParent(row: SegmentRow): SegmentRow | undefined {
    return row.kind === 'segment' ? { kind: 'transcript', group: row.group } : undefined;
  }

  getTreeItem(row: SegmentRow): TreeItem {
    return row.kind === 'transcript' ? transcriptItem(row.group) : segmentItem(row);
  }
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
  if (row.kind === 'transcript') {
    return row.group.segments.flatMap((segment) => citation({ kind: 'segment', group: row.group, segment }));
  }
  const { quote, line, column } = row.segment;
  const name = row.group.transcript.replace(/^transcripts\//, '').replace(/\.[^.]+$/, '');
  return [`“${quote.replace(/\s+/g, ' ')}” (${name}, ${line}:${column})`];
}
