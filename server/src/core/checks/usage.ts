import { codesOf, type Study } from '../study/study.js';
import { remembered } from '../queries/query.js';
import { addTo, keptWith, tally } from '../queries/tally.js';

/** How a code is used in a study. */
export interface Usage {
  /** Segments with the very code. */
  readonly segments: number;
  readonly coders: ReadonlySet<string>;
}

const unused: Usage = { segments: 0, coders: new Set() };

/** Segments by code as written and by coder. */
export const asWritten = tally(
  () => new Map<string, Map<string, number>>(),
  (total, { byCode, coder }, by) => {
    for (const [code, { length }] of byCode) {
      const coders = total.get(code) ?? new Map<string, number>();
      total.set(code, coders);
      addTo(coders, coder, by * length);
    }
  },
);

/** Asks how codes are used, by their current ids. */
export function usageIn(study: Study): (id: string) => Usage {
  const written = asWritten(study);
  const index = codesOf(study);
  return remembered((id: string): Usage => {
    const found = index.find(id);
    const forms = [id, ...(found?.code.aliases ?? [])].filter((form) => index.find(form) === found);
    const used = forms.flatMap((form) => [...(written.get(form) ?? [])]);
    if (used.length === 0) return unused;
    return {
      segments: used.reduce((sum, [, count]) => sum + count, 0),
      coders: new Set(used.map(([coder]) => coder)),
    };
  });
}

/** Whether anything is coded in the study yet. */
export const isCoded = (study: Study): boolean => [...study.records.values()].some(({ byCode }) => byCode.size > 0);

/** The codes of the index that have others below them, by id. */
export const themesOf = keptWith(
  ({ codes }: ReturnType<typeof codesOf>): ReadonlySet<string> =>
    new Set(codes.filter(({ code }) => code.codes.length > 0).map(({ code }) => code.id)),
);
