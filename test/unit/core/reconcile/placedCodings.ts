import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { printSegment } from '../../../../server/src/core/codings/printCodings.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import type { CodingsRecord } from '../../../../server/src/core/study/study.js';
import type { PlacedSegment } from '../../../../server/src/core/study/transcriptView.js';
import type { Range } from '../../../../server/src/core/text/range.js';

export interface Coded extends Range {
  readonly name: string;
  readonly coder: string;
  readonly codes: readonly string[];
  readonly state?: 'exact' | 'ambiguous';
}

/** Segments as an open transcript has them. */
export const placedOf = (text: string, coded: readonly Coded[]): readonly PlacedSegment[] =>
  coded.map(({ name, coder, codes, start, end, state = 'exact' }) => {
    const segment = { id: name, ...anchorOf(linesOf(text), { start, end }), codes: codes.map((code) => ({ code })) };
    const { value } = parseCodings(`transcript: t\ncoder: ${coder}\ntext: x\nsegments:\n${printSegment(segment)}`);
    const record = { coder, value } as CodingsRecord;
    return { record, segment: value.segments[0]!, place: { start, end, state }, own: false };
  });
