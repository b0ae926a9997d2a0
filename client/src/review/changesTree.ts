import { EventEmitter, l10n, type TreeDataProvider, type TreeItem } from 'vscode';
import { ChangesRequest, newestAnswer, type ChangesBase, type ChangesResult } from '#protocol';
import type { Context } from '../context.js';
import { childrenOf, itemOf, transcriptRow, type ChangedRow, type ChangeRow } from './changeRows.js';

/** What changed since a base, as the server last said. */
export interface ChangesList {
  readonly base: ChangesBase;
  readonly rows: readonly ChangeRow[];
  /** All changes, in the order in which the view has them. */
  readonly changes: readonly ChangedRow[];
  /** How much changed, in words, or why that cannot be told; empty where nothing has. */
  readonly message: string;
}

/** What changed since a base, by transcript. */
export class ChangesTree implements TreeDataProvider<ChangeRow> {
  private readonly changed = new EventEmitter<undefined>();
  private rows: readonly ChangeRow[] = [];
  readonly onDidChangeTreeData = this.changed.event;
  readonly getTreeItem = (row: ChangeRow): TreeItem => itemOf(row);
  readonly list = newestAnswer(
    () => this.ask(),
    (list) => {
      this.rows = list.rows;
      this.take(list);
      this.changed.fire(undefined);
    },
  );

  constructor(
    private readonly context: Context,
    private readonly base: () => ChangesBase,
    private readonly take: (list: ChangesList) => void,
  ) {}

  get first(): ChangeRow | undefined {
    return this.rows[0];
  }

  async getChildren(row?: ChangeRow): Promise<ChangeRow[]> {
    return row ? childrenOf(row) : [...(await this.list.get()).rows];
  }

  getParent(row: ChangeRow): ChangeRow | undefined {
    if (row.kind !== 'change') return undefined;
    return this.rows.find((parent) => parent.kind === 'transcript' && parent.changes.includes(row));
  }

  private async ask(): Promise<ChangesList> {
    const base = this.base();
    const studies = await this.context.knownStudies();
    const answers = await Promise.all(studies.map((study) => this.askOf(study, base)));
    const rows = answers.flatMap((answer) => (typeof answer === 'string' ? [] : rowsOf(answer)));
    const isSaid = (answer: string | ChangesResult): boolean => typeof answer === 'string' || rowsOf(answer).length > 0;
    const message = answers
      .filter(isSaid)
      .map((answer) => (typeof answer === 'string' ? answer : answer.summary))
      .join(' ');
    const changes = rows.flatMap((row) => (row.kind === 'transcript' ? row.changes : []));
    return { base, rows, changes, message };
  }

  /** A refusal says why there is no answer, and what to do. */
  private async askOf(study: string, base: ChangesBase): Promise<ChangesResult | string> {
    try {
      return await this.context.client.sendRequest(ChangesRequest.type, { study, base });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

const rowsOf = ({ unread, codebook, transcripts, commit }: ChangesResult): readonly ChangeRow[] => [
  ...notesOf(l10n.t('Not everything could be read'), 'warning', unread),
  ...notesOf(l10n.t('Codebooks'), 'book', codebook),
  ...transcripts.map((group) => transcriptRow(group, commit)),
];

const notesOf = (title: string, icon: string, notes: readonly string[]): readonly ChangeRow[] =>
  notes.length > 0 ? [{ kind: 'notes', title, icon, notes }] : [];
