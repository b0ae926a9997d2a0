import { l10n, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';
import { pick, plainItem } from '../common/ask.js';
import type { ThemeNode } from '#protocol';
import { codeIcon } from '../common/codeIcon.js';

/** Codes under a heading of the picker. */
export interface CodeGroup {
  readonly heading: string;
  readonly nodes: readonly ThemeNode[];
}

interface CodeRow extends QuickPickItem {
  readonly node?: ThemeNode;
}

interface PickCode {
  readonly title: string;
  readonly placeholder: string;
  readonly groups: readonly CodeGroup[];
  /** Rows before the codes, each with what it stands for. */
  readonly first?: readonly QuickPickItem[];
}

/** Lets one code be picked, by any part of its name, id or theme. Undefined where the picker was left. */
export async function pickCode(pick: PickCode): Promise<ThemeNode | undefined> {
  const picked = await pickRow(pick);
  return picked && 'node' in picked ? picked.node : undefined;
}

/** As {@link pickCode}, with rows of another kind before the codes. */
export async function pickRow({ title, placeholder, groups, first = [] }: PickCode): Promise<CodeRow | undefined> {
  return pick<CodeRow>([...first, ...codeRows(groups)], {
    title,
    placeHolder: placeholder,
    matchOnDescription: true,
  });
}

/** Lets a code be picked, or named that is yet to be made: its name is then what was typed. */
export async function pickOrName(pick: PickCode): Promise<ThemeNode | string | undefined> {
  const picker = window.createQuickPick<CodeRow>();
  const create: CodeRow = {
    label: l10n.t('Create a code of this name…'),
    iconPath: new ThemeIcon('new-file'),
    alwaysShow: true,
  };
  picker.title = pick.title;
  picker.placeholder = pick.placeholder;
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;
  picker.items = [...codeRows(pick.groups), create];
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => {
        const [row] = picker.activeItems;
        const name = picker.value.trim();
        if (row?.node) resolve(row.node);
        else if (name !== '') resolve(name);
        else picker.placeholder = l10n.t('A code needs a name.');
      });
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

const codeRows = (groups: readonly CodeGroup[]): readonly CodeRow[] =>
  groups
    .filter(({ nodes }) => nodes.length > 0)
    .flatMap(({ heading, nodes }) => [{ label: heading, kind: QuickPickItemKind.Separator }, ...nodes.map(codeRow)]);

function codeRow(node: ThemeNode): CodeRow {
  const { id, name, color, path, brief, codable, status } = node;
  const notes = [path.join(' › '), id, ...(status === 'retired' ? [l10n.t('retired')] : [])];
  return plainItem({
    label: name,
    description: notes.filter((note) => note !== '').join(' · '),
    ...(brief !== undefined && { detail: brief }),
    iconPath: codeIcon(color, codable),
    node,
  });
}

/** The codes that may be meant beside this one: its siblings and those that begin with the same word first. */
export function likelyFirst(node: ThemeNode, others: readonly ThemeNode[]): readonly CodeGroup[] {
  const theme = node.path.join('\n');
  const firstWord = wordOf(node);
  const isLikely = (other: ThemeNode): boolean =>
    (theme !== '' && other.path.join('\n') === theme) || wordOf(other) === firstWord;
  return [
    { heading: l10n.t('Near “{name}”', { name: node.name }), nodes: others.filter(isLikely) },
    { heading: l10n.t('Codebook'), nodes: others.filter((other) => !isLikely(other)) },
  ];
}

const wordOf = ({ name }: ThemeNode): string => name.toLowerCase().split(/\s/)[0] ?? '';
