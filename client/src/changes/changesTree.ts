import { EventEmitter, l10n, type TreeDataProvider, type TreeItem } from 'vscode';
import { ChangesRequest, type ChangesBase, type ChangesResult } from '../../../server/src/protocol/index.js';
import type { Context } from '../context.js';
import { childrenOf, itemOf, transcriptRow, type ChangedRow, type ChangeRow } from './changeRows.js';

/** What changed since a base, by transcript. */
export class ChangesTree implements TreeDataProvider<ChangeRow> {
  private readonly changed = new EventEmitter<undefined>();
  private rows: readonly ChangeRow[] = [];
  private asked = 0;
  readonly onDidChangeTreeData = this.changed.event;
  readonly getTreeItem = (row: ChangeRow): TreeItem => itemOf(row);

  constructor(private readonly context: Context) {}

  /** All changes, in the order in which the view has them. */
  get changes(): readonly ChangedRow[] {
    return this.rows.flatMap((row) => (row.kind === 'transcript' ? row.changes : []));
  }

  /** Asks anew; answers how much changed, in words, or why that cannot be told. */
  async refresh(base: ChangesBase): Promise<string> {
    const turn = ++this.asked;
    const { studies } = this.context.studies();
    const answers = await Promise.all(studies.map((study) => this.ask(study, base)));
    // What was asked later is newer.
    if (turn !== this.asked) return '';
    this.rows = answers.flatMap((answer) => (typeof answer === 'string' ? [] : rowsOf(answer)));
    this.changed.fire(undefined);
    const isOf = (answer: string | ChangesResult): boolean => typeof answer === 'string' || rowsOf(answer).length > 0;
    return answers
      .filter(isOf)
      .map((answer) => (typeof answer === 'string' ? answer : answer.summary))
      .join(' ');
  }

  getChildren(row?: ChangeRow): ChangeRow[] {
    return row ? childrenOf(row) : [...this.rows];
  }

  getParent(row: ChangeRow): ChangeRow | undefined {
    if (row.kind !== 'change') return undefined;
    return this.rows.find((parent) => parent.kind === 'transcript' && parent.changes.includes(row));
  }

  /** A refusal says why there is no answer, and what to do. */
  private async ask(study: string, base: ChangesBase): Promise<ChangesResult | string> {
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
