import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Coding } from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import { printFlowScalar } from '../../yaml/scalar.js';
import type { Splice } from '../../text/splice.js';
import { rangeOf } from '../../yaml/yaml.js';
import { yamlDocument } from '../../yaml/yamlDocument.js';
import * as l10n from '../../text/l10n.js';

/** A segment's codings before and after. */
export interface Recoded {
  readonly before: readonly Coding[];
  readonly after: readonly Coding[];
}

/**
 * Writes other ids where the old ones stand, with comments, weights and unknown keys beside them left alone, for the
 * segments whose codings change in nothing else. `left` are the others; refused where one of those has unknown keys, which
 * a list that is written again would lose.
 */
export function codesInPlace(
  text: string,
  path: string,
  changes: ReadonlyMap<string, Recoded>,
): { readonly splices: readonly Splice[]; readonly left: ReadonlySet<string> } {
  const splices: Splice[] = [];
  const left = new Set(changes.keys());
  const root = yamlDocument(text).document.contents;
  for (const item of itemsOf(valueOf(root, 'segments'))) {
    const id = scalarOf(valueOf(item, 'id'));
    const change = changes.get(id ?? '');
    if (id === undefined || !change) continue;
    const items = itemsOf(valueOf(item, 'codes'));
    const inPlace = idsInPlace(text, items, change);
    if (inPlace) {
      splices.push(...inPlace);
      left.delete(id);
    } else if (items.some(hasOwnKeys)) {
      throw new GlossError(
        'unreadable',
        l10n.t(
          'Segment {id} in {path} has keys beside its codes that would be lost where two codes become one. Take one of the codes off it first; nothing was written.',
          { id, path },
        ),
      );
    }
  }
  return { splices, left };
}

function idsInPlace(
  text: string,
  items: readonly unknown[],
  { before, after }: Recoded,
): readonly Splice[] | undefined {
  const isAlike =
    items.length === before.length &&
    after.length === before.length &&
    after.every(({ weight }, i) => weight === before[i]?.weight);
  if (!isAlike) return undefined;
  return items.flatMap((item, i) => {
    const code = isMap(item) ? valueOf(item, 'code') : item;
    const to = after[i]?.code ?? '';
    if (scalarOf(code) === to) return [];
    const { start, end } = rangeOf(code as Node);
    return [{ start, end: start + text.slice(start, end).trimEnd().length, text: printFlowScalar(to) }];
  });
}

const valueOf = (node: unknown, key: string): unknown =>
  isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value : undefined;

const scalarOf = (node: unknown): string | undefined => (isScalar(node) ? String(node.value) : undefined);

const itemsOf = (node: unknown): readonly unknown[] => (isSeq(node) ? node.items : isScalar(node) ? [node] : []);

const hasOwnKeys = (item: unknown): boolean =>
  isMap(item) && item.items.some(({ key }) => !['code', 'weight'].includes(scalarOf(key) ?? ''));
