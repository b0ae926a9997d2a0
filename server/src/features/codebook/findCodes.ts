import { findCodes as findIn } from '../../core/queries/findCodes.js';
import { FindCodesRequest } from '#protocol';
import type { Feature, Studies } from '../common/workspace.js';

/** A person types words, and the Themes view shows the codes that have all of them. */
export const findCodes: Feature = {
  register: (handlers, workspace: Studies) => {
    handlers.on(FindCodesRequest.type, ({ text }) => ({
      studies: workspace.studies().map((study) => ({ study: study.root, codes: findIn(study, text) })),
    }));
  },
};
