import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver-types';
import { formatting, formatYamlFile } from '../../../../server/src/features/codebook/formatting.js';
import { ask, bookPath, markRanges, root, yamlOf } from '../support.js';

describe('formatting', () => {
  const check = (what: string, fixture: string, expected: string | undefined, path = bookPath): void => {
    it(what, () => {
      const { yaml, text } = yamlOf(fixture.replace(/[⟦⟧]/g, ''), path);
      const edits = formatYamlFile(yaml);
      assert.equal(edits?.map(({ newText }) => newText).join(), expected);
      const ranges = edits?.map(({ range }) => range) ?? [];
      if (ranges.length > 0) assert.equal(markRanges(text, ranges), fixture);
    });
  };
  check('replaces no more than what changes', 'codes:\n  - ⟦name: A\n    id: a⟧\n  - id: b\n', 'id: a\n    name: A');
  check('has nothing to do where all is in order', 'codes:\n  - id: a\n', '');
  check('leaves a codebook with errors alone', 'codes:\n  - name: [A\n', undefined);
  check('leaves gloss.yaml alone', 'coders: []\nstudy: x\n', undefined, 'gloss.yaml');
  check(
    'puts a codings file in order',
    'transcript: t\ncoder: me\ntext: x\nsegments:\n  - ⟦at: 1:1-1:3\n    id: a⟧\n    quote: We\n    codes: []\n',
    'id: a\n    at: 1:1-1:3',
    'codings/me/P01.txt.codings.yaml',
  );

  it('answers null for what it leaves alone, as for a file of no study', async () => {
    const { yaml } = yamlOf('codes: [\n');
    const params = { textDocument: { uri: `${root}/${bookPath}` } };
    assert.equal(await ask(formatting, { yaml: () => yaml }, 'textDocument/formatting', params), null);
    assert.equal(await ask(formatting, {}, 'textDocument/formatting', params), null);
    const inOrder = yamlOf('codes:\n  - id: a\n').yaml;
    assert.deepEqual(await ask<TextEdit[]>(formatting, { yaml: () => inOrder }, 'textDocument/formatting', params), []);
  });
});
