import { SetHiddenCodesRequest } from '#protocol';
import type { Coder, Feature, Studies } from '../common/workspace.js';

/** A person takes the tick off a code, and its passages are drawn no more. */
export const setHiddenCodes: Feature = {
  register: (handlers, workspace: Studies & Coder) => {
    handlers.on(SetHiddenCodesRequest.type, async ({ study: uri, codes }) => {
      const study = workspace.studyOf(uri);
      if (study) await workspace.setHiddenCodes(study, codes);
      return null;
    });
  },
};
