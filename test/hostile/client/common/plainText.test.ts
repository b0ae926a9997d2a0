import assert from 'node:assert/strict';
import { escapedLines, escapedText, plainText } from '../../../../client/src/common/plainText.js';
import { forbiddenIn, honestMarks, hostile } from '../../../support/hostile.js';
import { renderedByMarkdownIt, renderedByMicromark } from '../../../support/rendered.js';

describe('text of a study in the editor’s rows and messages', () => {
  for (const [what, text] of [
    ...hostile,
    ['a long flag', '🏴\u{e0061}\u{e0062}\u{e0063}\u{e0064}\u{e007f}'],
  ] as const) {
    it(`makes neither pictures nor links of ${what}`, () => {
      const shown = plainText(`a [b](command:c) $(d)${text}`);
      assert.deepEqual(forbiddenIn(shown, honestMarks), []);
      // As VS Code finds them.
      assert.doesNotMatch(shown, /\$\([\w-]+(?:~[\w-]+)?\)|\[[^\]]+\]\((?:https?:\/\/|command:|file:)|\n/);
    });

    it(`is Markdown without ${what}`, async () => {
      const source = `${escapedLines(text)}\n\n**${escapedText(`x${text}x`)}**`;
      assert.deepEqual(forbiddenIn(source, honestMarks), []);
      for (const { elements, html } of [renderedByMarkdownIt(source), await renderedByMicromark(source)]) {
        assert.deepEqual(
          [...elements].filter((name) => !['p', 'br', 'strong'].includes(name)),
          [],
          html,
        );
      }
    });
  }
});
