import assert from 'node:assert/strict';
import { InsertTextFormat, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { codeKeys, codebookKeys } from '../../../../server/src/core/codebook/parseCodebook.js';
import { keyTexts } from '../../../../server/src/core/codebook/keyTexts.js';
import { completeCodebook } from '../../../../server/src/features/completion/completeCodebook.js';
import { completion } from '../../../../server/src/features/completion/completion.js';
import { ask, bookPath, root, yamlOf } from '../support.js';

const itemsAt = (fixture: string, path = bookPath, snippets = true): CompletionItem[] => {
  const { yaml, caret } = yamlOf(fixture, path);
  return completeCodebook(yaml, caret, snippets);
};
const labels = (items: readonly CompletionItem[]): readonly string[] => items.map(({ label }) => label);
const without = (...keys: string[]): readonly string[] => codeKeys.filter((key) => !keys.includes(key));

describe('completion in a codebook', () => {
  const check = (what: string, fixture: string, expected: readonly string[]): void => {
    it(what, () => assert.deepEqual(labels(itemsAt(fixture)), expected));
  };
  check('offers the keys of a file that it lacks', 'codebook: x\n‸\ncodes: []\n', [
    'version',
    'description',
    'origin',
    'history',
  ]);
  check('offers all of them in an empty file', '‸', codebookKeys);
  check(
    'offers the keys that an entry lacks, in order',
    'codes:\n  - id: a\n    ‸\n    name: A\n  - id: b\n    brief: x\n',
    without('id', 'name'),
  );
  check(
    'offers them below a nested list',
    'codes:\n  - id: a\n    include:\n      - x\n    st‸',
    without('id', 'include'),
  );
  check('offers them in a code below a code', 'codes:\n  - id: a\n    codes:\n      - id: b\n        ‸', without('id'));
  check(
    'offers them while the file is broken',
    'codes:\n  - id: a\n    include: [x\n    name: "A\n    de‸',
    without('id', 'include', 'name'),
  );
  check('offers them where lists are not indented', 'codes:\n- id: a\n  ‸\n', without('id'));
  check('offers the keys of an example', 'codes:\n  - id: a\n    examples:\n      - quote: x\n        ‸', [
    'kind',
    'note',
    'transcript',
    'segment',
  ]);
  check('offers the keys of what differs', 'codes:\n  - id: a\n    differs:\n      - ‸', ['code', 'rule']);
  check('offers a new code, or its keys, behind a dash', 'codes:\n  - ‸', ['New code', ...codeKeys]);
  check('offers a new code where a dash may stand', 'codes:\n  - id: a\n    name: A\n  ‸\n', ['New code']);
  check('offers nothing in prose', 'codes:\n  - id: a\n    definition: >-\n      na‸', []);
  check('offers nothing in a list of texts', 'codes:\n  - id: a\n    include:\n      - na‸', []);
  check('offers what “status” may be', 'codes:\n  - id: a\n    status: ‸', ['draft', 'active', 'retired']);
  check('offers what “codable” may be', 'codes:\n  - id: a\n    codable: f‸', ['true', 'false']);
  check('offers kinds of examples', 'codes:\n  - id: a\n    examples:\n      - { quote: x, kind: ‸', [
    'typical',
    'atypical',
    'close-but-no',
  ]);
  check('offers no value where any text may stand', 'codes:\n  - id: a\n    name: ‸', []);

  it('shows the palette’s colours', () => {
    const [first] = itemsAt('codes:\n  - id: a\n    color: ‸');
    assert.deepEqual([first?.label, first?.documentation], ['crimson', '#d1495b']);
  });
  it('is nothing in other files', () => assert.deepEqual(itemsAt('‸', 'gloss.yaml'), []));

  it('fills in a new code, as plain text where the client takes no snippets', () => {
    const [snippet] = itemsAt('codes:\n  ‸');
    const [plain] = itemsAt('codes:\n  - ‸', bookPath, false);
    assert.equal(snippet?.insertTextFormat, InsertTextFormat.Snippet);
    assert.match(snippet.textEdit?.newText ?? '', /^- id: \$\{1:new-code\}\n {4}name: \$\{2:Name\}\n/);
    assert.equal(plain?.insertTextFormat, InsertTextFormat.PlainText);
    assert.match(plain.textEdit?.newText ?? '', /^id: new-code\n {4}name: Name\n/);
  });

  it('says what a key is for only when asked', async () => {
    const { yaml, caret } = yamlOf('codes:\n  - id: a\n    excl‸');
    const params = { textDocument: { uri: `${root}/${bookPath}` }, position: caret };
    const { items } = await ask<CompletionList>(completion, { yaml: () => yaml }, 'textDocument/completion', params);
    const exclude = items.find(({ label }) => label === 'exclude');
    assert.equal(exclude?.documentation, undefined);
    const resolved = await ask<CompletionItem>(completion, {}, 'completionItem/resolve', exclude);
    assert.equal(resolved.documentation, keyTexts()['exclude']);
    for (const key of [...codeKeys, ...codebookKeys]) assert.ok(keyTexts()[key], key);
  });
});
