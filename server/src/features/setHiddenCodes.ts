import { SetHiddenCodesRequest } from '../protocol/index.js';
import type { Feature } from './workspace.js';

export const setHiddenCodes: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(SetHiddenCodesRequest.type, async ({ study: uri, codes }) => {
      const study = workspace.studyOf(uri);
      if (study) await workspace.setHiddenCodes(study, codes);
      return null;
    });
  },
};
