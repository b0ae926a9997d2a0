import {
  EventEmitter,
  TreeItemCollapsibleState,
  type CancellationToken,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';
import {
  DescribeCodeRequest,
  FindCodesRequest,
  newestAnswer,
  ThemesRequest,
  type StudyThemes,
  type ThemeNode,
} from '#protocol';
import type { Context } from '../context.js';
import type { HiddenCodes } from './hiddenCodes.js';
import { codeItem, studyItem, tooltipOf } from './themeItem.js';
import { allNodes, isCodeRow, type CodeRow, type ThemeRow } from './themeRow.js';
import type { ThemesState } from './themesState.js';

/** Trees of more codes than this begin collapsed. */
const manyCodes = 200;

/** The rows: what the server says of the studies, narrowed and sorted as the person has it. */
export class ThemesTree implements TreeDataProvider<ThemeRow> {
  private readonly changed = new EventEmitter<undefined>();
  private answer: { readonly stamp?: string; readonly studies: readonly StudyThemes[] } = { studies: [] };
  /** By study: the codes that the filter found, and the themes above them. */
  private found: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  private filtered = '';
  /** How many codes there are. */
  private size = 0;
  private readonly answers = newestAnswer(() => this.ask());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly context: Context,
    private readonly hidden: HiddenCodes,
    private readonly state: ThemesState,
    /** The transcript at hand, for which `here` is counted. */
    private readonly transcript: () => string | undefined,
  ) {}

  get studies(): readonly StudyThemes[] {
    return this.answer.studies;
  }

  /** Asks the server whether anything is another, and shows it; resolves when the rows are as they are there. */
  load(): Promise<void> {
    return this.answers.ask().catch(() => undefined);
  }

  /** Says that rows may be others by now. */
  outdate(): void {
    this.answers.outdate();
  }

  /** Resolves when the rows are as they are at the server; where nothing has happened since, at once. */
  upToDate(): Promise<void> {
    return this.answers.get().catch(() => undefined);
  }

  /** Shows the same codes again, in another way. */
  redraw(): void {
    this.changed.fire(undefined);
  }

  async getChildren(row?: ThemeRow): Promise<ThemeRow[]> {
    if (row) return this.below(row);
    if (this.answer.stamp === undefined) await this.upToDate();
    return this.top();
  }

  getParent(row: ThemeRow): ThemeRow | undefined {
    if (!isCodeRow(row)) return undefined;
    return isCodeRow(row.parent) || this.studies.length > 1 ? row.parent : undefined;
  }

  getTreeItem(row: ThemeRow): TreeItem {
    if (!isCodeRow(row)) return studyItem(row);
    return codeItem(row, {
      state: this.state,
      isHidden: this.hidden.has(row.study.uri, row.node),
      collapsible: !row.node.codes.some((node) => this.shows(row.study, node))
        ? TreeItemCollapsibleState.None
        : this.isLarge()
          ? TreeItemCollapsibleState.Collapsed
          : TreeItemCollapsibleState.Expanded,
    });
  }

  async resolveTreeItem(item: TreeItem, row: ThemeRow, token: CancellationToken): Promise<TreeItem> {
    if (!isCodeRow(row)) return item;
    const params = { study: row.study.uri, code: row.id };
    const described = await this.context.client.sendRequest(DescribeCodeRequest.type, params, token);
    if (described) item.tooltip = tooltipOf(row, this.state, described.markdown);
    return item;
  }

  /** The rows below a row, as they are shown. */
  below(row: ThemeRow): CodeRow[] {
    const { study } = row;
    const nodes = (isCodeRow(row) ? row.node : study).codes.filter((node) => this.shows(study, node));
    const { order, onlyHere } = this.state.choices;
    const count = (node: ThemeNode): number => this.state.count(study, node)[onlyHere ? 'here' : 'segments'];
    if (order === 'name') nodes.sort((a, b) => a.name.localeCompare(b.name));
    if (order === 'count') nodes.sort((a, b) => count(b) - count(a));
    return nodes.map((node) => ({ kind: 'code', study, node, id: node.id, parent: row }));
  }

  /** All rows of codes that are shown, from the top down. */
  *rows(rows: readonly ThemeRow[] = this.top()): Generator<CodeRow> {
    for (const row of rows) {
      if (isCodeRow(row)) yield row;
      yield* this.rows(this.below(row));
    }
  }

  /** The row of a code that is shown. */
  find(study: string, id: string): CodeRow | undefined {
    for (const row of this.rows()) if (row.id === id && row.study.uri === study) return row;
    return undefined;
  }

  private top(): ThemeRow[] {
    const studies = this.studies.map((study) => ({ kind: 'study', study }) as const);
    const [only, ...others] = studies;
    return only && others.length === 0 ? this.below(only) : studies;
  }

  private shows(study: StudyThemes, node: ThemeNode): boolean {
    if (this.state.choices.onlyHere && this.state.count(study, node).here === 0) return false;
    return this.found?.get(study.uri)?.has(node.id) ?? true;
  }

  private isLarge(): boolean {
    if (this.found) return [...this.found.values()].reduce((sum, { size }) => sum + size, 0) > manyCodes;
    return this.size > manyCodes;
  }

  private async ask(): Promise<void> {
    const { client } = this.context;
    await this.context.knownStudies();
    const { stamp: known } = this.answer;
    const transcript = this.transcript();
    const answer = await client.sendRequest(ThemesRequest.type, {
      ...(transcript !== undefined && { transcript }),
      ...(known !== undefined && { known }),
    });
    const { filter } = this.state;
    if (answer.stamp === known && filter === this.filtered) return;
    const studies = answer.stamp === known ? this.studies : answer.studies;
    const found = filter === '' ? undefined : await client.sendRequest(FindCodesRequest.type, { text: filter });
    this.answer = { stamp: answer.stamp, studies };
    this.size = studies.reduce((sum, { codes }) => sum + [...allNodes(codes)].length, 0);
    this.filtered = filter;
    this.found = found && new Map(found.studies.map(({ study, codes }) => [study, this.withThemes(study, codes)]));
    this.changed.fire(undefined);
  }

  private withThemes(uri: string, codes: readonly string[]): ReadonlySet<string> {
    const wanted = new Set(codes);
    const shown = new Set<string>();
    const mark = (node: ThemeNode): boolean => {
      const isBelow = node.codes.map(mark).includes(true);
      if (isBelow || wanted.has(node.id)) shown.add(node.id);
      return shown.has(node.id);
    };
    this.studies.find(({ uri: study }) => study === uri)?.codes.forEach(mark);
    return shown;
  }
}
