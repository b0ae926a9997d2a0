import { EventEmitter, l10n, type TreeDataProvider, type TreeItem } from 'vscode';
import {
  ComparedPassagesRequest,
  CompareRequest,
  newestAnswer,
  type CompareParams,
  type CompareResult,
} from '#protocol';
import type { Context } from '../context.js';
import { comparisonRow, itemOf, type AgreementRow, type CodeRow, type ComparisonRow } from './agreementRows.js';
import type { Comparing } from './comparing.js';
import { basisInWords, unitInWords } from './agreementInWords.js';

/** Samples of transcripts that intervals are of. */
const samples = 1000;

/** How far coders agree, code by code, with the passages behind. */
export class AgreementTree implements TreeDataProvider<AgreementRow> {
  private readonly changed = new EventEmitter<undefined>();
  private rows: readonly ComparisonRow[] = [];
  readonly onDidChangeTreeData = this.changed.event;
  readonly getTreeItem = (row: AgreementRow): TreeItem => itemOf(row);

  readonly list = newestAnswer(
    () => this.ask(),
    ({ rows, message }) => {
      this.rows = rows;
      this.take(message);
      this.changed.fire(undefined);
    },
  );

  /** `take` is given what is counted and what is left out, in words, or why nothing can be told. */
  constructor(
    private readonly context: Context,
    private readonly comparing: () => Comparing,
    private readonly take: (message: string) => void,
  ) {}

  /** VS Code asks for it where a row is revealed; only rows of the first level are, which have none. */
  readonly getParent = (): undefined => undefined;

  /** Rows of the first level: codes, or what they are compared in where that is more than one. */
  get top(): readonly AgreementRow[] {
    const [first] = this.rows;
    return first && this.rows.length === 1 && first.comparison.month === undefined ? first.codes : this.rows;
  }

  async getChildren(row?: AgreementRow): Promise<AgreementRow[]> {
    if (!row) {
      await this.list.get();
      return [...this.top];
    }
    if (row.kind === 'comparison') return [...row.codes];
    return row.kind === 'code' ? this.passagesOf(row) : [];
  }

  /** Those that coders do not agree on come first. */
  private async passagesOf({ asked, comparison, code }: CodeRow): Promise<AgreementRow[]> {
    const { passages } = await this.context.client.sendRequest(ComparedPassagesRequest.type, {
      ...asked,
      readers: comparison.readers.map(({ name }) => name),
      ...(comparison.month !== undefined && { month: comparison.month }),
      ...(code.code && { code: code.code.id }),
    });
    if (passages.length === 0) return [{ kind: 'note', text: l10n.t('There is no such passage.') }];
    return passages
      .toSorted((a, b) => Number(a.agreed) - Number(b.agreed))
      .map((passage) => ({ kind: 'passage', passage }));
  }

  private async ask(): Promise<{ readonly rows: readonly ComparisonRow[]; readonly message: string }> {
    const comparing = this.comparing();
    const studies = await this.context.knownStudies();
    const answers = await Promise.all(studies.map((study) => this.askOf({ study, ...comparing, samples })));
    const rows = answers.flatMap((answer) =>
      typeof answer === 'string'
        ? []
        : answer.result.comparisons.map((comparison) => comparisonRow(answer.asked, answer.result, comparison)),
    );
    const message = answers.map((answer) => (typeof answer === 'string' ? answer : inWords(answer))).join(' ');
    return { rows, message };
  }

  /** A refusal says why there is no answer, and what to do. */
  private async askOf(asked: CompareParams): Promise<{ asked: CompareParams; result: CompareResult } | string> {
    try {
      return { asked, result: await this.context.client.sendRequest(CompareRequest.type, asked) };
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** What is counted where there is one table, or why there is none. */
function inWords({ asked, result }: { readonly asked: CompareParams; readonly result: CompareResult }): string {
  const { comparisons } = result;
  const isBare = comparisons.every(({ codes }) => codes.length === 0);
  if (isBare && comparisons.every(({ basis }) => basis.transcripts.length === 0)) {
    return comparisons.some(({ basis }) => basis.undone.length > 0)
      ? l10n.t('No transcript that two of them coded is done.')
      : asked.transcripts
        ? l10n.t('None of the chosen transcripts has been coded by two of them.')
        : l10n.t('No transcript has been coded by two of them.');
  }
  if (isBare) return l10n.t('No code has been given in what two of them coded.');
  const [only] = comparisons;
  if (only && comparisons.length === 1) return basisInWords(result, only).join('. ');
  return l10n.t('Counted {unit}', { unit: unitInWords(result) });
}
