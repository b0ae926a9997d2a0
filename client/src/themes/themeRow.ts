import type { StudyThemes, ThemeNode } from '#protocol';

/** A row: a study, where there are several, or a code. */
export type ThemeRow = StudyRow | CodeRow;

export interface StudyRow {
  readonly kind: 'study';
  readonly study: StudyThemes;
}

export interface CodeRow {
  readonly kind: 'code';
  readonly study: StudyThemes;
  readonly node: ThemeNode;
  readonly id: string;
  /** The theme, or the study at the top. */
  readonly parent: ThemeRow;
}

export const isCodeRow = (row: ThemeRow): row is CodeRow => row.kind === 'code';

/** Nodes from the top down, each before what is below it. */
export function* allNodes(nodes: readonly ThemeNode[]): Generator<ThemeNode> {
  for (const node of nodes) {
    yield node;
    yield* allNodes(node.codes);
  }
}
