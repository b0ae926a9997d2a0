import { findCodes as findIn } from '../core/study/findCodes.js';
import { FindCodesRequest } from '../protocol/index.js';
import type { Feature } from './workspace.js';

export const findCodes: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(FindCodesRequest.type, ({ text }) => ({
      studies: workspace.studies().map((study) => ({ study: study.root, codes: findIn(study, text) })),
    }));
  },
};
