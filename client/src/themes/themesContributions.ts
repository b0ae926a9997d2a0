import { inStudy, inThemesList, inTranscript, type Contributions } from '../common/contributions.js';

/** The Themes view. */
export const themesContributions: Contributions = {
  showAllCodes: {
    icon: 'eye',
    enablement: 'gloss.codesHidden',
    menus: [{ in: 'view/title', group: 'navigation', when: 'view == gloss.themes && gloss.codesHidden' }],
  },
  showOnlyCode: {
    icon: 'eye',
    isInPalette: false,
    menus: [
      { in: 'view/item/context', group: 'inline@2', when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/' },
      { in: 'view/item/context', group: '1_code@2', when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/' },
    ],
  },
  openDefinition: {
    icon: 'book',
    isInPalette: false,
    menus: [
      { in: 'view/item/context', group: '1_code@4', when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/' },
    ],
  },
  showCodeSegments: {
    icon: 'list-flat',
    isInPalette: false,
    menus: [
      { in: 'view/item/context', group: '1_code@3', when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/' },
    ],
  },
  moveCodeUp: {
    isInPalette: false,
    keys: [{ key: 'alt+up', when: inThemesList }],
    menus: [
      {
        in: 'view/item/context',
        group: '3_arrange@1',
        when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/',
      },
    ],
  },
  moveCodeDown: {
    isInPalette: false,
    keys: [{ key: 'alt+down', when: inThemesList }],
    menus: [
      {
        in: 'view/item/context',
        group: '3_arrange@2',
        when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/',
      },
    ],
  },
  moveCodeOut: {
    isInPalette: false,
    keys: [{ key: 'alt+left', when: inThemesList }],
    menus: [
      {
        in: 'view/item/context',
        group: '3_arrange@3',
        when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/',
      },
    ],
  },
  moveCodeIn: {
    isInPalette: false,
    keys: [{ key: 'alt+right', when: inThemesList }],
    menus: [
      {
        in: 'view/item/context',
        group: '3_arrange@4',
        when: 'view == gloss.themes && viewItem =~ /^(codable|grouping)/',
      },
    ],
  },
  filterThemes: {
    icon: 'search',
    enablement: inStudy,
    keys: [{ key: 'ctrl+[Quote] f', mac: 'cmd+[Quote] f', when: 'focusedView == gloss.themes' }],
    menus: [
      {
        in: 'view/title',
        group: 'navigation@1',
        when: 'view == gloss.themes && gloss.hasStudy && !gloss.themesFiltered',
      },
    ],
  },
  clearThemeFilter: {
    icon: 'clear-all',
    enablement: 'gloss.themesFiltered || gloss.filteringThemes',
    keys: [
      { key: 'escape', when: `${inThemesList} && gloss.themesFiltered` },
      { key: 'escape', when: 'inQuickInput && gloss.filteringThemes' },
    ],
    menus: [{ in: 'view/title', group: 'navigation@1', when: 'view == gloss.themes && gloss.themesFiltered' }],
  },
  sortThemes: {
    enablement: inStudy,
    menus: [{ in: 'view/title', group: '0_show@1', when: 'view == gloss.themes && gloss.hasStudy' }],
  },
  countThemes: {
    enablement: inStudy,
    menus: [{ in: 'view/title', group: '0_show@2', when: 'view == gloss.themes && gloss.hasStudy' }],
  },
  showThemesHere: {
    icon: 'file',
    enablement: 'gloss.hasStudy && !gloss.themesHere',
    menus: [
      { in: 'view/title', group: 'navigation@2', when: 'view == gloss.themes && gloss.hasStudy && !gloss.themesHere' },
    ],
  },
  showThemesEverywhere: {
    icon: 'files',
    enablement: 'gloss.themesHere',
    menus: [{ in: 'view/title', group: 'navigation@2', when: 'view == gloss.themes && gloss.themesHere' }],
  },
  nextAttention: {
    icon: 'warning',
    enablement: 'gloss.themesAttention',
    keys: [{ key: 'ctrl+[Quote] n', mac: 'cmd+[Quote] n', when: 'focusedView == gloss.themes' }],
    menus: [{ in: 'view/title', group: 'navigation@3', when: 'view == gloss.themes && gloss.themesAttention' }],
  },
  revealCode: { enablement: inTranscript, menus: [{ in: 'gloss.editor', group: '3_notes@3', when: inTranscript }] },
  showSelectedCodeSegments: { isInPalette: false },
};
