import { onTranscriptTitle, type Contributions } from '../common/contributions.js';

/** Studies, coders and git. */
export const studyContributions: Contributions = {
  newStudy: {
    enablement: 'isWorkspaceTrusted',
    menus: [{ in: 'view/title', group: '1_study', when: 'view == gloss.themes' }],
  },
  openSampleStudy: { enablement: 'isWorkspaceTrusted' },
  chooseCoder: { menus: [{ in: 'view/title', group: '1_study', when: 'view == gloss.themes' }] },
  setUpGit: {
    enablement: 'gloss.hasStudy && isWorkspaceTrusted',
    menus: [{ in: 'view/title', group: '1_study', when: 'view == gloss.themes && gloss.hasStudy' }],
  },
  showCoders: {
    icon: 'organization',
    menus: [
      { in: 'editor/title', group: '3_open@3', when: onTranscriptTitle },
      { in: 'view/title', group: '0_show@3', when: 'view == gloss.themes && gloss.hasStudy' },
    ],
  },
  showMyCodings: {
    icon: 'person',
    menus: [
      { in: 'editor/title', group: '3_open@4', when: onTranscriptTitle },
      { in: 'view/title', group: '0_show@4', when: 'view == gloss.themes && gloss.hasStudy' },
    ],
  },
  showAllCoders: {
    icon: 'eye-closed',
    enablement: 'gloss.codersHidden',
    menus: [
      { in: 'editor/title', group: '3_open@1', when: `${onTranscriptTitle} && gloss.codersHidden` },
      { in: 'view/title', group: 'navigation', when: 'view == gloss.themes && gloss.codersHidden' },
    ],
  },
};
