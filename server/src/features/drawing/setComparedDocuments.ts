import { SetComparedDocumentsRequest } from '#protocol';
import type { Feature, Versions } from '../common/workspace.js';

/** A person who compares two versions of a transcript sees in both which segments differ. */
export const setComparedDocuments: Feature = {
  register: (handlers, workspace: Versions) => {
    handlers.on(SetComparedDocumentsRequest.type, async ({ pairs }) => {
      await workspace.setCompared(pairs);
      return null;
    });
  },
};
