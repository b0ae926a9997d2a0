import { segmentsAt } from '../core/study/transcriptView.js';
import { SegmentsAtRequest } from '../protocol/index.js';
import { toMark } from './marks.js';
import { fromLspRange, type Feature } from './workspace.js';

export const segmentsAtRange: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(SegmentsAtRequest.type, async ({ uri, range }) => {
      const view = await workspace.transcript(uri);
      return view ? segmentsAt(view, fromLspRange(view.lines, range)).map((entry) => toMark(view, entry)) : [];
    });
  },
};
