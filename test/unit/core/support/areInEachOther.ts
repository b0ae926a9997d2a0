import type { Code } from '../../../../server/src/core/codebook/codebook.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';

/** Pairs of codes, the first below the second, under all their ids. */
function pairsIn(codes: readonly Code[], above: readonly string[] = []): readonly (readonly [string, string])[] {
  return codes.flatMap(({ id, aliases, codes: below }) => {
    const ids = [id, ...aliases];
    return [
      ...above.flatMap((theme) => ids.map((own) => [own, theme] as const)),
      ...pairsIn(below, [...above, ...ids]),
    ];
  });
}

/** Whether one code is below another in one version of a codebook, and the other below the one in the other: git is to merge such. */
export function areInEachOther(ours: string, theirs: string): boolean {
  const pairs = new Set(pairsIn(parseCodebook(ours).value.codes).map((pair) => pair.join(' < ')));
  return pairsIn(parseCodebook(theirs).value.codes).some(([one, other]) => pairs.has(`${other} < ${one}`));
}
