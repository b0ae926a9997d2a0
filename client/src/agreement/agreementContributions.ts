import { inStudy, type Contributions } from '../common/contributions.js';

/** The Agreement view. */
export const agreementContributions: Contributions = {
  showAgreement: { enablement: inStudy },
  chooseComparing: {
    icon: 'settings',
    enablement: inStudy,
    menus: [{ in: 'view/title', group: 'navigation@1', when: 'view == gloss.agreement && gloss.hasStudy' }],
  },
  refreshAgreement: {
    icon: 'refresh',
    enablement: inStudy,
    menus: [{ in: 'view/title', group: 'navigation@2', when: 'view == gloss.agreement && gloss.hasStudy' }],
  },
  compareWithGold: {
    enablement: inStudy,
    menus: [{ in: 'view/title', group: '1_tables@1', when: 'view == gloss.agreement && gloss.hasStudy' }],
  },
  showConfusion: {
    enablement: inStudy,
    menus: [{ in: 'view/title', group: '1_tables@2', when: 'view == gloss.agreement && gloss.hasStudy' }],
  },
  openComparedPassage: { isInPalette: false },
};
