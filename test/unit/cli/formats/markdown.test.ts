import assert from 'node:assert/strict';
import { commitName, marks } from '../../../../server/src/cli/formats/markdown.js';
import { honest } from '../../../support/hostile.js';
import { renderedByMarkdownIt } from '../../../support/rendered.js';

/** What study text becomes in Markdown; `·` stands for a space without width. */
const cases: readonly (readonly [what: string, text: string, markdown: string])[] = [
  ['HTML and entities', '<img src=x> &amp;', '\\<img src=x\\> \\&amp;'],
  ['formatting', '**a** _b_ `c` ~~d~~', '\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
  ['links and images', '![a](http://x.y)', '!\\[a\\](http:·/·/x.y)'],
  ['bare addresses', 'https://x.y www.x.y mailto:a', 'https:·/·/x.y www·.x.y mailto:·a'],
  ['names of hosts', 'evil.com a/evil.com x.co.uk 1.5 P01.txt', 'evil.·com a/evil.com x.·co.·uk 1.5 P01.txt'],
  ['people and pull requests', '@team a@b.c #12 GH-7 !3', '@·team a@·b.c \\#·12 GH-·7 !·3'],
  ['commits', 'in 0123abcd now', 'in 0123ab·cd now'],
  ['cells of a table', 'a | b', 'a \\| b'],
  ['formulas and emoji', '$x$ :tada: 1:1-2:3', '\\$x\\$ :·tada: 1:1-2:3'],
  ['the end of a row, and what begins a line', 'a\n\n# b\n- c', 'a \\# b - c'],
  ['the end of what is folded', '</details>', '\\</details\\>'],
  ['lists and rules at its beginning', '- a', '\\- a'],
  ['numbered lists at its beginning', '1. a', '1\\. a'],
  ['templates', '{{ x }}', '\\{{ x }}'],
];

describe('Markdown', () => {
  for (const [what, text, markdown] of cases) {
    it(`has no ${what}`, () => assert.equal(marks`${text}`.source.replaceAll('&#8203;', '·'), markdown));
  }

  it('shows the text as it was', () => {
    for (const text of [...honest, 'a * b_c <d> & e | f \\ $g @h #1', '1. a', '- b']) {
      const { text: shown } = renderedByMarkdownIt(marks`${text}`.source);
      assert.equal(shown.replaceAll('\u200b', '').trim(), text.replace(/\s+/g, ' '));
    }
  });

  it('names a commit by what git names it, and by nothing else', () => {
    assert.equal(commitName('0123456789abcdef').source, '0123456789');
    assert.equal(commitName('<b>').source, '');
  });
});
