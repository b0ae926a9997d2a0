import type { Range } from '../../../text/range.js';
import type { Coefficient } from '../ratings.js';

/** A unit, or a gap between two. */
export interface Section extends Range {
  readonly isUnit: boolean;
}

/** What coders marked as one kind in one text: in text order, disjoint; undefined for one who did not code it. */
interface Continuum {
  readonly length: number;
  readonly marked: readonly (readonly Range[] | undefined)[];
}

/**
 * Krippendorff's α_U of units of one kind, by squared differences of bounds. Krippendorff, K. (1995). On the reliability of
 * unitizing contiguous data. Sociological Methodology 25, 47–76; (2004). Content Analysis, 2nd ed., Sage, pp. 251–256. It is
 * another coefficient than uα of 2016. Lengths are code points. It needs all coders in each text, so that texts that one of
 * them did not code do not count; the others are laid end to end.
 */
export function alphaU(texts: readonly Continuum[]): Coefficient {
  const shared = texts.flatMap(({ length, marked }) => {
    const coders = marked.filter((ranges) => ranges !== undefined);
    return coders.length === marked.length && coders.length > 1 ? [{ length, coders }] : [];
  });
  const m = shared[0]?.coders.length ?? 0;
  const length = shared.reduce((sum, text) => sum + text.length, 0);
  if (length === 0) return { undefined: 'no overlap' };
  const [units, gaps]: [number[], number[]] = [[], []];
  let apart = 0;
  for (const { length: own, coders } of shared) {
    if (coders.every((ranges) => ranges.length === 0)) {
      for (let i = 0; i < m; i++) gaps.push(own);
      continue;
    }
    const sections = coders.map((ranges) => sectionsOf(ranges, own));
    for (const section of sections.flat()) (section.isUnit ? units : gaps).push(lengthOf(section));
    sections.forEach((one, i) => {
      for (let j = i + 1; j < m; j++) apart += 2 * apartIn(one, sections[j] ?? []);
    });
  }
  if (units.length === 0) return { undefined: 'no variation' };
  const observed = apart / (m * (m - 1) * length ** 2);
  const expected = expectedApart(units, gaps, m, length);
  return expected > 0 ? { value: 1 - observed / expected, observed, expected } : { undefined: 'no variation' };
}

/** δ² of two sections (2004, p. 253): squared differences of bounds, or the squared length of a unit that lies in a gap. */
export function squaredDistance(one: Section, other: Section): number {
  if (one.start >= other.end || other.start >= one.end) return 0;
  if (one.isUnit && other.isUnit) return (one.start - other.start) ** 2 + (one.end - other.end) ** 2;
  const [unit, gap] = one.isUnit ? [one, other] : [other, one];
  const liesIn = unit.isUnit && gap.start <= unit.start && unit.end <= gap.end;
  return liesIn ? lengthOf(unit) ** 2 : 0;
}

const lengthOf = ({ start, end }: Range): number => end - start;

function sectionsOf(ranges: readonly Range[], length: number): readonly Section[] {
  const sections: Section[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    if (start > from) sections.push({ start: from, end: start, isUnit: false });
    sections.push({ start, end, isUnit: true });
    from = end;
  }
  if (length > from) sections.push({ start: from, end: length, isUnit: false });
  return sections;
}

/** The distances of all sections that overlap, in one sweep. */
function apartIn(one: readonly Section[], other: readonly Section[]): number {
  let sum = 0;
  for (let a = 0, b = 0; ;) {
    const [left, right] = [one[a], other[b]];
    if (!left || !right) return sum;
    sum += squaredDistance(left, right);
    if (left.end <= right.end) a++;
    if (right.end <= left.end) b++;
  }
}

/** What the distances would be if all sections stood anywhere (2004, p. 254). */
function expectedApart(units: readonly number[], gaps: readonly number[], m: number, length: number): number {
  const longestFirst = Float64Array.from(gaps).sort().reverse();
  let [sum, own, fitting, fittingLength] = [0, 0, 0, 0];
  for (const unit of [...units].sort((a, b) => b - a)) {
    for (let gap = longestFirst[fitting]; gap !== undefined && gap >= unit; gap = longestFirst[fitting]) {
      fittingLength += gap;
      fitting++;
    }
    sum += ((units.length - 1) / 3) * (2 * unit ** 3 - 3 * unit ** 2 + unit);
    sum += unit ** 2 * (fittingLength - fitting * (unit - 1));
    own += unit * (unit - 1);
  }
  return ((2 / length) * sum) / (m * length * (m * length - 1) - own);
}
