import type { RowGroup } from '../row.js';
import { agreement } from './agreement.js';
import { applyCode, applyInLargeStudy } from './applyCode.js';
import { codeSegments } from './codeSegments.js';
import { hoverHistory } from './hoverHistory.js';
import { keystroke } from './keystroke.js';
import { largeCodebook } from './largeCodebook.js';
import { merge } from './merge.js';
import { openLarge, startMiddle } from './openStudy.js';
import { openTranscript } from './openTranscript.js';
import { reanchor } from './reanchor.js';
import { renameCode } from './renameCode.js';
import { reviewDiff } from './reviewDiff.js';
import { segmentsTable } from './segmentsTable.js';

/** All rows, in the order of the tables. */
export const rowGroups: readonly RowGroup[] = [
  openLarge,
  keystroke,
  reanchor,
  merge,
  applyInLargeStudy,
  codeSegments,
  largeCodebook,
  hoverHistory,
  applyCode,
  openTranscript,
  segmentsTable,
  agreement,
  renameCode,
  reviewDiff,
  startMiddle,
];
