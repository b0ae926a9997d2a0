import assert from 'node:assert/strict';
import { CompletionItemTag, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { completeCodes, completion } from '../../../../server/src/features/completion/completion.js';
import { ask, bookPath, codebook, markRanges, root, studyOf, yamlOf } from '../support.js';

const codingsPath = 'codings/me/P01.txt.codings.yaml';
const entry = (codes: string): string =>
  `transcript: transcripts/P01.txt\ncoder: me\ntext: sha256-0\nsegments:\n  - id: a\n    at: 1:1-1:3\n    quote: We\n${codes}\n`;
const textEdit = ({ textEdit: edit }: CompletionItem): { newText: string; range: CompletionRange } =>
  edit as { newText: string; range: CompletionRange };
type CompletionRange = Parameters<typeof markRanges>[1][number];

/** What may be applied, and what may be named in a codebook. */
const codable = ['paces', 'opposition', 'trust', 'old'];
const all = ['challenges', ...codable];

describe('completion of codes', () => {
  /** The mark without a name is what an item puts its id in the place of. */
  const check = (what: string, path: string, fixture: string, expected: readonly string[]): void => {
    it(`is offered ${what}`, () => {
      const { yaml, caret, text } = yamlOf(fixture.replace(/[⟦⟧]/g, ''), path);
      const { items, isIncomplete } = completeCodes(yaml, caret);
      assert.equal(isIncomplete, false);
      assert.deepEqual(
        items.map(({ label }) => label),
        expected,
      );
      for (const item of items) {
        assert.equal(textEdit(item).newText, item.label);
        assert.equal(markRanges(text, [textEdit(item).range]), fixture.replace('‸', ''));
      }
    });
  };
  const inCodings = (what: string, codes: string, expected = codable): void =>
    check(what, codingsPath, entry(codes), expected);
  const inBook = (what: string, end: string, expected = all): void =>
    check(what, bookPath, `${codebook}${end}\n`, expected);

  inCodings('in a list', '    codes: [⟦‸⟧]');
  inCodings('in a list that is not closed yet', '    codes: [⟦tr‸⟧');
  inCodings('behind a comma', '    codes: [trust, ⟦‸⟧]');
  inCodings('in the place of the whole id', '    codes: [⟦tr‸ust⟧, paces]');
  inCodings('with a weight', '    codes: [{ code: ⟦tr‸⟧, weight: 2 }]');
  inCodings('in an item', '    codes:\n      - ⟦tr‸⟧');
  inCodings('in a later item', '    codes:\n      - paces\n      - ⟦‸⟧');
  inCodings('in an item with a weight', '    codes:\n      - code: ⟦‸⟧');
  inCodings('not in a quote', '    codes: [trust]\n    quote: We, ‸', []);
  inCodings('not in a memo that names codes', '    memo: see codes‸', []);
  inCodings('not in a list of something else', '    others:\n      - ‸', []);
  inBook('in what a code differs from', '    differs:\n      - code: ⟦tr‸⟧');
  inBook('in what a code was merged into', '    merged-into: ⟦‸⟧');
  inBook('in what a code excludes', '    excludes: [trust, ⟦‸⟧]');
  inBook('in an item of what a code excludes', '    excludes:\n      - ⟦‸⟧');
  inBook('not as an id', '  - id: tr‸', []);
  inBook('not in a code’s own list of codes', '    codes: [‸]', []);
  check('not in gloss.yaml', 'gloss.yaml', 'study: x\ncodes: [‸]\n', []);

  it('shows name and path, finds by name and alias, and strikes out what is retired, last', () => {
    const { yaml, caret } = yamlOf(entry('    codes: [‸]'), codingsPath);
    const items = completeCodes(yaml, caret).items;
    const item = (id: string): CompletionItem => items.find(({ label }) => label === id)!;
    assert.deepEqual(item('paces').labelDetails, { detail: ' Clashing paces', description: 'Challenges' });
    assert.equal(item('trust').filterText, 'trust Trust confidence');
    assert.deepEqual(item('old').tags, [CompletionItemTag.Deprecated]);
    const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    assert.deepEqual(
      sorted.map(({ label }) => label),
      codable,
    );
  });

  it('says what a code means only when asked for', async () => {
    const { yaml, caret } = yamlOf(entry('    codes: [‸]'), codingsPath);
    const list = await ask<CompletionList>(completion, { yaml: () => yaml }, 'textDocument/completion', {
      textDocument: { uri: `${root}/${codingsPath}` },
      position: caret,
    });
    assert.ok(list.items.every(({ documentation }) => documentation === undefined));
    const given = { studies: () => [studyOf()] };
    const resolved = await ask<CompletionItem>(completion, given, 'completionItem/resolve', list.items[0]);
    assert.deepEqual(resolved, {
      ...list.items[0],
      documentation: { kind: 'markdown', value: '**Clashing paces**\n\nChallenges · Different speeds' },
    });
  });

  it('leaves an item as it is whose code is gone, or which is another server’s', async () => {
    const given = { studies: () => [studyOf()] };
    const items: readonly CompletionItem[] = [
      { label: 'a', data: { study: root, code: 'gone' } },
      { label: 'b', data: { study: 'file:///other', code: 'trust' } },
      { label: 'c' },
    ];
    for (const item of items) assert.deepEqual(await ask(completion, given, 'completionItem/resolve', item), item);
  });

  it('is nothing in a file that is no YAML file of a study', async () => {
    const params = { textDocument: { uri: 'file:///x.yaml' }, position: { line: 0, character: 0 } };
    assert.equal(await ask(completion, {}, 'textDocument/completion', params), null);
  });
});
