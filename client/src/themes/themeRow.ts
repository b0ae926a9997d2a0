import type { StudyThemes, ThemeNode } from '#protocol';

/** A row: a study, where there are several, or a code. */
export type ThemeRow = StudyRow | CodeRow;

/** A study's row; there are none where the window has one study. */
export interface StudyRow {
  readonly kind: 'study';
  readonly study: StudyThemes;
}

/** A code's row, with what has to be known to act on it. */
export interface CodeRow {
  readonly kind: 'code';
  readonly study: StudyThemes;
  readonly node: ThemeNode;
  readonly id: string;
  /** The theme, or the study at the top. */
  readonly parent: ThemeRow;
}

/** Whether a row is a code's. */
export const isCodeRow = (row: ThemeRow): row is CodeRow => row.kind === 'code';

/** Nodes from the top down, each before what is below it. */
export function* allNodes(nodes: readonly ThemeNode[]): Generator<ThemeNode> {
  for (const node of nodes) {
    yield node;
    yield* allNodes(node.codes);
  }
}
