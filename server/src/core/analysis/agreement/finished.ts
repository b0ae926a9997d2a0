import { consensusCoder } from '../../reconcile/passages.js';
import { recordsFor, type CodingsRecord, type Study } from '../../study/study.js';

/** A transcript that two coders coded, and that one of them is not done with. */
export interface Undone {
  readonly transcript: string;
  readonly coder: string;
}

/** Whether codings count only where their coder is done: as asked, else where one of the coders has said so of a transcript. */
export const onlyDone = (study: Study, coders: readonly string[], asked: boolean | undefined): boolean =>
  asked ?? [...study.records.values()].some(({ coder, value }) => coders.includes(coder) && value.done !== undefined);

/** The codings of a transcript to compare; none where fewer than two coders have any. */
export function recordsToCompare(
  study: Study,
  transcript: string,
  coders: readonly string[],
  areDone: boolean,
): { readonly records: readonly CodingsRecord[]; readonly undone: readonly Undone[] } {
  const all = recordsFor(study, transcript).filter(({ coder }) => coders.includes(coder));
  if (!isOfTwo(all)) return { records: [], undone: [] };
  const isDone = ({ coder, value }: CodingsRecord): boolean =>
    !areDone || coder === consensusCoder || value.done !== undefined;
  const records = all.filter(isDone);
  const undone = all.filter((record) => !isDone(record)).map(({ coder }) => ({ transcript, coder }));
  return { records: isOfTwo(records) ? records : [], undone };
}

const isOfTwo = (records: readonly CodingsRecord[]): boolean => new Set(records.map(({ coder }) => coder)).size > 1;
