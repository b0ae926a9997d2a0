import type { Codings, Segment } from '../../../../server/src/core/codings/segment.js';

export type PlainCodings = Omit<Codings, 'segments'> & { readonly segments: readonly Segment[] };

/** The codings without where their entries stand in the file. */
export function withoutSpans({ segments, ...header }: Codings): PlainCodings {
  return { ...header, segments: segments.map(({ span: _span, ...rest }) => rest) };
}
