/** Ids in the first order; those that only the second has stand there behind the one that they follow in it. */
export function interleaved(first: readonly string[], second: readonly string[]): readonly string[] {
  const known = new Set(first);
  const behind = new Map<string, string[]>();
  let previous = '';
  for (const id of second) {
    if (known.has(id)) previous = id;
    else if (!behind.get(previous)?.push(id)) behind.set(previous, [id]);
  }
  return [...(behind.get('') ?? []), ...first.flatMap((id) => [id, ...(behind.get(id) ?? [])])];
}
