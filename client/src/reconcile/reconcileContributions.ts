import {
  inTranscript,
  onTranscriptTitle,
  reconciling,
  whileReconciling,
  type Contributions,
} from '../common/contributions.js';

/** The Reconcile view. */
export const reconcileContributions: Contributions = {
  reconcile: {
    icon: 'git-compare',
    enablement: inTranscript,
    menus: [{ in: 'editor/title', group: '3_open@5', when: onTranscriptTitle }],
  },
  nextReading: {
    icon: 'arrow-down',
    enablement: reconciling,
    keys: [whileReconciling('n')],
    menus: [{ in: 'view/title', group: 'navigation@2', when: 'view == gloss.reconcile' }],
  },
  previousReading: {
    icon: 'arrow-up',
    enablement: reconciling,
    keys: [whileReconciling('p')],
    menus: [{ in: 'view/title', group: 'navigation@1', when: 'view == gloss.reconcile' }],
  },
  takeReading: {
    enablement: reconciling,
    isInPalette: false,
    keys: [
      whileReconciling('1', 1),
      whileReconciling('2', 2),
      whileReconciling('3', 3),
      whileReconciling('4', 4),
      whileReconciling('b', 'all'),
      whileReconciling('x', 'none'),
      whileReconciling('o', 'open'),
    ],
  },
  takeAgreed: {
    icon: 'check-all',
    enablement: reconciling,
    keys: [whileReconciling('g')],
    menus: [{ in: 'view/title', group: 'navigation@3', when: 'view == gloss.reconcile' }],
  },
  adjustReading: { enablement: reconciling, keys: [whileReconciling('a')] },
  showReading: { enablement: reconciling, isInPalette: false },
  leaveReconciling: {
    icon: 'close',
    enablement: reconciling,
    keys: [whileReconciling('q')],
    menus: [{ in: 'view/title', group: 'navigation@4', when: 'view == gloss.reconcile' }],
  },
};
