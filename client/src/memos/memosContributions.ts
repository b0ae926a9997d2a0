import { chord, inTranscript, whileCoding, type Contributions } from '../common/contributions.js';

/** Memos and the box in which they are written. */
export const memosContributions: Contributions = {
  editMemo: {
    enablement: inTranscript,
    keys: [whileCoding('m'), chord('m')],
    menus: [{ in: 'gloss.editor', group: '3_notes@1', when: inTranscript }],
  },
  deleteMemo: {
    icon: 'trash',
    isInPalette: false,
    menus: [
      { in: 'comments/comment/title', group: 'inline@3', when: 'commentController == gloss.memos && comment == own' },
    ],
  },
  saveMemo: {
    isInPalette: false,
    menus: [{ in: 'comments/comment/context', group: 'inline@1', when: 'commentController == gloss.memos' }],
  },
  cancelMemo: {
    isInPalette: false,
    menus: [{ in: 'comments/comment/context', group: 'inline@2', when: 'commentController == gloss.memos' }],
  },
  leaveMemo: {
    isInPalette: false,
    keys: [
      { key: 'escape', when: 'commentController == gloss.memos && commentEditorFocused && !suggestWidgetVisible' },
    ],
  },
};
