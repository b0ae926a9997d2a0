import { findSegment } from '../core/study/query.js';
import { LocateSegmentRequest } from '../protocol/index.js';
import { toLspRange, uriOf, type Feature } from './workspace.js';

export const locateSegment: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(LocateSegmentRequest.type, async ({ study: uri, id }) => {
      const study = workspace.studyOf(uri);
      if (!study) return null;
      await workspace.ready(study);
      const found = findSegment(study, id);
      const view = found && (await workspace.readTranscript(study, found.record.transcript));
      const placed = view?.placed.find(({ segment }) => segment.id === id);
      if (!view || !placed || placed.place.state === 'orphaned') return null;
      return {
        location: { uri: uriOf(study, view.path), range: toLspRange(view.lines, placed.place) },
        state: placed.place.state,
      };
    });
  },
};
