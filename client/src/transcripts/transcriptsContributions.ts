import { inStudy, onTranscriptTitle, type Contributions } from '../common/contributions.js';

/** Transcripts: what was read, pseudonyms, done, the reading face. */
export const transcriptsContributions: Contributions = {
  toggleReadingFace: {},
  pseudonymise: {
    enablement: 'gloss.hasStudy && isWorkspaceTrusted',
    menus: [{ in: 'view/title', group: '1_study', when: 'view == gloss.themes && gloss.hasStudy' }],
  },
  replaceNames: { enablement: 'gloss.namesPreviewed' },
  showTranscripts: { enablement: inStudy },
  declareDone: {
    icon: 'pass',
    enablement: 'gloss.transcriptActive && !gloss.done',
    menus: [{ in: 'editor/title', group: '3_open@2', when: `${onTranscriptTitle} && gloss.blind && !gloss.done` }],
  },
  takeBackDone: { enablement: 'gloss.transcriptActive && gloss.done' },
};
