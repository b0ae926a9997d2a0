import { SetComparedDocumentsRequest } from '../protocol/index.js';
import type { Feature } from './workspace.js';

export const setComparedDocuments: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(SetComparedDocumentsRequest.type, async ({ pairs }) => {
      await workspace.setCompared(pairs);
      return null;
    });
  },
};
