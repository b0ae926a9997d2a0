import type { Range } from '../text/range.js';
import type { Content } from './content.js';
import type { DiffMap } from './mapThroughDiff.js';
import { mostOld } from './scores.js';

/** Whether a range of the new text was put in, and not only parted or joined: little of what it says stood there before. */
export const isPutIn = (content: Content, diff: DiffMap, text: string, range: Range): boolean =>
  diff.back(range) === undefined && (content.share(text, range, diff.hunks, 'new') ?? 0) <= mostOld;
