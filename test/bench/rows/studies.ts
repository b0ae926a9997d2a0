import type { StudyParameters } from '../generateStudy.js';
import type { BenchOptions } from '../row.js';

/** 1,000 transcripts, 40 MB, 200,000 segments. */
export const largeStudy = ({ quick }: BenchOptions): StudyParameters => ({
  transcripts: quick ? 100 : 1000,
  size: 40_000,
  codings: 200,
  coders: 2,
});

/** 200 transcripts, 8.1 MB, 10,000 segments: what the other programs were measured on. */
export const middleStudy: StudyParameters = { transcripts: 200, size: 40_000, codings: 50, coders: 2 };

/** One transcript of a million characters. */
export const longTranscript = (codings: number): StudyParameters => ({
  transcripts: 1,
  size: 1_000_000,
  codings,
  coders: 2,
});
