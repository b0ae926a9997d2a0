import { changeKey } from '../../core/review/sides.js';
import type { PlacedSegment } from '../../core/study/transcriptView.js';
import type { SegmentMark } from '#protocol';

interface Marked {
  readonly mark: Pick<SegmentMark, 'id' | 'coder'>;
}

/**
 * Finds what was kept of segments that are asked for in the order in which it was kept, mostly: where one came or went, by the one
 * behind it (`next`), and from a table only where more than that is otherwise.
 */
export function keptInOrder<K extends Marked>(
  kept: readonly K[],
): (entry: PlacedSegment, next: PlacedSegment | undefined) => K | undefined {
  let at = 0;
  let table: ReadonlyMap<string, K> | undefined;
  const isAt = (place: number, entry: PlacedSegment | undefined): boolean => {
    const mark = kept[place]?.mark;
    return mark !== undefined && mark.id === entry?.segment.id && mark.coder === entry.record.coder;
  };
  return (entry, next) => {
    if (!isAt(at, entry)) {
      if (isAt(at, next)) return undefined;
      if (isAt(at + 1, entry)) at++;
      else {
        table ??= new Map(kept.map((one) => [changeKey(one.mark.coder, one.mark.id), one]));
        return table.get(changeKey(entry.record.coder, entry.segment.id));
      }
    }
    return kept[at++];
  };
}
