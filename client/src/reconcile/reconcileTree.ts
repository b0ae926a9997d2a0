import {
  EventEmitter,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TextDocument,
  type TreeDataProvider,
} from 'vscode';
import type { ReconcilePassage, ReconcileReading } from '#protocol';
import { toRange } from '../common/convert.js';
import { shorten } from '../common/shorten.js';
import { isDecided, type Session } from './session.js';
import { codeNames, describeDifference, describeOutcome } from './differenceInWords.js';

/** A passage, or what one coder gave to it. */
export type ReconcileRow =
  | { readonly kind: 'passage'; readonly passage: ReconcilePassage }
  | { readonly kind: 'reading'; readonly passage: ReconcilePassage; readonly reading: ReconcileReading };

/** UTF-16 units of a passage that a row shows. */
const longest = 80;

/** The passages of a transcript that is being reconciled, each with the readings of its coders. */
export class ReconcileTree implements TreeDataProvider<ReconcileRow> {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private rows = new Map<string, ReconcileRow>();

  constructor(
    private readonly session: () => Session | undefined,
    private readonly document: (session: Session) => TextDocument | undefined,
  ) {}

  redraw(): void {
    this.rows = new Map(
      this.session()?.passages.map((passage) => [passage.key, { kind: 'passage', passage } as const]),
    );
    this.changed.fire();
  }

  row(key: string): ReconcileRow | undefined {
    return this.rows.get(key);
  }

  getChildren(row?: ReconcileRow): ReconcileRow[] {
    if (!row) return [...this.rows.values()];
    const { passage } = row;
    return row.kind === 'passage' ? passage.readings.map((reading) => ({ kind: 'reading', passage, reading })) : [];
  }

  getParent(row: ReconcileRow): ReconcileRow | undefined {
    return row.kind === 'reading' ? this.rows.get(row.passage.key) : undefined;
  }

  getTreeItem(row: ReconcileRow): TreeItem {
    const session = this.session();
    const document = session && this.document(session);
    const said = (range: ReconcilePassage['range']): string =>
      shorten(document?.getText(toRange(range)).replace(/\s+/g, ' ') ?? '', longest);
    const command = { command: 'gloss.showReading', title: '', arguments: [row.passage.key] };
    if (row.kind === 'reading') {
      const item = new TreeItem(row.reading.coder);
      item.description = `${codeNames(row.reading.codes)} — ${said(row.reading.range)}`;
      item.iconPath = new ThemeIcon('person');
      if (row.reading.memo !== undefined) item.tooltip = row.reading.memo;
      return Object.assign(item, { command });
    }
    const { passage } = row;
    const item = new TreeItem(said(passage.range), TreeItemCollapsibleState.Collapsed);
    item.id = passage.key;
    const outcome = describeOutcome(passage);
    item.description = [describeDifference(passage), ...(outcome === undefined ? [] : [`→ ${outcome}`])].join(' ');
    item.iconPath = new ThemeIcon(
      isDecided(passage) ? 'pass' : passage.difference === 'agreed' ? 'circle-large-outline' : 'question',
    );
    item.contextValue = isDecided(passage) ? 'decided' : 'open';
    return Object.assign(item, { command });
  }
}
