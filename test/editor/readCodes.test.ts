import assert from 'node:assert/strict';
import { commands, Selection, type TextEditor } from 'vscode';
import { evaluate, hasControl, press, screenshot } from './support/control.js';
import { inText } from './support/focus.js';
import { activeRow, asked } from './support/quickPick.js';
import { configure, eventually, openTranscript, selectWords, swallowed, untilDone, useTheme } from './support/study.js';

const words = "in my world if you don't know after four months, you've designed it badly";
/** The one code that the coder gave to these words. */
const code = 'Differing ideas of research';

/** What the part of the status bar says that screen readers read out; null where there is none on the page. */
const said = (): Promise<unknown> =>
  evaluate(`document.querySelector('footer [role=status]')?.textContent.replace(/\\u00a0/g, ' ').trim() ?? null`);

describe('Codes at the caret', () => {
  let editor: TextEditor;

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Dark Modern');
    editor = await openTranscript('transcripts/P01.txt');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  });
  afterEach(async () => {
    await configure('gloss', 'announceCodes', undefined);
    await configure('editor', 'accessibilitySupport', undefined);
  });

  /** What a screen reader reads of the active row. */
  const spokenRow = (): Promise<unknown> =>
    evaluate(
      `[...document.querySelectorAll('.quick-input-widget .monaco-list-row.focused')].map((row) => row.ariaLabel ?? row.querySelector('[aria-label]')?.ariaLabel).join()`,
    );
  const read = (key: string, row: string): Promise<void> =>
    untilDone(key, async () => {
      await press(key);
      await asked('Codes at the caret', swallowed);
      await activeRow(row);
    });

  it('are listed with coder, memo and passage at a key, and Escape leads back into the text', async () => {
    const { start } = selectWords(editor, words);
    const caret = new Selection(start.translate(0, 5), start.translate(0, 5));
    editor.selection = caret;
    await read("Control+' i", code);
    assert.match(String(await spokenRow()), new RegExp(`^${code}.*by coder1.*“${words}”`, 'i'));
    await screenshot('codes-at-the-caret');
    await press('Escape');
    await eventually('the focus in the text', () => evaluate(inText));
    assert.ok(editor.selection.isEqual(caret));

    await read("Control+' i", code);
    await press('Enter');
    await eventually('the passage selected', () => editor.document.getText(editor.selection) === words);
  });

  it('are listed as none where nothing is coded, in coding mode too', async () => {
    editor.selection = new Selection(0, 0, 0, 0);
    await commands.executeCommand('gloss.toggleCodingMode');
    try {
      await read('i', 'Nothing is coded here.');
      await press('Escape');
      await eventually('the focus in the text', () => evaluate(inText));
    } finally {
      await commands.executeCommand('gloss.toggleCodingMode');
    }
  });

  it('are said by no means that somebody sees who has not asked for them', async () => {
    const { start } = selectWords(editor, words);
    editor.selection = new Selection(start.line, 0, start.line, 0);
    await commands.executeCommand('gloss.nextSegment');
    assert.equal(await said(), null);
  });

  for (const [what, section, key, value] of [
    ['always, where that is set', 'gloss', 'announceCodes', 'on'],
    ['in the mode for screen readers', 'editor', 'accessibilitySupport', 'on'],
  ] as const) {
    it(`are said at each move by passage or sentence ${what}`, async () => {
      await configure(section, key, value);
      await eventually('a place that screen readers watch', async () => (await said()) === '');
      const { start } = selectWords(editor, words);
      editor.selection = new Selection(start.line, 0, start.line, 0);
      const first = editor.selection;
      await untilDone('the passage', async () => {
        editor.selection = first;
        await commands.executeCommand('gloss.nextSegment');
        await eventually('words about the passage', async () => (await said()) !== '', swallowed);
      });
      // What is set and what is heard of it cross on the way between the window and here.
      const selected = (): string => editor.document.getText(editor.selection);
      const passage = await eventually('the passage selected', selected);
      const ofPassage = await said();
      await screenshot(`announced-${section}`);
      await commands.executeCommand('gloss.previousSegment');
      await eventually('words about the one before', async () => (await said()) !== ofPassage);
      await commands.executeCommand('gloss.nextSegment');
      await eventually('the first words again', async () => (await said()) === ofPassage);
      await eventually('the same passage selected', () => selected() === passage);

      selectWords(editor, words);
      await commands.executeCommand('gloss.nextSentence');
      await commands.executeCommand('gloss.previousSentence');
      await eventually('codes of the sentence', async () => String(await said()).includes(code));
      editor.selection = new Selection(4, 0, 4, 0);
      await commands.executeCommand('gloss.nextSentence');
      await eventually('that it is not coded', async () => (await said()) === 'Not coded');
      editor.selection = new Selection(0, 0, 0, 0);
      await commands.executeCommand('gloss.previousSegment');
      await eventually('that there is none', async () => (await said()) === 'Nothing more this way');
    });
  }

  it('are said again where they are the same, so that they are heard', async () => {
    await configure('gloss', 'announceCodes', 'on');
    await eventually('a place that screen readers watch', async () => (await said()) === '');
    const raw = (): Promise<unknown> => evaluate(`document.querySelector('footer [role=status]')?.textContent`);
    for (let i = 0; i < 2; i++) {
      const before = await raw();
      editor.selection = new Selection(4, 0, 4, 0);
      await commands.executeCommand('gloss.nextSentence');
      await eventually('the same words, said again', async () => {
        const now = await raw();
        return now !== before && (await said()) === 'Not coded';
      });
    }
  });
});
