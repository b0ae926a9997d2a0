import assert from 'node:assert/strict';
import { escapeHtml, words } from '../../../server/src/cli/review/comment.js';

/** What study text becomes in a comment; `·` stands for a space without width. */
const cases: readonly (readonly [what: string, text: string, markdown: string])[] = [
  ['HTML and entities', '<img src=x> &amp;', '\\<img src=x\\> \\&amp;'],
  ['formatting', '**a** _b_ `c` ~~d~~', '\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
  ['links and images', '![a](http://x.y)', '!\\[a\\](http:·//x.y)'],
  ['bare addresses', 'https://x.y www.x.y mailto:a', 'https:·//x.y www.·x.y mailto:·a'],
  ['people and pull requests', '@team a@b.c #12 GH-7', '@·team a@·b.c \\#·12 GH-·7'],
  ['cells of a table', 'a | b', 'a \\| b'],
  ['formulas and emoji', '$x$ :tada:', '\\$x\\$ :·tada:'],
  ['the end of a row, and what begins a line', 'a\n\n# b\n- c', 'a \\# b - c'],
  ['the end of what is folded', '</details>', '\\</details\\>'],
];

describe('text of a study in a comment', () => {
  for (const [what, text, markdown] of cases) {
    it(`has no ${what}`, () => assert.equal(words(text).replaceAll('&#8203;', '·'), markdown));
  }

  it('is nothing but text in HTML', () => {
    const html = escapeHtml('</summary><b>*x*</b> @team https://x.y "a" & b');
    assert.doesNotMatch(html, /[<>*"]|&(?!#\d+;)|@|:\/\//);
  });
});
