import {
  chord,
  inThemesList,
  inTranscript,
  whereCodesAre,
  whileCoding,
  type Contributions,
} from '../common/contributions.js';

/** What is done to a code. */
export const codebookContributions: Contributions = {
  renameCode: {
    enablement: whereCodesAre,
    keys: [whileCoding('f2'), { key: 'f2', when: inThemesList, args: 'themes' }, chord('f2')],
    menus: [
      { in: 'gloss.editor', group: '5_codebook@1', when: inTranscript },
      { in: 'view/item/context', group: '2_change@1', when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/' },
    ],
  },
  mergeCode: {
    enablement: whereCodesAre,
    menus: [
      { in: 'gloss.editor', group: '5_codebook@2', when: inTranscript },
      { in: 'view/item/context', group: '2_change@3', when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/' },
    ],
  },
  splitCode: {
    enablement: whereCodesAre,
    menus: [
      { in: 'gloss.editor', group: '5_codebook@3', when: inTranscript },
      { in: 'view/item/context', group: '2_change@4', when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/' },
    ],
  },
  moveCode: {
    enablement: whereCodesAre,
    menus: [
      { in: 'view/item/context', group: '2_change@2', when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/' },
    ],
  },
  retireCode: {
    enablement: whereCodesAre,
    menus: [
      {
        in: 'view/item/context',
        group: '4_remove@1',
        when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/ && viewItem !~ /retired/',
      },
    ],
  },
  restoreCode: {
    enablement: whereCodesAre,
    menus: [
      {
        in: 'view/item/context',
        group: '4_remove@1',
        when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/ && viewItem =~ /retired/',
      },
    ],
  },
  deleteCode: {
    enablement: whereCodesAre,
    keys: [{ key: 'delete', mac: 'cmd+backspace', when: inThemesList, args: 'themes' }],
    menus: [
      { in: 'view/item/context', group: '4_remove@2', when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/' },
    ],
  },
  reviseCode: {
    enablement: whereCodesAre,
    menus: [
      { in: 'gloss.editor', group: '5_codebook@4', when: inTranscript },
      { in: 'view/item/context', group: '2_change@5', when: 'view == gloss.themes && viewItem =~ /(theme|leaf)/' },
    ],
  },
  previewRename: {
    enablement: 'renameInputVisible',
    isInPalette: false,
    keys: [
      {
        key: 'shift+enter',
        when: 'renameInputVisible && gloss.hasStudy && editorLangId =~ /^(transcript|yaml|plaintext|markdown|webvtt|srt)$/',
      },
    ],
  },
};
