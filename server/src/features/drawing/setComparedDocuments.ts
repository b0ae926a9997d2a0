import { SetComparedDocumentsRequest } from '#protocol';
import type { Feature, Versions } from '../common/workspace.js';

export const setComparedDocuments: Feature = {
  register: (handlers, workspace: Versions) => {
    handlers.on(SetComparedDocumentsRequest.type, async ({ pairs }) => {
      await workspace.setCompared(pairs);
      return null;
    });
  },
};
