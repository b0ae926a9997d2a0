import { PassageAtRequest } from '../protocol/index.js';
import { passageOf } from './commands.js';
import { fromLspRange, toLspRange, type Feature } from './workspace.js';

export const passageAt: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
    handlers.on(PassageAtRequest.type, async ({ uri, range }) => {
      const view = await workspace.transcript(uri);
      if (!view) return null;
      const { tidySelections } = await workspace.settings(uri);
      return toLspRange(view.lines, passageOf(view, fromLspRange(view.lines, range), tidySelections));
    });
  },
};
