import { isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';

/** Keys that stand twice in one map, anywhere in a document, in its order; undefined for each node that is looked at. */
export function* duplicateKeys(contents: ParsedNode | null): Generator<Scalar.Parsed | undefined> {
  const nodes: unknown[] = [contents];
  while (nodes.length > 0) {
    const node = nodes.pop();
    yield undefined;
    if (isSeq(node)) for (const item of [...node.items].reverse()) nodes.push(item);
    if (!isMap(node)) continue;
    const met = new Set<unknown>();
    for (const { key } of (node as YAMLMap.Parsed).items) {
      if (!isScalar(key)) continue;
      if (met.has(key.value)) yield key;
      met.add(key.value);
    }
    for (const { value } of [...node.items].reverse()) nodes.push(value);
  }
}
