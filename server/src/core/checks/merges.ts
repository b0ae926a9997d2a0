import { allCodes, type Code } from '../codebook/codebook.js';
import type { CodeIndex } from '../codebook/codeIndex.js';
import { codesOf } from '../study/study.js';
import { keptWith } from '../queries/tally.js';
import type { BookToCheck, Check, Finding } from './check.js';
import * as l10n from '../text/l10n.js';

const rangeOf = ({ fields, idRange }: Code): Finding['range'] => fields.get('merged-into')?.value ?? idRange;

/** Where `merged-into` leads from a code. */
interface End {
  /** The first code that leads no further; undefined where it leads in a circle. */
  readonly last: Code | undefined;
  /** The circle that the code itself is part of, and its place there. */
  readonly circle?: readonly Code[];
  readonly at?: number;
}

/** Where each of the codes leads. Each step is gone once, however many codes lead through it. */
const endsOf = keptWith((index: CodeIndex): ReadonlyMap<Code, End> => {
  const ends = new Map<Code, End>();
  const nextOf = ({ mergedInto }: Code): Code | undefined =>
    mergedInto === undefined ? undefined : index.find(mergedInto)?.code;
  for (const { code: start } of index.codes) {
    const path = new Map<Code, number>();
    let last = start;
    let next: Code | undefined = start;
    while (next && !ends.has(next) && !path.has(next)) {
      path.set(next, path.size);
      last = next;
      next = nextOf(next);
    }
    const from = next ? path.get(next) : undefined;
    const circle = from === undefined ? [] : [...path.keys()].slice(from);
    const end: End = { last: from !== undefined ? undefined : next ? ends.get(next)?.last : last };
    for (const [code, i] of path) {
      ends.set(code, from === undefined || i < from ? end : { ...end, circle, at: i - from });
    }
  }
  return ends;
});

/** The ids of a circle from one of its codes on, as far as anybody reads. */
function printCircle(circle: readonly Code[], at: number): string {
  const ids = circle
    .slice(at, at + mostShown)
    .concat(circle.slice(0, Math.max(0, Math.min(at, at + mostShown - circle.length))));
  return [...ids.map(({ id }) => id), ...(ids.length < circle.length ? ['…'] : []), circle[at]?.id ?? ''].join(' → ');
}

const mostShown = 20;

/** Reported at each code of the circle; codes that lead into it are passed over. */
export const mergeCycle: Check<BookToCheck> = {
  code: 'merge-cycle',
  severity: 'error',
  about: 'Codes are merged into each other in a circle.',
  *run(study, { value }) {
    const index = codesOf(study);
    for (const code of allCodes(value.codes)) {
      const { circle, at = 0 } = endsOf(index).get(code) ?? {};
      if (!circle) continue;
      yield {
        message: l10n.t('“merged-into” leads in a circle: {codes}. Name the code that is in use.', {
          codes: printCircle(circle, at),
        }),
        range: rangeOf(code),
        data: { code: code.id },
      };
    }
  },
};

/** Follows `merged-into` to its end, over all codebooks. */
export const mergedIntoRetired: Check<BookToCheck> = {
  code: 'merged-into-retired',
  severity: 'warning',
  about: 'A code is merged into one that is retired, and leads no further.',
  *run(study, { value }) {
    const index = codesOf(study);
    for (const code of allCodes(value.codes)) {
      const last = endsOf(index).get(code)?.last;
      if (!last || last === code || last.status !== 'retired' || last.mergedInto !== undefined) continue;
      yield {
        message: l10n.t('“merged-into” leads to “{last}”, which is retired and names no code to use instead.', {
          last: last.name,
        }),
        range: rangeOf(code),
        data: { code: code.id },
      };
    }
  },
};
