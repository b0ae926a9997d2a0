import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-types';
import { forbiddenIn, hostile } from '../../../support/hostile.js';
import { renderedByMarkdownIt, renderedByMicromark } from '../../../support/rendered.js';
import { hoverCode, hoverSegments } from '../../../../server/src/features/hints/hover.js';
import { bookPath, transcriptUri, viewOf, yamlOf } from '../../../unit/features/support.js';

const valueOf = (found: Hover | undefined | null): string =>
  (found?.contents as { value: string } | undefined)?.value ?? '';

describe('a hover’s text about a code', () => {
  /** What the hover's own marks become. */
  const own = ['p', 'strong', 'em', 'ul', 'li', 'blockquote', 'hr'];
  for (const [what, text] of hostile) {
    it(`is rendered without ${what}`, async () => {
      const written = JSON.stringify(text);
      const fields = ['definition', 'brief'].map((key) => `        ${key}: ${written}\n`).join('');
      const rules = ['include', 'exclude'].map((key) => `        ${key}: [${written}, ""]\n`).join('');
      const files = {
        [bookPath]: `codebook: One\ncodes:\n  - id: theme\n    name: ${written}\n    codes:\n      - id: trust\n        name: ${written}\n${fields}${rules}`,
        'gloss.yaml': `coders: [{ id: me, name: ${written}, role: ${written} }]\n`,
      };
      const coded = { x: { codes: [{ code: 'trust', weight: text }, { code: text }], memo: text, on: text } };
      const { view, caret } = viewOf('P1: ⟦x|wa‸ited⟧', coded, { files });
      const value = valueOf(hoverSegments(view, transcriptUri, caret, false));
      assert.deepEqual(forbiddenIn(value), []);
      for (const { elements, html } of [renderedByMarkdownIt(value), await renderedByMicromark(value)]) {
        assert.deepEqual(
          [...elements].filter((name) => !own.includes(name)),
          [],
          html,
        );
      }
    });
  }

  const attacks: readonly (readonly [string, string])[] = [
    ['a link', '[click](command:workbench.action.quit)'],
    ['a link over lines', '[click]\n(command:workbench.action.quit)'],
    ['a link by reference', '[click][1]\n\n[1]: command:quit'],
    ['an image', '![x](https://evil.example/x.png)'],
    ['an automatic link', '<command:workbench.action.quit>'],
    ['a bare address', 'https://evil.example and www.evil.example'],
    ['a bare mail address', 'someone@evil.example'],
    ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
    ['an entity', '&lt;b&gt; &#91;x](command:y) &colon;'],
    ['code', '`x` and ~~~\nx\n~~~'],
    ['a heading', '# Heading\n\nUnder\n==='],
    ['a table', '|a|b|\n|-|-|\n|c|d|'],
    ['an icon', '$(zap) $(sync~spin)'],
    ['escapes of its own', '\\[click\\](command:y) \\<b>'],
    ['a list', '- a\n* b\n+ c\n1. d\n2) e'],
    ['a rule', '---\n***\n___'],
    ['a quotation', '> a\n> b'],
  ];
  for (const [what, attack] of attacks) {
    it(`leaves nothing active of ${what}, wherever it stands`, () => {
      const text = JSON.stringify(attack);
      const fields = `    definition: ${text}\n    brief: ${text}\n    include: [${text}]\n    exclude: [${text}]\n`;
      const files = {
        [bookPath]: `codebook: One\ncodes:\n  - id: theme\n    name: ${text}\n    codes:\n      - id: trust\n        name: ${text}\n${fields.replace(/^/gm, '    ')}`,
        'gloss.yaml': `coders: [{ id: me, name: ${text}, role: ${text} }]\n`,
      };
      const coded = { x: { codes: [{ code: 'trust', weight: attack }, { code: attack }], memo: attack, on: attack } };
      const { view, caret } = viewOf('P1: ⟦x|wa‸ited⟧', coded, { files });
      assertHarmless(valueOf(hoverSegments(view, transcriptUri, caret, false)), attack);
      const { yaml, caret: at } = yamlOf(files[bookPath].replace('id: trust', 'id: tr‸ust'), bookPath, files);
      assertHarmless(valueOf(hoverCode(yaml, at, false)), attack);
    });
  }

  /** Nothing is left that Markdown reads as anything but text, but for the hover's own marks. */
  function assertHarmless(value: string, attack: string): void {
    assert.notEqual(value, '');
    const own = value
      .replace('\n\n---\n\n', '\n\n')
      .replace(/\\[\\`*_[\]<>~|$&@.:#+=(-]|&(?:lt|gt|amp);/g, 'x')
      .replace(/(^|\d)\\(?=[.)])/gm, '$1x')
      .replace(/^\*\*|\*\*(?= ·|$)|^> ?|^- |^_When (?:to use|not)_$/gm, '');
    assert.doesNotMatch(own, /[\\`*_[\]<>~|$&@]/, `of ${attack} there is left: ${value}`);
    assert.doesNotMatch(own, /^\s*(?:\d+[.)]|[-+=#])|www\.|:\/\//im);
  }
});
