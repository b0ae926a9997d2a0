import type { Steps } from '../../workInSteps.js';
import { basisOf, type Basis } from './basis.js';
import { comparingCoders } from './compareCoders.js';
import { comparedPassages, type ComparedPassage } from './comparedPassages.js';
import { isShared, type ComparedText } from './comparedText.js';
import { findingConfused } from './confusion.js';
import type { Undone } from './finished.js';
import { comparingWithGold } from './gold.js';
import { drawTexts } from './interval.js';
import type { CodeAgreement } from './measured.js';
import { monthsOf } from './months.js';
import type { PlannedComparison } from './planComparison.js';
import { randomFrom } from './random.js';
import { asRead, type Reader } from './readers.js';
import { confusionTable, goldTable, type NameOfCode, type ReaderTable } from './tables.js';
import type { TableWords } from './tableWords.js';

/** What is compared, with the texts as they were read. */
export interface Compared extends PlannedComparison {
  readonly texts: readonly ComparedText[];
  readonly undone: readonly Undone[];
}

/** Readers who are compared with one another, what came of it, and what it rests on. */
export interface Comparison {
  readonly readers: readonly Reader[];
  readonly codes: readonly CodeAgreement[];
  readonly basis: Basis;
  /** In which month somebody coded the transcripts last, as `2026-11`; absent where all months are together. */
  readonly month?: string;
}

/** How samples of transcripts are drawn. */
export interface Sampling {
  readonly samples: number;
  /** The same text, the same samples. */
  readonly seed: string;
}

/** Told before each comparison, of so many in all. */
export type Begin = (index: number, total: number, readers: readonly Reader[]) => void;

/** What is compared beyond what codes were given. */
export interface ComparisonOptions {
  /** Whether each month is compared by itself. */
  readonly months?: boolean | undefined;
  readonly sampling: Sampling;
  /** Whether also bounds are compared. */
  readonly unitizing?: boolean | undefined;
  readonly begin?: Begin;
}

/** How far each group of readers agrees on each code. */
export function* comparingReaders(
  compared: Compared,
  { months, sampling: { samples, seed }, unitizing, begin }: ComparisonOptions,
): Steps<readonly Comparison[]> {
  const { study, comparing, groups, texts } = compared;
  const each = monthsOf(texts, months).flatMap((own) => groups.map((readers) => ({ ...own, readers })));
  const found: Comparison[] = [];
  for (const [i, { month, own, readers }] of each.entries()) {
    begin?.(i, each.length, readers);
    const { read, basis } = readBy(compared, readers, own);
    const resamples = drawTexts(read.filter(isShared).length, samples, randomFrom(seed));
    const codes = yield* comparingCoders(study, read, comparing, resamples, unitizing);
    found.push({ readers, codes, basis, ...(month !== undefined && { month }) });
  }
  return found;
}

/** A table of each two readers: against a gold standard, or which code one gave where the other gave which. */
export function* comparingInTables(
  compared: Compared,
  kind: 'gold' | 'confusion',
  nameOf: NameOfCode,
  words: TableWords,
  begin?: Begin,
): Steps<readonly ReaderTable[]> {
  const { study, comparing, groups, texts } = compared;
  const tables: ReaderTable[] = [];
  for (const [i, readers] of groups.entries()) {
    begin?.(i, groups.length, readers);
    const { read, basis } = readBy(compared, readers, texts);
    tables.push(
      kind === 'gold'
        ? goldTable(readers, yield* comparingWithGold(study, read, comparing), basis, nameOf, words)
        : confusionTable(readers, yield* findingConfused(study, read, comparing), basis, nameOf, words),
    );
  }
  return tables;
}

/** The passages of one text behind the agreement of some readers; ranges are in code points of what is said. */
export const passagesOfReaders = (
  { study, coders, comparing }: PlannedComparison,
  text: ComparedText,
  readers: readonly Reader[],
  code: string | undefined,
): readonly ComparedPassage[] => comparedPassages(study, [asRead(text, coders, readers)], comparing, code);

/** Texts as readers have them, and what a comparison of those rests on. */
function readBy(
  { study, coders, comparing, undone, speakers }: Compared,
  readers: readonly Reader[],
  texts: readonly ComparedText[],
): { readonly read: readonly ComparedText[]; readonly basis: Basis } {
  const read = texts.map((text) => asRead(text, coders, readers));
  return { read, basis: basisOf(study, read, comparing, readers, undone, speakers) };
}
