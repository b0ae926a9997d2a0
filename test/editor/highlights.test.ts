import assert from 'node:assert/strict';
import { Selection, workspace, type Range } from 'vscode';
import { toRange } from '../../client/src/common/convert.js';
import { evaluate, hasControl, screenshot } from './support/control.js';
import { eventually, openTranscript, published, selectWords, useTheme } from './support/study.js';

const words = "in my world if you don't know after four months, you've designed it badly";
const clear = 'rgba(0, 0, 0, 0)';

/** How an element of the text is drawn. */
interface Drawn {
  readonly backgroundColor: string;
  readonly backgroundImage: string;
  readonly backgroundPosition: string;
  readonly backgroundSize: string;
  readonly borderLeft: string;
}

/** A colour (`#rrggbb`) over the background, as the page says it. */
const shown = (color: string, opacity: number): string =>
  `rgba(${[1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)).join(', ')}, ${opacity})`;

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

/** Pixels from the foot of the row to each line's foot, and how high the lines are. */
const linesOf = ({ backgroundPosition, backgroundSize }: Drawn): { feet: readonly number[]; height: number } => ({
  feet: backgroundPosition.split(',').map((place) => Number(/- (\d+)px/.exec(place)?.[1] ?? 0)),
  height: Number(/(\d+)px$/.exec(backgroundSize)?.[1] ?? NaN),
});

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

  it('keep their colours where the caret is: VS Code’s highlights of like words, which are grey, are off', async () => {
    const { document } = await openTranscript('transcripts/P01.txt');
    assert.equal(workspace.getConfiguration('editor', document).get('occurrencesHighlight'), 'off');
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`reach the screen in ${name}`, async function () {
      if (!hasControl) this.skip();
      const isHighContrast = name.startsWith('high-contrast');
      await useTheme(theme);
      const editor = await openTranscript('transcripts/P01.txt');
      selectWords(editor, words);
      editor.selection = new Selection(0, 0, 0, 0);
      const look = async (): Promise<readonly Drawn[]> =>
        (await evaluate(`[...document.querySelectorAll('.cdr[class*=TextEditorDecoration]')].map((element) => {
        const { backgroundColor, backgroundImage, backgroundPosition, backgroundSize, borderLeft } = getComputedStyle(element);
        return { backgroundColor, backgroundImage, backgroundPosition, backgroundSize, borderLeft };
      })`)) as readonly Drawn[];
      // Drawn again for the theme, and where the text has been scrolled to.
      const drawn = await eventually('passages in the look of the theme', async () => {
        const found = await look();
        const isTinted = found.some(({ backgroundColor }) => backgroundColor !== clear);
        const isLined = found.some(({ backgroundImage }) => backgroundImage.includes('repeating-linear-gradient'));
        const isFramed = found.some(({ borderLeft }) => borderLeft.startsWith('1px solid'));
        // The frame at the caret goes by and by.
        return isLined && isTinted === !isHighContrast && isFramed === isHighContrast ? found : undefined;
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
      for (const { feet, height } of lined.map(linesOf).filter(({ feet: { length } }) => length <= 4)) {
        // At the usual size of text, letters stand on a line 7.5 pixels from the foot of a row.
        assert.ok(
          feet.every((foot) => foot + height <= 7.5),
          `below the words: ${feet.join()}`,
        );
        assert.ok(
          feet.slice(1).every((foot, i) => feet[i]! - foot > height),
          `with room between them: ${feet.join()}`,
        );
      }
      assert.equal(tinted.length > 0, !isHighContrast, 'tints, and none in high contrast');
      const { tints } = await published(editor);
      const ground = name === 'light' ? 'light' : 'dark';
      const said = Object.entries(tints).map(([color, tint]) => shown(color, tint[ground].opacity));
      for (const { backgroundColor } of tinted) assert.ok(said.includes(backgroundColor), backgroundColor);
      await screenshot(`transcript-${name}`);
    });
  }
});
