import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  folded,
  inARow,
  joined,
  marks,
  table,
  tableRow,
  wordsOfLines,
  type Markdown,
} from '../../../../server/src/cli/formats/markdown.js';
import { commandsIn, forbiddenIn, hostile } from '../../../support/hostile.js';
import { foundByHosts, renderedByMarkdownIt, renderedByMicromark } from '../../../support/rendered.js';

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
});
