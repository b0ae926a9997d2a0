import { chord, whereCodesAre, whileCoding, type Contributions } from '../common/contributions.js';

/** The Segments view, and codes to look at again. */
export const segmentsContributions: Contributions = {
  showReferences: { isInPalette: false },
  nextToRecode: { enablement: whereCodesAre, keys: [whileCoding('.'), chord('[Period]')] },
  previousToRecode: { enablement: whereCodesAre, keys: [whileCoding(','), chord('[Comma]')] },
  stillFits: {
    icon: 'check',
    enablement: whereCodesAre,
    keys: [whileCoding('f'), chord('f')],
    menus: [
      { in: 'view/item/context', group: 'inline@1', when: 'view == gloss.segments && viewItem == recode' },
      { in: 'view/item/context', group: '1_segment@1', when: 'view == gloss.segments && viewItem == recode' },
    ],
  },
  changeCode: {
    icon: 'replace',
    enablement: whereCodesAre,
    keys: [whileCoding('a'), chord('a')],
    menus: [
      { in: 'view/item/context', group: 'inline@2', when: 'view == gloss.segments && viewItem == recode' },
      { in: 'view/item/context', group: '1_segment@2', when: 'view == gloss.segments && viewItem == recode' },
    ],
  },
  showSegments: { isInPalette: false },
  showAllSegments: {
    icon: 'clear-all',
    menus: [{ in: 'view/title', group: 'navigation', when: 'view == gloss.segments' }],
  },
  goToSegment: {
    icon: 'go-to-file',
    isInPalette: false,
    menus: [
      {
        in: 'view/item/context',
        group: '1_segment@3',
        when: 'view == gloss.segments && viewItem =~ /^(segment|recode)$/',
      },
    ],
  },
  copyCitation: {
    icon: 'quote',
    isInPalette: false,
    menus: [
      {
        in: 'view/item/context',
        group: 'inline@1',
        when: 'view == gloss.segments && viewItem =~ /^(segment|transcript)$/',
      },
      {
        in: 'view/item/context',
        group: '1_segment@4',
        when: 'view == gloss.segments && viewItem =~ /^(segment|transcript|recode)$/',
      },
    ],
  },
  removeListedSegment: {
    icon: 'trash',
    isInPalette: false,
    menus: [
      {
        in: 'view/item/context',
        group: '2_remove',
        when: 'view == gloss.segments && viewItem =~ /^(segment|recode)$/',
      },
      { in: 'view/item/context', group: 'inline@3', when: 'view == gloss.segments && viewItem == recode' },
    ],
  },
};
