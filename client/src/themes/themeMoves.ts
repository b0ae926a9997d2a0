import type { ThemeNode } from '#protocol';
import { isCodeRow, type CodeRow, type ThemeRow } from './themeRow.js';

/** Where codes go: under a theme or to the top, before a code there or last. */
export interface ThemeMove {
  readonly codes: readonly string[];
  readonly under: string | null;
  readonly before?: string;
}

/** Where a key moves codes: among their siblings, out of their theme, or into the one before. */
export type Way = 'up' | 'down' | 'out' | 'in';

/**
 * What a key makes of the selected rows: up and down among the siblings that are shown, out to behind their theme, in under
 * the sibling before them. Rows of other themes than the first one's stay. Undefined where there is no way to go.
 */
export function moveOf(
  way: Way,
  selected: readonly CodeRow[],
  shownBelow: (row: ThemeRow) => readonly CodeRow[],
): ThemeMove | undefined {
  const [one] = selected;
  if (!one) return undefined;
  const { parent } = one;
  const chosen = new Set(selected.map(({ node }) => node));
  const all = besides(one);
  const shown = shownBelow(parent)
    .map(({ node }) => node)
    .filter((node) => all.includes(node));
  const moving = shown.filter((node) => chosen.has(node));
  const codes = moving.map(({ id }) => id);
  const under = isCodeRow(parent) ? parent.id : null;
  const [first, last] = [moving[0], moving.at(-1)];
  if (!first || !last) return undefined;
  const previous = shown[shown.indexOf(first) - 1];
  const next = shown[shown.indexOf(last) + 1];
  switch (way) {
    case 'up':
      return previous && { codes, under, before: previous.id };
    case 'down':
      return next && { codes, under, ...beforeWhatFollows(all, next) };
    case 'in':
      return previous && { codes, under: previous.id };
    case 'out':
      if (!isCodeRow(parent)) return undefined;
      return {
        codes,
        under: isCodeRow(parent.parent) ? parent.parent.id : null,
        ...beforeWhatFollows(besides(parent), parent.node),
      };
  }
}

/** A code with its siblings, in codebook order. Those at the top are of one codebook. */
function besides({ parent, node, study }: CodeRow): readonly ThemeNode[] {
  if (isCodeRow(parent)) return parent.node.codes;
  return study.codes.filter(({ location }) => location.uri === node.location.uri);
}

function beforeWhatFollows(siblings: readonly ThemeNode[], node: ThemeNode): { readonly before?: string } {
  const next = siblings[siblings.indexOf(node) + 1];
  return next ? { before: next.id } : {};
}
