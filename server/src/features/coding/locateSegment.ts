import { findSegment } from '../../core/queries/query.js';
import { LocateSegmentRequest } from '#protocol';
import { toLspRange, uriOf, type Feature, type Studies, type Texts } from '../common/workspace.js';

/** A person chooses a segment in a list and gets to its words, also where the transcript was edited since. */
export const locateSegment: Feature = {
  register: (handlers, workspace: Studies & Texts) => {
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
