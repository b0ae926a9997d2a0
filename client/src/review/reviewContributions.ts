import { chord, inStudy, whileCoding, type Contributions } from '../common/contributions.js';

/** The Changes view. */
export const reviewContributions: Contributions = {
  nextChange: {
    icon: 'arrow-down',
    enablement: inStudy,
    keys: [whileCoding('shift+n'), chord('shift+n')],
    menus: [{ in: 'view/title', group: 'navigation@2', when: 'view == gloss.changes && gloss.hasStudy' }],
  },
  previousChange: {
    icon: 'arrow-up',
    enablement: inStudy,
    keys: [whileCoding('shift+p'), chord('shift+p')],
    menus: [{ in: 'view/title', group: 'navigation@1', when: 'view == gloss.changes && gloss.hasStudy' }],
  },
  openChange: { isInPalette: false },
  chooseChangesBase: {
    icon: 'git-compare',
    enablement: inStudy,
    menus: [{ in: 'view/title', group: 'navigation@3', when: 'view == gloss.changes && gloss.hasStudy' }],
  },
  refreshChanges: {
    icon: 'refresh',
    enablement: inStudy,
    menus: [{ in: 'view/title', group: 'navigation@4', when: 'view == gloss.changes && gloss.hasStudy' }],
  },
};
