import assert from 'node:assert/strict';
import { commands, type TextEditor } from 'vscode';
import { drag, evaluate, hasControl, press, screenshot, type } from './support/control.js';
import { activeRow } from './support/quickPick.js';
import { eventually, openTranscript, readStudyFile, swallowed, undo, untilDone, useTheme } from './support/study.js';

const book = 'codebooks/partnership.codebook.yaml';

interface ShownRow {
  readonly text: string;
  readonly level: number;
  readonly focused: boolean;
}

/** The rows of the tree that can be seen, from the top down, as they are announced. */
const rows = async (): Promise<readonly ShownRow[]> =>
  (await evaluate(`[...[...document.querySelectorAll('.pane')].find((pane) => pane.querySelector('.pane-header')?.textContent.includes('Themes')).querySelectorAll('.monaco-list-row')]
    .filter((row) => /segment|in this transcript/.test(row.ariaLabel ?? '') && !row.closest('.monaco-tree-sticky-container'))
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .map((row) => ({ text: row.ariaLabel, level: Number(row.ariaLevel), focused: row.classList.contains('focused') }))`)) as ShownRow[];

const rowOf = async (name: string): Promise<ShownRow | undefined> =>
  (await rows()).find(({ text }) => text.startsWith(`${name}, `));
const names = async (): Promise<readonly string[]> => (await rows()).map(({ text }) => text.split(', ')[0] ?? '');
const shownIn = (name: string, theme: string): Promise<unknown> =>
  eventually(`${name} in ${theme}`, async () => (await rowOf(name))?.text.includes(`theme ${theme}`));

/** Waits until the tree shows the codes of the study's codebook as far as they can be seen, in their order. */
const settled = (): Promise<unknown> =>
  eventually('the tree', async () => {
    const shown = await names();
    const inBook = [...readStudyFile(book).matchAll(/^ *name: (.*)$/gm)].map(([, name = '']) => name);
    const from = inBook.indexOf(shown[0] ?? '');
    return shown.length > 5 && from >= 0 && shown.every((name, i) => inBook[from + i]?.startsWith(name));
  });

/** Moves the focus of the tree to a row, with keys. */
async function focusRow(name: string): Promise<void> {
  await commands.executeCommand('gloss.themes.focus');
  await press('Home');
  for (let i = 0; i < 60 && !(await rowOf(name))?.focused; i++) await press('ArrowDown');
  assert.ok((await rowOf(name))?.focused, `${name} has the focus`);
}

describe('The Themes view', () => {
  let editor: TextEditor;
  let before: string;

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await useTheme('Default Dark Modern');
    editor = await openTranscript('transcripts/P01.txt');
    await commands.executeCommand('gloss.clearThemeFilter');
    await commands.executeCommand('gloss.themes.focus');
    before = readStudyFile(book);
    await settled();
    assert.equal(editor.document.isDirty, false);
  });

  it('moves a code with keys, keeps it in focus, and undo brings back every byte', async () => {
    await focusRow('Clashing paces');
    await press('Alt+ArrowUp');
    const order = (text: string): readonly string[] => [...text.matchAll(/^ +- id: (.*)$/gm)].map(([, id = '']) => id);
    const had = order(before);
    const at = had.indexOf('clashing-paces');
    await eventually('it is written', () => order(readStudyFile(book)).indexOf('clashing-paces') === at - 1);
    assert.deepEqual(order(readStudyFile(book)), had.toSpliced(at - 1, 2, 'clashing-paces', had[at - 1] ?? ''));
    await eventually('it has the focus', async () => (await rowOf('Clashing paces'))?.focused);
    await press('Alt+ArrowRight');
    await shownIn('Clashing paces', 'Challenges, Differing ideas of research');
    await eventually('it has the focus below', async () => (await rowOf('Clashing paces'))?.focused);
    await press('Control+z');
    await eventually('one step back', async () => (await rowOf('Clashing paces'))?.level === 2);
    await press('Control+z');
    await eventually('all as before', () => readStudyFile(book) === before);
    await settled();
  });

  it('moves a code that is dropped on another theme', async () => {
    const place = async (name: string): Promise<{ x: number; y: number }> =>
      (await evaluate(`(() => {
        const row = [...document.querySelectorAll('.customview-tree .monaco-list-row')].find((one) => (one.ariaLabel ?? '').startsWith(${JSON.stringify(`${name}, `)}));
        const { left, top, height } = row.querySelector('.custom-view-tree-node-item, .monaco-icon-label').getBoundingClientRect();
        return { x: left + 60, y: top + height / 2 };
      })()`)) as { x: number; y: number };
    // Near enough to be in sight, whatever other views are open.
    const name = 'Differing ideas of research';
    await untilDone('the drag', async () => {
      await drag(await place('Clashing paces'), await place(name));
      await eventually('it is written', () => readStudyFile(book) !== before, swallowed);
    });
    await screenshot('themes-dropped');
    await shownIn('Clashing paces', `Challenges, ${name}`);
    await undo();
    await eventually('it is back', () => readStudyFile(book) === before);
    await settled();
  });

  it('is narrowed while words are typed, by definitions too', async () => {
    void commands.executeCommand('gloss.filterThemes');
    await eventually('the box', () => evaluate(`document.activeElement.closest('.quick-input-widget') !== null`));
    await type('spreadsheet committees');
    await eventually('nothing is found', async () => (await names()).length === 0);
    await press('Control+a');
    await type('clinic slots');
    await eventually('its code is found', async () => (await names()).join() === 'Challenges,Clashing paces');
    for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
      await useTheme(theme);
      await screenshot(`themes-filter-${theme.split(' ')[1]?.toLowerCase()}`);
    }
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await press('Enter');
    await commands.executeCommand('gloss.themes.focus');
    await press('Escape');
    await eventually('all are back', async () => (await names()).length > 2);
  });

  it('counts by coder, and this transcript alone', async () => {
    void commands.executeCommand('gloss.countThemes');
    await eventually('the list', () => evaluate(`document.activeElement.closest('.quick-input-widget') !== null`));
    await type('of each');
    await activeRow('Of all coders, and');
    await press('Enter');
    try {
      await eventually('coders', async () => /coder1 \d+/.test((await rowOf('Clashing paces'))?.text ?? ''));
      for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
        await useTheme(theme);
        await screenshot(`themes-coders-${theme.split(' ')[1]?.toLowerCase()}`);
      }
      await commands.executeCommand('gloss.showThemesHere');
      await eventually('only codes of the transcript', async () => {
        const found = await rows();
        return found.length > 0 && found.every(({ text }) => /, [1-9]\d* in this transcript/.test(text));
      });
      await screenshot('themes-here');
    } finally {
      await commands.executeCommand('gloss.showThemesEverywhere');
      void commands.executeCommand('gloss.countThemes');
      await eventually('the list', () => evaluate(`document.activeElement.closest('.quick-input-widget') !== null`));
      await type('of all coders');
      await activeRow(/^Of all coders(?!,)/);
      await press('Enter');
    }
    await eventually('sums', async () => !(await rowOf('Clashing paces'))?.text.includes('coder1'));
  });
});
