import { chord, inTranscript, whileCoding, whileReconciling, type Contributions } from '../common/contributions.js';

/** Discussions and the box in which a comment is written. */
export const discussionContributions: Contributions = {
  discussPassage: {
    icon: 'comment',
    enablement: inTranscript,
    keys: [whileCoding('t'), whileReconciling('d'), chord('t')],
  },
  discussTranscript: { icon: 'comment-discussion', enablement: inTranscript },
  proposeChange: { enablement: inTranscript },
  submitComment: {
    isInPalette: false,
    menus: [{ in: 'comments/commentThread/context', group: 'inline', when: 'commentController == gloss' }],
  },
  resolveThread: {
    icon: 'check',
    isInPalette: false,
    menus: [
      {
        in: 'comments/commentThread/title',
        group: 'inline@1',
        when: 'commentController == gloss && commentThread == open',
      },
    ],
  },
  reopenThread: {
    icon: 'discard',
    isInPalette: false,
    menus: [
      {
        in: 'comments/commentThread/title',
        group: 'inline@1',
        when: 'commentController == gloss && commentThread == resolved',
      },
    ],
  },
  editComment: {
    icon: 'edit',
    isInPalette: false,
    menus: [
      {
        in: 'comments/comment/title',
        group: 'inline@2',
        when: 'commentController == gloss && comment =~ /own/ && !(comment =~ /edited/)',
      },
    ],
  },
  deleteComment: {
    icon: 'trash',
    isInPalette: false,
    menus: [
      { in: 'comments/comment/title', group: 'inline@3', when: 'commentController == gloss && comment =~ /own/' },
    ],
  },
  sendDraft: {
    isInPalette: false,
    menus: [
      { in: 'comments/comment/context', group: 'inline@1', when: 'commentController == gloss && comment == draft' },
    ],
  },
  dropDraft: {
    isInPalette: false,
    keys: [
      {
        key: 'escape',
        when: 'commentController == gloss && comment == draft && commentEditorFocused && commentIsEmpty && !suggestWidgetVisible',
      },
    ],
    menus: [
      { in: 'comments/comment/context', group: 'inline@2', when: 'commentController == gloss && comment == draft' },
    ],
  },
  saveComment: {
    isInPalette: false,
    menus: [
      { in: 'comments/comment/context', group: 'inline@1', when: 'commentController == gloss && comment =~ /own/' },
    ],
  },
  cancelComment: {
    isInPalette: false,
    menus: [
      { in: 'comments/comment/context', group: 'inline@2', when: 'commentController == gloss && comment =~ /own/' },
    ],
  },
  acceptProposal: {
    icon: 'check',
    isInPalette: false,
    menus: [
      {
        in: 'comments/comment/title',
        group: 'inline@1',
        when: 'commentController == gloss && comment =~ /acceptable/',
      },
    ],
  },
};
