import { segmentsAt } from '../../core/study/transcriptView.js';
import { SegmentsAtRequest } from '#protocol';
import { toMark } from '../common/marks.js';
import { fromLspRange, type Feature, type Texts } from '../common/workspace.js';

/** A person works on the segment at the caret, whatever the command. */
export const segmentsAtRange: Feature = {
  register: (handlers, workspace: Texts) => {
    handlers.on(SegmentsAtRequest.type, async ({ uri, range }) => {
      const view = await workspace.transcript(uri);
      return view ? segmentsAt(view, fromLspRange(view.lines, range)).map((entry) => toMark(view, entry)) : [];
    });
  },
};
