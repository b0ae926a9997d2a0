import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, Selection, TabInputTextDiff, window, type TextEditor } from 'vscode';
import { evaluate, hasControl, press, type } from './support/control.js';
import { heard, inBox, inText } from './support/focus.js';
import { activeRow, asked, runFromPalette, ticked } from './support/quickPick.js';
import {
  eventually,
  folder,
  isLocked,
  openTranscript,
  published,
  readStudyFile,
  selectWords,
  swallowed,
  undo,
  untilDone,
  useTheme,
} from './support/study.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const consensus = 'codings/consensus/P01.txt.codings.yaml';
const discussion = 'discussions/P01.txt.discussion.yaml';
const book = 'codebooks/partnership.codebook.yaml';
const uncoded = 'Extraordinary in what way?';
const ofOne = 'I was, I think, volunteered';
const coded = "in my world if you don't know after four months, you've designed it badly";

const countOf = (text: string): number => text.split('\n  - id: ').length - 1;

/** Each test goes on with keys alone from a transcript in which words are selected, and looks where the focus is then. */
describe('By keyboard alone', () => {
  let editor: TextEditor;

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Dark Modern');
    await commands.executeCommand('workbench.action.closeAllEditors');
    editor = await openTranscript(transcript);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await eventually('the focus in the text', () => evaluate(inText));
    editor.selection = new Selection(0, 0, 0, 0);
  });

  /** Presses a key until it has led somewhere. */
  const pressFor = (keys: string, what: string, isDone: () => unknown): Promise<void> =>
    untilDone(what, async () => {
      await press(keys);
      await eventually(what, async () => Boolean(await isDone()), swallowed);
    });
  const isAsked = (title: string) => (): Promise<unknown> => asked(title, swallowed);
  /** Whether the focus is in a list, on a row that is announced so. */
  const isOnRow = (words: string) => (): Promise<unknown> =>
    evaluate(
      `new RegExp(${JSON.stringify(words)}).test(document.activeElement.closest('.monaco-list')?.querySelector('.monaco-list-row.focused')?.ariaLabel ?? '')`,
    );
  const goesOnInText = async (of: TextEditor = editor): Promise<void> => {
    await eventually('the focus in the text', () => evaluate(inText));
    assert.equal(window.activeTextEditor?.document.uri.toString(), of.document.uri.toString());
  };
  const sayInBox = async (words: string, isWritten: () => boolean): Promise<void> => {
    await eventually('the focus in the box', () => evaluate(inBox));
    await type(words);
    await eventually('the words in the box', () =>
      evaluate(
        `document.activeElement.closest('.review-widget')?.textContent.replace(/\\u00a0/g, ' ').includes(${JSON.stringify(words)})`,
      ),
    );
    await pressFor('Control+Enter', 'the words in the file', isWritten);
  };

  it('a code is applied, and taken back', async () => {
    const before = readStudyFile(codings);
    selectWords(editor, uncoded);
    await pressFor('Alt+Enter', 'the list of codes', isAsked('Apply code'));
    await type('pace');
    await activeRow('Clashing paces');
    await press('Enter');
    await eventually('the segment', () => readStudyFile(codings).includes(`quote: ${uncoded}`));
    await goesOnInText();
    await pressFor("Control+' u", 'the file as it was', () => readStudyFile(codings) === before);
    await goesOnInText();
  });

  it('a memo is written', async () => {
    const before = readStudyFile(codings);
    selectWords(editor, coded);
    await pressFor("Control+' m", 'the box', () => evaluate(inBox));
    await sayInBox('About time.', () => readStudyFile(codings).includes('memo: About time.'));
    await goesOnInText();
    await undo();
    await eventually('the file as it was', () => readStudyFile(codings) === before);
  });

  it('words are discussed', async () => {
    selectWords(editor, uncoded);
    await pressFor("Control+' t", 'the box', () => evaluate(inBox));
    await sayInBox('Who asks here?', () => readStudyFile(discussion).includes('text: Who asks here?'));
    await goesOnInText();
    await undo();
    await eventually('no thread in the file', () => !readStudyFile(discussion).includes('Who asks'));
    rmSync(join(folder(), discussion), { force: true });
  });

  it('a code is renamed where it was given', async () => {
    const { start } = selectWords(editor, ofOne);
    editor.selection = new Selection(start, start);
    // A rename ends where the caret moves while it begins.
    await heard();
    await pressFor('F2', 'the box', () => evaluate(`document.activeElement.classList.contains('rename-input')`));
    await press('Control+a');
    await type('Uneven ground');
    await press('Enter');
    await eventually('the new name', () => readStudyFile(book).includes('name: Uneven ground'));
    await goesOnInText();
    await undo();
    await eventually('the old name', () => !readStudyFile(book).includes('Uneven ground'));
  });

  it('a code is moved under another theme', async () => {
    const before = readStudyFile(book);
    selectWords(editor, ofOne);
    await runFromPalette('Move Code Under…', 'Move “Unequal standing” under');
    await type('challenges');
    await activeRow('Challenges');
    await press('Enter');
    await eventually('the code moved', () => readStudyFile(book) !== before);
    await goesOnInText();
    await undo();
    await eventually('the codebook as it was', () => readStudyFile(book) === before);
  });

  it('a code is split, and work goes on at the definition of the new one', async () => {
    const before = readStudyFile(book);
    await runFromPalette('Split Code into Several…', 'Split which code?');
    await type('humour');
    await activeRow('Humour');
    await press('Enter');
    await asked('Split “Humour”');
    await type('Gallows humour');
    await activeRow('Create a code');
    await press('Enter');
    await asked('Segments that go from');
    await press('ArrowDown', 'Space');
    await eventually('one to be ticked', async () => (await ticked()) === 1);
    await press('Enter');
    await asked('Split “Humour”');
    await type('Two kinds');
    await press('Enter');
    const codebook = await eventually('the codebook', () =>
      window.activeTextEditor?.document.uri.path.endsWith(book) ? window.activeTextEditor : undefined,
    );
    await eventually('the caret below the new code', () => {
      const { document, selection } = codebook;
      const line = document
        .getText()
        .split('\n')
        .findIndex((text) => text.includes('name: Gallows humour'));
      return line >= 0 && selection.active.line > line && selection.active.line < line + 8;
    });
    await goesOnInText(codebook);
    await pressFor("Control+' u", 'the codebook as it was', () => readStudyFile(book) === before);
    await goesOnInText(codebook);
  });

  it('changes are gone through', async () => {
    const before = readStudyFile(codings);
    const removed = before.slice(0, before.lastIndexOf('  - id: '));
    writeFileSync(join(folder(), codings), removed);
    try {
      await published(editor, ({ segments }) => segments.filter(({ own }) => own).length === countOf(removed));
      await runFromPalette('Changes: Compare with a Commit, Branch or Coder…');
      await activeRow('latest commit');
      await press('Enter');
      await eventually('the focus on the first row', isOnRow('P01\\.txt'));
      const isDiff = (): boolean => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputTextDiff;
      await press('ArrowDown');
      await pressFor('Enter', 'both versions', isDiff);
      await eventually('the focus in the text', () => evaluate(inText));
      // At once: what VS Code does not bind yet would be typed.
      await press("Control+' Shift+N");
      await eventually('the focus in the text', () => evaluate(inText));
      await heard();
      assert.equal(window.activeTextEditor?.document.isDirty, false);
    } finally {
      writeFileSync(join(folder(), codings), before);
    }
  });

  it('agreement is looked at, down to a passage', async () => {
    await runFromPalette('Agreement: Show How Far Coders Agree');
    const arePassagesThere = (): Promise<unknown> =>
      evaluate(
        `[...document.querySelectorAll('.monaco-list-row')].some((row) => /, (not )?agreed, /.test(row.ariaLabel))`,
      );
    await eventually('the focus on the first code', isOnRow('α'));
    // The list may be drawn again between two keys.
    await untilDone('the first passage', async () => {
      await press('Home', 'ArrowRight');
      await eventually('the passages of the code', arePassagesThere, swallowed);
      await press('Home', 'ArrowDown');
      await eventually('the focus on a passage', isOnRow('agreed, '), swallowed);
      await press('Enter');
      await eventually('the passage selected', () => window.activeTextEditor?.selection.isEmpty === false, swallowed);
    });
    await eventually('the focus in the text', () => evaluate(inText));
  });

  it('coders are reconciled', async () => {
    await runFromPalette('Reconcile: Decide Where Coders Differ', 'Reconcile');
    await eventually('all coders to be ticked', async () => (await ticked()) === 3);
    await press('Enter');
    await eventually('the first passage', () => window.activeTextEditor?.selection.isEmpty === false);
    await goesOnInText();
    await pressFor('b', 'the decision', () => readStudyFile(consensus).includes('sources: '));
    await goesOnInText();
    await pressFor('u', 'the decision taken back', () => !readStudyFile(consensus).includes('sources: '));
    await goesOnInText();
    await pressFor('q', 'a text that can be written in', async () => !(await evaluate(isLocked)));
    await goesOnInText();
    rmSync(join(folder(), consensus), { force: true });
    await published(editor, ({ segments }) => segments.every(({ coder }) => coder !== 'consensus'));
  });
});
