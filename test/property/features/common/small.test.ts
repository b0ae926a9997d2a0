import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plain } from '../../../../server/src/core/text/plain.js';
import { cutText, escapeMarkdown } from '../../../../server/src/features/common/markdown.js';
import { asPlainText } from '../../../../server/src/features/hints/plainHover.js';
import { renderedByMarkdownIt, renderedByMicromark } from '../../../support/rendered.js';

/** Marks of Markdown, white space and odd characters. */
const oddText = fc
  .array(
    fc.constantFrom(
      ...Array.from('\\`*_{}[]()#+-.!|<>~$&:@^="'),
      'ab',
      ' ',
      '\n',
      '\t',
      '&lt;',
      ...['http', 'www', '//', 'mailto', 'a.org', '1', '12', '---', '===', '```', '![', '- [ ] '],
      '😀',
      '👩🏽‍⚕️',
      'é',
      '\ud83d',
      '\u0000',
    ),
  )
  .map((pieces) => pieces.join(''));

describe('text in Markdown', () => {
  it('shows nothing else, wherever it stands, by the rules of two renderers', async () => {
    const places = ['', 'a ', '> ', '- ', '_When_\n- ', 'Above\n\n'];
    const ours = new Set(['p', 'blockquote', 'ul', 'li', 'em']);
    const words = (text: string): string => text.replace(/\s+/g, '');
    await fc.assert(
      fc.asyncProperty(oddText, fc.constantFrom(...places), async (text, place) => {
        fc.pre(words(plain(text)) !== '');
        const source = place + escapeMarkdown(text);
        for (const { elements, text: shown } of [renderedByMarkdownIt(source), await renderedByMicromark(source)]) {
          const others = [...elements].filter((name) => !ours.has(name));
          assert.deepEqual(
            { others, shown: words(shown) },
            { others: [], shown: words(place.replace(/[>_-]/g, '') + plain(text)) },
            source,
          );
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const back = escapeMarkdown(text)
          .replace(/\\(.)/gu, '$1')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
        assert.equal(back, plain(text).replace(/\s+/g, ' '));
      }),
    );
  });

  it('comes out as it was, without marks of ours, where a client asked for plain text', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const shown = plain(text).replace(/\s+/g, ' ');
        const { value } = asPlainText(`**${escapeMarkdown(text)}** _~~${escapeMarkdown(text)}~~_`);
        assert.equal(value, `${shown} ${shown}`);
      }),
    );
  });
});

describe('a text that is cut', () => {
  it('is never longer than asked for, nor splits an emoji', () => {
    fc.assert(
      fc.property(
        oddText.map((text) => text.replaceAll('\ud83d', '')),
        fc.integer({ min: 2, max: 40 }),
        (text, most) => {
          const cut = cutText(text, most);
          assert.ok(cut.length <= Math.max(most, 0));
          assert.doesNotMatch(cut, /[\ud800-\udbff](?![\udc00-\udfff])/);
        },
      ),
    );
  });
});
