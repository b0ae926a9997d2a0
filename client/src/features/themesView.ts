import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  window,
  type TreeDataProvider,
} from 'vscode';
import { ThemesRequest, type StudyThemes, type ThemeNode } from '../../../server/src/protocol/index.js';
import { codeIcon } from '../codeIcon.js';
import type { Context, Feature } from '../context.js';
import { toRange } from '../convert.js';
import { codesIn, HiddenCodes } from '../hiddenCodes.js';
import { showSegmentsCommand, type SegmentsShown } from './segmentsView.js';

/** A row: a study, where there are several, or a code. */
export type ThemeRow =
  | { readonly kind: 'study'; readonly study: StudyThemes }
  | {
      readonly kind: 'code';
      readonly study: StudyThemes;
      readonly node: ThemeNode;
      readonly id: string;
      readonly parent?: ThemeRow;
    };

/** The tree of themes with counts; its check boxes choose what is highlighted. */
export const themesView: Feature = (context) => {
  const hidden = new HiddenCodes(context);
  const tree = new ThemesTree(context, hidden);
  const view = window.createTreeView('gloss.themes', {
    treeDataProvider: tree,
    showCollapseAll: true,
    manageCheckboxStateManually: true,
  });
  let timer: NodeJS.Timeout | undefined;
  /** Counts follow coding, but not every keystroke, in milliseconds. */
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => tree.refresh(), 150);
  };
  const onCode = (command: string, run: (row: ThemeRow & { kind: 'code' }) => unknown): Disposable =>
    commands.registerCommand(command, (row?: ThemeRow) => {
      const chosen = row ?? view.selection[0];
      return chosen?.kind === 'code' ? run(chosen) : undefined;
    });
  return Disposable.from(
    view,
    new Disposable(() => clearTimeout(timer)),
    context.onDidChangeStudy(soon),
    context.onDidPublish(soon),
    window.onDidChangeActiveTextEditor(soon),
    view.onDidChangeCheckboxState(async ({ items }) => {
      for (const [row, state] of items) {
        if (row.kind === 'code') {
          hidden.set(row.study.uri, codesIn(row.node), state === TreeItemCheckboxState.Unchecked);
        }
      }
      await hidden.send();
      tree.redraw();
    }),
    onCode('gloss.showOnlyCode', async ({ study, node }) => {
      hidden.set(study.uri, study.codes.flatMap(codesIn), true);
      hidden.set(study.uri, codesIn(node), false);
      await hidden.send();
      tree.redraw();
    }),
    commands.registerCommand('gloss.showAllCodes', async () => {
      hidden.clear();
      await hidden.send();
      tree.redraw();
    }),
    onCode('gloss.openDefinition', ({ node: { location } }) =>
      window.showTextDocument(Uri.parse(location.uri), { selection: toRange(location.range) }),
    ),
    onCode('gloss.showCodeSegments', (row) => commands.executeCommand(showSegmentsCommand, segmentsOf(row))),
  );
};

class ThemesTree implements TreeDataProvider<ThemeRow> {
  private readonly changed = new EventEmitter<ThemeRow | undefined>();
  private studies: readonly StudyThemes[] = [];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly context: Context,
    private readonly hidden: HiddenCodes,
  ) {}

  /** Asks the server anew. */
  refresh(): void {
    this.studies = [];
    this.changed.fire(undefined);
  }

  /** Shows the same rows again. */
  redraw(): void {
    this.changed.fire(undefined);
  }

  async getChildren(row?: ThemeRow): Promise<ThemeRow[]> {
    if (row) return this.childrenOf(row);
    if (this.studies.length === 0) {
      const transcript = this.context.transcriptEditor()?.document.uri.toString();
      const { studies } = await this.context.client.sendRequest(
        ThemesRequest.type,
        transcript === undefined ? {} : { transcript },
      );
      this.studies = studies;
      void commands.executeCommand('setContext', 'gloss.hasStudy', studies.length > 0);
    }
    const [only, ...others] = this.studies;
    if (only && others.length === 0) return this.childrenOf({ kind: 'study', study: only });
    return this.studies.map((study) => ({ kind: 'study', study }));
  }

  getParent(row: ThemeRow): ThemeRow | undefined {
    return row.kind === 'code' ? row.parent : undefined;
  }

  getTreeItem(row: ThemeRow): TreeItem {
    return row.kind === 'study' ? studyItem(row.study) : codeItem(row, this.hidden.has(row.study.uri, row.node));
  }

  private childrenOf(row: ThemeRow): ThemeRow[] {
    const codes = row.kind === 'study' ? row.study.codes : row.node.codes;
    return codes.map((node) => ({ kind: 'code', study: row.study, node, id: node.id, parent: row }));
  }
}

function studyItem(study: StudyThemes): TreeItem {
  const item = new TreeItem(study.name, TreeItemCollapsibleState.Expanded);
  item.id = study.uri;
  item.description = l10n.t('{count} segments', { count: study.segments });
  item.contextValue = 'study';
  return item;
}

function codeItem(row: ThemeRow & { kind: 'code' }, isHidden: boolean): TreeItem {
  const { study, node } = row;
  const isTheme = node.codes.length > 0;
  const item = new TreeItem(node.name, isTheme ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None);
  const notes = [node.status === 'retired' ? l10n.t('retired') : node.status === 'draft' ? l10n.t('draft') : undefined];
  const count = node.here > 0 ? `${node.here} / ${node.segmentsBelow}` : String(node.segmentsBelow);
  item.id = `${study.uri}#${node.id}`;
  item.description = [count, ...notes].filter((part) => part !== undefined).join(' · ');
  item.iconPath = codeIcon(node.color, node.codable);
  item.contextValue = [
    node.codable && node.status !== 'retired' ? 'codable' : 'grouping',
    isTheme ? 'theme' : 'leaf',
  ].join(' ');
  item.checkboxState = {
    state: isHidden ? TreeItemCheckboxState.Unchecked : TreeItemCheckboxState.Checked,
    tooltip: isHidden ? l10n.t('Hidden') : l10n.t('Shown'),
  };
  item.tooltip = [node.name, node.brief].filter((part) => part !== undefined).join('\n\n');
  item.command = { command: showSegmentsCommand, title: l10n.t('Show segments'), arguments: [segmentsOf(row)] };
  const place = node.path.length > 0 ? l10n.t('theme {path}', { path: node.path.join(', ') }) : undefined;
  const segments = l10n.t('{count} segments', { count: node.segmentsBelow });
  item.accessibilityInformation = {
    label: [node.name, place, segments, ...notes].filter((part) => part !== undefined).join(', '),
  };
  return item;
}

const segmentsOf = ({ study, node }: ThemeRow & { kind: 'code' }): SegmentsShown => ({
  study: study.uri,
  code: node.id,
  name: node.name,
});
