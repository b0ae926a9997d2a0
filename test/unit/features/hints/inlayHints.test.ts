import assert from 'node:assert/strict';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import { hintsFor, inlayHints } from '../../../../server/src/features/hints/inlayHints.js';
import type { GlossSettings } from '#protocol';
import { readMarks } from '../../../support/marks.js';
import { linesOf, offsetAt } from '../../../../server/src/core/text/lines.js';
import { ask, bookPath, root, serving, transcriptUri, viewOf, type Coded } from '../support.js';

const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const parts = ({ label }: InlayHint): readonly InlayHintLabelPart[] => label as InlayHintLabelPart[];

/** The text with its hints in `{}`. */
function withHints(text: string, hints: readonly InlayHint[]): string {
  const lines = linesOf(text);
  return [...hints]
    .sort((a, b) => offsetAt(lines, b.position) - offsetAt(lines, a.position))
    .reduce((shown, hint) => {
      const at = offsetAt(lines, hint.position);
      const label = parts(hint).map(({ value }) => value);
      return `${shown.slice(0, at)}{${label.join('')}}${shown.slice(at)}`;
    }, text);
}

describe('inlay hints', () => {
  const check = (
    what: string,
    kind: GlossSettings['inlayHints'],
    fixture: string,
    coded: Readonly<Record<string, Coded>>,
    expected: string,
  ): void => {
    it(what, () => {
      const { view, text } = viewOf(fixture, coded);
      assert.equal(withHints(text, hintsFor(view, everywhere, kind)), expected);
    });
  };
  const both = { x: { codes: [{ code: 'trust', weight: 3 }, { code: 'paces' }] } };
  const yours = { y: { codes: [{ code: 'trust' }], coder: 'you' } };

  check('are none where they are off', 'off', 'P1: ⟦trust|We waited⟧.', {}, 'P1: We waited.');
  check('name the code behind the passage', 'names', 'P1: ⟦trust|We waited⟧ long.', {}, 'P1: We waited{Trust} long.');
  check(
    'name several codes with their weights',
    'names',
    'P1: ⟦x|We waited⟧.',
    both,
    'P1: We waited{Trust 3 · Clashing paces}.',
  );
  check(
    'stand together where passages end together',
    'names',
    'P1: ⟦trust|We ⟦paces|waited⟧⟧.',
    {},
    'P1: We waited{Trust · Clashing paces}.',
  );
  check(
    'name own codes alone where there are some',
    'names',
    'P1: ⟦y|We ⟦paces|waited⟧⟧ ⟦y|on⟧.',
    yours,
    'P1: We waited{Clashing paces} on.',
  );
  check(
    'say whose they are where there are none of one’s own',
    'names',
    'P1: ⟦y|We waited⟧.',
    yours,
    'P1: We waited{Trust (you)}.',
  );
  check('name a code that no codebook has by its id', 'names', 'P1: ⟦gone|We waited⟧.', {}, 'P1: We waited{gone}.');
  check('count codes', 'counts', 'P1: ⟦x|We ⟦paces|waited⟧⟧ ⟦trust|long⟧.', both, 'P1: We waited{3} long{1}.');
  check('leave out what has no place', 'counts', 'P1: ⟦z|We waited⟧.', { z: { state: 'orphaned' } }, 'P1: We waited.');

  it('cut long names', () => {
    const files = { [bookPath]: `codebook: x\ncodes:\n  - id: trust\n    name: ${'long '.repeat(20)}\n` };
    const { view } = viewOf('P1: ⟦trust|We waited⟧.', {}, { files });
    assert.equal(parts(hintsFor(view, everywhere, 'names')[0]!)[0]?.value, 'long long long long long long long long…');
  });

  it('lead to the code’s definition, and show its brief', () => {
    const { view } = viewOf('P1: ⟦paces|We waited⟧.');
    const [part] = parts(hintsFor(view, everywhere, 'names')[0]!);
    assert.equal(part?.tooltip, 'Different speeds');
    assert.deepEqual(part.location, {
      uri: `${root}/${bookPath}`,
      range: { start: { line: 7, character: 12 }, end: { line: 7, character: 17 } },
    });
  });

  it('are those of the range asked for', () => {
    const { ranges } = readMarks('P1: We ⟦waited⟧.');
    const { view } = viewOf('P1: ⟦trust|We⟧ ⟦paces|waited⟧.\n\nI: ⟦trust|Yes⟧.');
    const range = { start: { line: 0, character: ranges[0]!.start }, end: { line: 0, character: ranges[0]!.end } };
    assert.equal(hintsFor(view, range, 'names').length, 1);
    assert.equal(hintsFor(view, { start: range.end, end: range.end }, 'names').length, 1);
    assert.equal(hintsFor(view, range, 'names')[0]?.paddingLeft, true);
  });

  it('are asked for in the way the settings say', async () => {
    const { view } = viewOf('P1: ⟦trust|We waited⟧.');
    const settings = (kind: GlossSettings['inlayHints']) => () =>
      Promise.resolve({ coder: '', inlayHints: kind, tidySelections: true });
    const params = { textDocument: { uri: transcriptUri }, range: everywhere };
    const found = (kind: GlossSettings['inlayHints']): Promise<InlayHint[]> =>
      ask(inlayHints, { ...serving(view), settings: settings(kind) }, 'textDocument/inlayHint', params);
    assert.deepEqual(await found('off'), []);
    assert.equal(parts((await found('counts'))[0]!)[0]?.value, '1');
  });
});
