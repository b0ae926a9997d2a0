import {
  commands,
  Disposable,
  env,
  EventEmitter,
  l10n,
  window,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { ListSegmentsRequest, newestAnswer } from '#protocol';
import type { Context, Feature } from '../context.js';
import { goToSegment } from './goToSegment.js';
import { later } from '../common/later.js';
import { recodeQueue } from './recodeQueue.js';
import { childrenOf, citation, itemOf, type SegmentRow } from './segmentRows.js';

/** What the view shows: the segments of a code, or of several, and of the codes below, or all of a study. */
export interface SegmentsShown {
  readonly study: string;
  readonly code?: string;
  readonly codes?: readonly string[];
  readonly name: string;
}

/** Has the Segments view list what its argument, a {@link SegmentsShown}, names. */
export const showSegmentsCommand = 'gloss.showSegments';

/** Milliseconds after which the view follows what happened. */
const soon = 100;

/** Passages of the chosen code or theme, by transcript: the words first. What needs attention stands on top. */
export const segmentsView: Feature = (context) => {
  const tree = new SegmentsTree(
    context,
    () => view.visible,
    (count) => {
      const tooltip =
        count === 1 ? l10n.t('1 segment needs attention') : l10n.t('{count} segments need attention', { count });
      view.badge = count > 0 ? { value: count, tooltip } : undefined;
    },
  );
  const view: TreeView<SegmentRow> = window.createTreeView('gloss.segments', {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const following = later(soon, tree.attention.ask);
  const follow = following.soon;
  const onSegments = (command: string, run: (rows: readonly SegmentRow[]) => unknown): Disposable =>
    commands.registerCommand(command, (row?: SegmentRow, rows?: readonly SegmentRow[]) =>
      run(rows ?? (row ? [row] : view.selection)),
    );
  return Disposable.from(
    view,
    following,
    context.onDidChangeStudy(follow),
    context.onDidPublish(follow),
    window.onDidChangeActiveTextEditor(follow),
    commands.registerCommand(showSegmentsCommand, (shown: SegmentsShown) => {
      tree.show(shown);
      view.description = shown.name;
    }),
    commands.registerCommand('gloss.showAllSegments', () => {
      tree.show(undefined);
      view.description = '';
    }),
    onSegments('gloss.goToSegment', ([row]) => (row?.kind === 'segment' ? goToSegment(context, row) : undefined)),
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
  private first: (SegmentRow & { kind: 'attention' }) | undefined;
  readonly onDidChangeTreeData = this.changed.event;
  readonly getTreeItem = (row: SegmentRow): TreeItem => itemOf(row);

  /** What needs attention. */
  readonly attention = newestAnswer(
    async () => [...(await this.queues()), ...this.doubtful()],
    (rows) => {
      const count = rows.reduce((sum, row) => sum + (row.kind === 'queue' ? row.entries.length : 1), 0);
      this.first = rows.length > 0 ? { kind: 'attention', rows, count } : undefined;
      this.take(count);
      // Where the list cannot be read, drawing it says so.
      this.lists.ask().catch(() => this.changed.fire(undefined));
    },
  );

  /** What the list is now. It is drawn again only where it differs, so that nobody who goes through it loses the place. */
  private readonly lists = newestAnswer(
    async () => ({ of: this.shown, rows: this.isVisible() ? await this.roots() : undefined }),
    ({ of, rows }) => {
      // Where something else is shown by now, that is drawn already.
      if (of !== this.shown || (rows && JSON.stringify(rows) === this.drawn)) return;
      this.next = rows;
      this.changed.fire(undefined);
    },
  );
  /** The rows to be drawn next, where they have been asked for already. */
  private next: readonly SegmentRow[] | undefined;
  private drawn = '';

  /** `take` is told how many segments need attention. */
  constructor(
    private readonly context: Context,
    private readonly isVisible: () => boolean,
    private readonly take: (count: number) => void,
  ) {}

  show(shown: SegmentsShown | undefined): void {
    this.shown = shown;
    this.next = undefined;
    this.changed.fire(undefined);
  }

  async getChildren(row?: SegmentRow): Promise<SegmentRow[]> {
    if (row) return childrenOf(row);
    const rows = this.next ?? (await this.roots());
    this.next = undefined;
    this.drawn = JSON.stringify(rows);
    return [...rows];
  }

  private async roots(): Promise<readonly SegmentRow[]> {
    const studies = this.shown ? [this.shown.study] : await this.context.knownStudies();
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
    return [...(this.first ? [this.first] : []), ...groups];
  }

  getParent(row: SegmentRow): SegmentRow | undefined {
    return row.kind === 'segment' ? { kind: 'transcript', group: row.group } : undefined;
  }

  /** What is to be recoded, study by study. */
  private async queues(): Promise<readonly SegmentRow[]> {
    const studies = await this.context.knownStudies();
    const queues = await Promise.all(
      studies.map(async (study): Promise<SegmentRow & { kind: 'queue' }> => {
        const entries = await recodeQueue(this.context, study);
        const name = decodeURIComponent(study.slice(study.lastIndexOf('/') + 1));
        return { kind: 'queue', study, entries, ...(studies.length > 1 && { name }) };
      }),
    );
    return queues.filter(({ entries }) => entries.length > 0);
  }

  /** The segments in the active transcript whose place is in doubt. */
  private doubtful(): readonly SegmentRow[] {
    const uri = this.context.transcriptEditor()?.document.uri;
    const doubtful = (uri && this.context.published(uri)?.attention) ?? [];
    return doubtful.map((segment) => ({ kind: 'doubtful', uri: uri?.toString() ?? '', segment }));
  }
}
