import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  commitName,
  folded,
  inARow,
  joined,
  marks,
  table,
  tableRow,
  wordsOfLines,
  type Markdown,
} from '../../../../server/src/cli/formats/markdown.js';
import { commandsIn, forbiddenIn, honest, hostile } from '../../../support/hostile.js';
import { foundByHosts, renderedByMarkdownIt, renderedByMicromark } from '../../../support/rendered.js';

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

/** Every place for text that there is in Markdown. */
const places: Readonly<Record<string, (text: string) => readonly Markdown[]>> = {
  'a heading': (text) => [marks`## ${text}`],
  'a paragraph': (text) => [marks`${text}`],
  'a list, in bold': (text) => [marks`- **x ${text} x** ${text}`, marks`  ${text}`],
  lines: (text) => [...wordsOfLines(text).map((line) => marks`> ${line}`), marks``, ...wordsOfLines(text)],
  'a table': (text) => [
    ...table([text, 'n'], [[text, -1]]),
    tableRow([marks`“${text}”`, joined([marks`${text}`, marks`${text}`], '<br>')]),
  ],
  'what is folded': (text) => folded(text, [marks`- ${text}`]),
  'what differs': (text) => [marks`- x: ${inARow([marks`~~x${text}x~~`, marks`**x${text}x**`])}`],
};

/** What our own marks become. */
const ours = new Set('h2 p ul li strong blockquote table thead tbody tr th td br details summary del s'.split(' '));

const sourceOf = (lines: readonly Markdown[]): string => lines.map(({ source }) => source).join('\n');
const tagsOf = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? [];

describe('Markdown', () => {
  for (const [what, text, markdown] of cases) {
    it(`has no ${what}`, () => assert.equal(marks`${text}`.source.replaceAll('&#8203;', '·'), markdown));
  }

  for (const [place, write] of Object.entries(places)) {
    const check = async (text: string): Promise<void> => {
      const source = sourceOf(write(text));
      assert.deepEqual(forbiddenIn(source), []);
      assert.deepEqual(commandsIn(source), []);
      assert.doesNotMatch(source, /(?<!\\)(?:\\\\)*\$/);
      const tame = sourceOf(write('x'));
      for (const [rendered, other] of [
        [renderedByMarkdownIt(source), renderedByMarkdownIt(tame)],
        [await renderedByMicromark(source), await renderedByMicromark(tame)],
      ] as const) {
        assert.deepEqual(
          [...rendered.elements].filter((name) => !ours.has(name)),
          [],
          rendered.html,
        );
        assert.deepEqual(foundByHosts(rendered.text), [], rendered.html);
        if (place !== 'lines') assert.deepEqual(tagsOf(rendered.html), tagsOf(other.html));
      }
    };

    for (const [what, text] of hostile) it(`in ${place}, has no ${what}`, () => check(`x${text}`));

    it(`in ${place}, has nothing of any text`, async () => {
      const mark = fc.constantFrom(
        ...Array.from('\\`*_[]<>&#|~$-+=:@!/."\'(){}^\n \t'),
        ...['a', '1', 'www.', 'http', 'com', '~~~', '---'],
      );
      await fc.assert(
        fc.asyncProperty(fc.array(mark, { maxLength: 14 }), (parts) => check(`x${parts.join('')}x`)),
        { seed: 12, numRuns: 60 },
      );
    });
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
