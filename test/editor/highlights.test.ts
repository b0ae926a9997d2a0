import assert from 'node:assert/strict';
import { Selection, type Range } from 'vscode';
import { toRange } from '../../client/src/convert.js';
import { evaluate, hasControl, screenshot } from './support/control.js';
import { eventually, openTranscript, published, selectWords, useTheme } from './support/study.js';

const words = "in my world if you don't know after four months, you've designed it badly";
const clear = 'rgba(0, 0, 0, 0)';

/** How an element of the text is drawn. */
interface Drawn {
  readonly backgroundColor: string;
  readonly backgroundImage: string;
  readonly outlineStyle: string;
}

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
} as const;

describe('Highlights', () => {
  it('are the passages of the codings files, drawn in disjoint runs', async () => {
    const editor = await openTranscript('transcripts/P01.txt');
    const { segments, runs } = await published(editor);
    const own = segments.find(({ own: mine, range }) => mine && editor.document.getText(toRange(range)) === words);
    assert.deepEqual(
      own?.codes.map(({ id }) => id),
      ['differing-ideas-of-research'],
    );
    const run = runs.find(({ range }) => toRange(range).start.isEqual(toRange(own.range).start));
    assert.ok(run);
    assert.equal(run.tint, own.codes[0]?.color);
    assert.ok(
      run.lines.length > 0 && run.lines.every(({ style }) => style === 'dotted'),
      'others’ codes are dotted lines',
    );
    const ranges = runs.map(({ range }) => toRange(range));
    for (const [i, range] of ranges.slice(1).entries()) assert.ok(range.start.isAfterOrEqual(ranges[i]!.end));
    const covered = (range: Range): boolean => segments.some((segment) => toRange(segment.range).contains(range));
    assert.ok(ranges.every(covered), 'nothing is drawn that is not coded');
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`reach the screen in ${name}`, async function () {
      if (!hasControl) this.skip();
      await useTheme(theme);
      const editor = await openTranscript('transcripts/P01.txt');
      selectWords(editor, words);
      editor.selection = new Selection(0, 0, 0, 0);
      const look = async (): Promise<readonly Drawn[]> =>
        (await evaluate(`[...document.querySelectorAll('.cdr[class*=TextEditorDecoration]')].map((element) => {
        const { backgroundColor, backgroundImage, outlineStyle } = getComputedStyle(element);
        return { backgroundColor, backgroundImage, outlineStyle };
      })`)) as readonly Drawn[];
      // Drawn anew for the theme, and where the text has been scrolled to.
      const drawn = await eventually('passages in the look of the theme', async () => {
        const found = await look();
        const isTinted = found.some(({ backgroundColor }) => backgroundColor !== clear);
        const isLined = found.some(({ backgroundImage }) => backgroundImage.includes('repeating-linear-gradient'));
        return isLined && isTinted === (name !== 'high-contrast') ? found : undefined;
      });
      const tinted = drawn.filter(({ backgroundColor }) => backgroundColor !== clear);
      const lined = drawn.filter(({ backgroundImage }) => backgroundImage.includes('gradient'));
      const dotted = drawn.filter(({ backgroundImage }) => backgroundImage.includes('repeating-linear-gradient'));
      assert.ok(lined.length > 0, 'lines below the words');
      const patterns = new Set(
        dotted.flatMap(({ backgroundImage }) =>
          (backgroundImage.match(/repeating-linear-gradient\(.*?px\)(?=, \w+-|$)/g) ?? []).map((image) =>
            (image.match(/\d+px/g) ?? []).join(' '),
          ),
        ),
      );
      assert.equal(patterns.size, 2, `a pattern for each of two other coders: ${[...patterns].join('; ')}`);
      if (name === 'high-contrast') {
        assert.ok(
          drawn.some(({ outlineStyle }) => outlineStyle === 'solid'),
          'frames',
        );
      } else assert.ok(tinted.length > 0, 'tints');
      assert.equal(name === 'high-contrast' && tinted.length > 0, false, 'no tints in high contrast');
      await screenshot(`transcript-${name}`);
    });
  }
});
