import assert from 'node:assert/strict';
import { codeAt, namedCodes } from '../../../../server/src/features/common/codeAt.js';
import { features } from '../../../../server/src/features/index.js';
import { cutText, escapeMarkdown } from '../../../../server/src/features/common/markdown.js';
import { mergeCapabilities } from '../../../../server/src/features/common/mergeCapabilities.js';
import { uriOf } from '../../../../server/src/features/common/workspace.js';
import { bookPath, codebook, studyOf, transcriptPath, yamlOf } from '../support.js';
import { writeMarks } from '../../../support/marks.js';

describe('text in Markdown', () => {
  it('shows just that text, on one line', () => {
    assert.equal(escapeMarkdown('a *b* [c](d)\n<e> & f'), 'a \\*b\\* \\[c\\]\\(d) &lt;e&gt; &amp; f');
    assert.equal(escapeMarkdown('https://a.b'), 'https\\://a\\.b');
    for (const honest of ['Yes: we did. (Twice!)', '2026-11-23', 'C# and a+b=c, 10 - 2']) {
      assert.equal(escapeMarkdown(honest), honest);
    }
  });
});

describe('a text that is cut', () => {
  it('stays whole where it fits', () => assert.equal(cutText('abc def', 7), 'abc def'));
  it('is cut at a word', () => assert.equal(cutText('abc def ghi', 10), 'abc def…'));
  it('keeps a word that ends where it is cut', () => assert.equal(cutText('abc def ghi', 8), 'abc def…'));
  it('is cut within a word that is too long, as in scripts without spaces', () =>
    assert.equal(cutText('abcdefghijkl', 8), 'abcdefg…'));
});

describe('codes named in a YAML file', () => {
  it('are all places of a codebook that name one', () => {
    const text = codebook.replace('status: retired', 'differs:\n      - { code: paces, rule: x }\n    status: retired');
    const { yaml } = yamlOf(text);
    const expected = text.replace(/(\bid|code|merged-into): (\w+)/g, (_, key: string, id: string) => `${key}: ⟦${id}⟧`);
    assert.equal(
      writeMarks(
        text,
        namedCodes(yaml).map(({ range }) => range),
      ),
      expected,
    );
  });

  const at = (fixture: string, path = bookPath): string | undefined => {
    const { yaml, caret } = yamlOf(fixture, path);
    const offset = (yaml.lines.starts[caret.line] ?? 0) + caret.character;
    return codeAt(yaml, offset)?.id;
  };
  it('are in a codebook the code around the caret, the innermost', () => {
    assert.equal(at(codebook.replace('brief: Diff', 'brief: D‸iff')), 'paces');
    assert.equal(at(codebook.replace('codable: false', 'cod‸able: false')), 'challenges');
  });
  it('are in a codebook what it mentions, before the code that mentions it', () => {
    assert.equal(at(codebook.replace('merged-into: trust', 'merged-into: ‸trust')), 'trust');
    assert.equal(at(codebook.replace('merged-into: trust', 'merged‸-into: trust')), 'old');
  });
  it('are in a codings file the very words alone', () => {
    const text = `transcript: ${transcriptPath}\ncoder: me\ntext: sha256-0\nsegments:\n  - id: trust\n    at: 1:1-1:3\n    quote: trust\n    codes: [paces, trust]\n`;
    const path = 'codings/me/P01.txt.codings.yaml';
    assert.equal(at(text.replace(', trust', ', trust‸'), path), 'trust');
    assert.equal(at(text.replace('[paces', '[pa‸ces'), path), 'paces');
    assert.equal(at(text.replace('quote: trust', 'quote: tr‸ust'), path), undefined);
    assert.equal(at(text.replace('id: trust', 'id: tr‸ust'), path), undefined);
  });
  it('are none in gloss.yaml', () => assert.equal(at('study: tr‸ust\n', 'gloss.yaml'), undefined));
});

describe('what the features say they can do', () => {
  it('is merged, maps key by key and lists end to end', () => {
    const parts = [{ a: { b: 1, l: [1] }, c: true }, { a: { d: 2, l: [2] } }, { c: false, e: null }];
    assert.deepEqual(mergeCapabilities(parts), { a: { b: 1, d: 2, l: [1, 2] }, c: false, e: null });
  });
  it('leaves what is merged as it was', () => {
    const parts = [{ a: { l: [1] } }, { a: { l: [2] } }];
    mergeCapabilities(parts);
    assert.deepEqual(parts, [{ a: { l: [1] } }, { a: { l: [2] } }]);
  });
  it('is answered by one feature for each method', () => {
    const methods: string[] = [];
    const handlers = { on: (type: { method: string }) => void methods.push(type.method) };
    for (const feature of features) feature.register(handlers, {} as never);
    assert.deepEqual(methods, [...new Set(methods)]);
  });
});

describe('a file’s address', () => {
  it('is its path, part by part, below the study’s folder', () => {
    assert.equal(uriOf(studyOf(), 'transcripts/a b/ü#?.txt'), 'file:///study/transcripts/a%20b/%C3%BC%23%3F.txt');
  });
});
