import {
  chord,
  chordInCodebook,
  inText,
  inThemesList,
  inTranscript,
  onTranscriptTitle,
  reconciling,
  whileCoding,
  whileReconciling,
  type Contributions,
} from '../common/contributions.js';

/** What is done to passages: coding, bounds, moving, undo. */
export const codingContributions: Contributions = {
  applyCode: {
    icon: 'symbol-color',
    enablement: inTranscript,
    keys: [whileCoding('c'), { key: 'alt+enter', when: `${inText} && !findWidgetVisible` }, chord('c')],
    menus: [{ in: 'gloss.editor', group: '1_apply@1', when: inTranscript }],
  },
  applyRecentCode: {
    enablement: inTranscript,
    isInPalette: false,
    keys: [whileCoding, chord].flatMap((keyOf) => Array.from('123456789', (digit) => keyOf(digit, Number(digit)))),
  },
  applyThemeCode: {
    icon: 'symbol-color',
    enablement: inTranscript,
    isInPalette: false,
    menus: [
      { in: 'view/item/context', group: 'inline@1', when: 'view == gloss.themes && viewItem =~ /^codable/' },
      { in: 'view/item/context', group: '1_code@1', when: 'view == gloss.themes && viewItem =~ /^codable/' },
    ],
  },
  codeInVivo: {
    enablement: inTranscript,
    keys: [whileCoding('v'), chord('v')],
    menus: [{ in: 'gloss.editor', group: '1_apply@2', when: inTranscript }],
  },
  removeCode: {
    enablement: inTranscript,
    keys: [whileCoding('x'), chord('x')],
    menus: [{ in: 'gloss.editor', group: '1_apply@3', when: inTranscript }],
  },
  setBounds: {
    enablement: inTranscript,
    keys: [whileCoding('b'), chord('b')],
    menus: [{ in: 'gloss.editor', group: '2_bounds@1', when: inTranscript }],
  },
  pullStart: { enablement: inTranscript, keys: [whileCoding('['), chord('[BracketLeft]')] },
  pullEnd: { enablement: inTranscript, keys: [whileCoding(']'), chord('[BracketRight]')] },
  splitSegment: {
    enablement: inTranscript,
    keys: [whileCoding('s'), chord('s')],
    menus: [{ in: 'gloss.editor', group: '2_bounds@2', when: inTranscript }],
  },
  mergeSegments: {
    enablement: inTranscript,
    keys: [whileCoding('g'), chord('g')],
    menus: [{ in: 'gloss.editor', group: '2_bounds@3', when: inTranscript }],
  },
  toggleExemplar: {
    enablement: inTranscript,
    keys: [whileCoding('e'), chord('e')],
    menus: [{ in: 'gloss.editor', group: '3_notes@2', when: inTranscript }],
  },
  undo: {
    keys: [
      whileCoding('u'),
      { key: 'ctrl+z', mac: 'cmd+z', when: inThemesList },
      whileReconciling('u'),
      chordInCodebook('u'),
      chord('u'),
    ],
    menus: [{ in: 'gloss.editor', group: '4_history@1', when: inTranscript }],
  },
  redo: {
    keys: [
      whileCoding('ctrl+r'),
      { key: 'ctrl+shift+z', mac: 'cmd+shift+z', when: inThemesList },
      { key: 'ctrl+r', mac: 'cmd+r', when: `${reconciling} && ${inText}` },
      chordInCodebook('r'),
      chord('r'),
    ],
    menus: [{ in: 'gloss.editor', group: '4_history@2', when: inTranscript }],
  },
  nextSentence: { enablement: inTranscript, keys: [whileCoding('j'), whileCoding('down'), chord('j')] },
  previousSentence: { enablement: inTranscript, keys: [whileCoding('k'), whileCoding('up'), chord('k')] },
  extendToNextSentence: {
    enablement: inTranscript,
    keys: [whileCoding('shift+j'), whileCoding('shift+down'), chord('shift+j')],
  },
  extendToPreviousSentence: {
    enablement: inTranscript,
    keys: [whileCoding('shift+k'), whileCoding('shift+up'), chord('shift+k')],
  },
  extendToNextTurn: {
    enablement: inTranscript,
    keys: [whileCoding('shift+l'), whileCoding('shift+right'), chord('shift+l')],
  },
  extendToPreviousTurn: {
    enablement: inTranscript,
    keys: [whileCoding('shift+h'), whileCoding('shift+left'), chord('shift+h')],
  },
  nextSegment: { enablement: inTranscript, keys: [whileCoding('n'), chord('n')] },
  previousSegment: { enablement: inTranscript, keys: [whileCoding('p'), chord('p')] },
  readCodes: {
    enablement: inTranscript,
    keys: [whileCoding('i'), chord('i')],
    menus: [{ in: 'gloss.editor', group: '3_notes@4', when: inTranscript }],
  },
  toggleCodingMode: {
    icon: 'edit',
    enablement: inTranscript,
    keys: [whileCoding('q'), chord('q')],
    menus: [{ in: 'editor/title', group: 'navigation', when: onTranscriptTitle }],
  },
  showKeys: { keys: [whileCoding('shift+/'), chord('shift+/')] },
  pickAlso: {
    enablement: 'gloss.pickingCodes',
    isInPalette: false,
    keys: [{ key: 'ctrl+i', mac: 'cmd+i', when: 'inQuickInput && gloss.pickingCodes' }],
  },
};
