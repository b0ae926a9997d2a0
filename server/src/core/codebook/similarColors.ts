import type { Range } from '../text/range.js';
import type { Code } from './codebook.js';
import { see, whoConfuses, type Seen, type Vision } from './colorVision.js';
import { leastDistance } from './distinctColors.js';
import * as l10n from '../text/l10n.js';

/** A code of which colour is said, where, and which one it can be taken for. */
export interface SimilarColor {
  readonly message: string;
  readonly range: Range;
  readonly data: { readonly other: string };
}

/**
 * Codes whose colour can be taken for that of a code before them under the same theme, or at the top: one problem for each, with the
 * id of the other code as `other`. Retired codes are left out.
 */
export const similarColors = (codes: readonly Code[]): readonly SimilarColor[] => [
  ...similarAmong(codes),
  ...codes.flatMap(({ codes: below }) => similarColors(below)),
];

/** The same for these codes alone, whatever is below them. */
export function similarAmong(siblings: readonly Code[]): readonly SimilarColor[] {
  const before = new Map<string, { readonly code: Code; readonly seen: Seen }>();
  return siblings.flatMap((code) => {
    if (code.status === 'retired') return [];
    const same = before.get(code.color);
    if (same) return [problemOf(code, same.code, 'everybody')];
    const seen = see(code.color);
    let problem: SimilarColor | undefined;
    for (const other of before.values()) {
      const vision = whoConfuses(seen, other.seen, leastDistance);
      if (!vision) continue;
      problem = problemOf(code, other.code, vision);
      break;
    }
    before.set(code.color, { code, seen });
    return problem ? [problem] : [];
  });
}

const problemOf = (code: Code, other: Code, vision: Vision): SimilarColor => ({
  message: alikeInWords({ name: code.name, other: other.name }, vision),
  range: code.fields.get('color')?.value ?? code.idRange,
  data: { other: other.id },
});

function alikeInWords(names: { readonly name: string; readonly other: string }, vision: Vision): string {
  switch (vision) {
    case 'everybody':
      return l10n.t(
        'The colour of “{name}” can be taken for that of “{other}”. Choose another, or have Gloss choose with the light bulb on the theme.',
        names,
      );
    case 'red-green':
      return l10n.t(
        'The colour of “{name}” can be taken for that of “{other}” by people who see red and green alike. Choose another, or have Gloss choose with the light bulb on the theme.',
        names,
      );
    case 'blue-yellow':
      return l10n.t(
        'The colour of “{name}” can be taken for that of “{other}” by people who see blue and green alike. Choose another, or have Gloss choose with the light bulb on the theme.',
        names,
      );
  }
}
