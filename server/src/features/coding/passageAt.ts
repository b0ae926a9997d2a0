import { PassageAtRequest } from '#protocol';
import { passageOf } from '../common/passageOf.js';
import { fromLspRange, toLspRange, type Coder, type Feature, type Texts } from '../common/workspace.js';

/** A person who begins a comment sees which words it will be about. */
export const passageAt: Feature = {
  register: (handlers, workspace: Texts & Coder) => {
    handlers.on(PassageAtRequest.type, async ({ uri, range }) => {
      const view = await workspace.transcript(uri);
      if (!view) return null;
      const { tidySelections } = await workspace.settings(uri);
      return toLspRange(view.lines, passageOf(view, fromLspRange(view.lines, range), tidySelections));
    });
  },
};
