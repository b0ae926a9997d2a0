import assert from 'node:assert/strict';
import { commands, env, extensions, type TextEditor } from 'vscode';
import { evaluate, hasControl, press, type } from './support/control.js';
import { heard } from './support/focus.js';
import { asked } from './support/quickPick.js';
import { whileServerSleeps } from './support/serverProcess.js';
import { eventually, isLocked, openTranscript, selectWords, useTheme } from './support/study.js';

const uncoded = 'Extraordinary in what way?';
/** Words that each coder has coded, and that have several codes. */
const coded = "in my world if you don't know after four months, you've designed it badly";
const ofSeveral = 'I found that extraordinary';

/** How a question begins, and what is typed into it so that Enter leads to the next. */
type Question = string | readonly [title: string, answer: string];

interface Asking {
  readonly command: string;
  readonly words?: string;
  /** Beside the transcript's address. */
  readonly code?: string;
  readonly questions: readonly Question[];
}

/** Commands that ask in a list or in a line; all whose titles end in “…” and some more. */
const askings: readonly Asking[] = [
  { command: 'gloss.applyCode', questions: ['Apply code'] },
  { command: 'gloss.codeInVivo', questions: [['New code', 'A name'], 'Create “A name” under'] },
  { command: 'gloss.removeCode', words: ofSeveral, questions: ['Remove which code?'] },
  { command: 'gloss.changeCode', words: coded, questions: ['Change “'] },
  { command: 'gloss.renameCode', questions: ['Rename which code?', 'Rename “'] },
  { command: 'gloss.renameCode', code: 'humour', questions: [['Rename “Humour”', 'trust'], 'Merge “Humour” and'] },
  { command: 'gloss.mergeCode', code: 'humour', questions: ['Merge “Humour” into', 'Merge “Humour” and', 'Merge “'] },
  { command: 'gloss.splitCode', code: 'humour', questions: ['Split “Humour”: which', 'Segments that go'] },
  { command: 'gloss.moveCode', code: 'humour', questions: ['Move “Humour” under'] },
  { command: 'gloss.retireCode', code: 'humour', questions: ['Retire “Humour”'] },
  { command: 'gloss.restoreCode', questions: ['Restore which code?'] },
  { command: 'gloss.deleteCode', code: 'humour', questions: ['“Humour” cannot be deleted', 'Retire “Humour”'] },
  { command: 'gloss.reviseCode', code: 'humour', questions: ['What changed in “Humour”?'] },
  { command: 'gloss.proposeChange', words: coded, questions: ['Propose a change', 'Propose a change'] },
  { command: 'gloss.reconcile', questions: ['Reconcile'] },
  { command: 'gloss.showCoders', questions: ['Whose codings are shown'] },
  { command: 'gloss.chooseChangesBase', questions: [''] },
  { command: 'gloss.chooseComparing', questions: [['Agreement', 'some transcripts'], 'In which transcripts'] },
  { command: 'gloss.compareWithGold', questions: ['Compare with a gold standard'] },
  { command: 'gloss.revealCode', words: ofSeveral, questions: ['Show which code?'] },
  { command: 'gloss.chooseCoder', questions: ['Who codes?'] },
  { command: 'gloss.showKeys', questions: ['Keys of coding mode'] },
  { command: 'gloss.newStudy', questions: ['Where is the study to be?', 'Begin with which codebooks?'] },
  { command: 'gloss.openSampleStudy', questions: ['Folder in which to put the sample study'] },
  { command: 'gloss.pseudonymise', questions: ['Table of names'] },
  { command: 'gloss.filterThemes', questions: ['Filter themes'] },
  { command: 'gloss.sortThemes', questions: ['Sort themes'] },
  { command: 'gloss.countThemes', questions: ['Count segments'] },
];

/** Commands that open a box of VS Code's own in the text. */
const boxes = [
  { command: 'gloss.discussPassage', words: uncoded, selector: '.review-widget .monaco-editor' },
  { command: 'gloss.discussTranscript', words: uncoded, selector: '.review-widget .monaco-editor' },
  { command: 'gloss.editMemo', words: coded, selector: '.review-widget .monaco-editor' },
  { command: 'editor.action.rename', words: coded, selector: '.rename-input' },
] as const;

const isFocused = (selector: string): Promise<unknown> =>
  evaluate(`document.activeElement.closest(${JSON.stringify(selector)}) !== null`);

describe('What is typed as soon as a command is given', () => {
  let editor: TextEditor;
  let text: string;

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Dark Modern');
    await commands.executeCommand('workbench.action.closeQuickOpen');
    editor = await openTranscript('transcripts/P01.txt');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await eventually('the focus in the text', () => isFocused('.editor-instance .monaco-editor'));
    text = editor.document.getText();
  });
  afterEach(async () => {
    if (editor.document.isDirty) await commands.executeCommand('workbench.action.files.revert');
  });

  const locked = (): Promise<unknown> => eventually('a locked text', () => evaluate(isLocked));
  /** Gives a command and types once it has reached the window, but before the server can have answered. */
  const commandAndType = async (
    hasReached: () => Thenable<unknown>,
    command: string,
    ...given: readonly unknown[]
  ): Promise<{ done: unknown }> => {
    let done: unknown;
    await whileServerSleeps(async () => {
      done = commands.executeCommand(command, ...given);
      await hasReached();
      await type('zz');
    });
    return { done };
  };

  /** The transcript is as it was, and can be written in. */
  const unharmed = async (): Promise<void> => {
    assert.equal(editor.document.getText(), text);
    await eventually('a text that is not locked', async () => !(await evaluate(isLocked)));
    assert.equal(editor.document.isDirty, false);
  };

  it('is tried with every command whose title says that it asks', () => {
    const gloss = extensions.all.find(({ packageJSON }) => (packageJSON as { name: string }).name === 'gloss');
    const { contributes } = gloss?.packageJSON as {
      contributes: { commands: readonly { readonly command: string; readonly title: string }[] };
    };
    const tried = new Set(askings.map(({ command }) => command));
    const left = contributes.commands.filter(({ command, title }) => title.endsWith('…') && !tried.has(command));
    assert.deepEqual(left, []);
    assert.ok(env.language.startsWith('en'), 'titles are English here');
  });

  for (const { command, words = uncoded, code, questions } of askings) {
    const what = questions.map((question) => (typeof question === 'string' ? question : question[0])).join(' – ');
    it(`is not written into the transcript: ${command} (${what})`, async () => {
      selectWords(editor, words);
      const given = code === undefined ? [] : [{ uri: editor.document.uri.toString(), code }];
      const { done } = await commandAndType(heard, command, ...given);
      for (const [i, question] of questions.entries()) {
        const [title, answer] = typeof question === 'string' ? [question, ''] : question;
        await asked(title);
        if (i === questions.length - 1) break;
        await press('Control+a', 'Backspace');
        await type(answer);
        await press('Enter');
        await type('zz');
      }
      await press('Escape');
      await done;
      await unharmed();
      assert.equal(editor.document.getText(editor.selection), words, 'the same words are selected');
    });
  }

  for (const { command, words, selector } of boxes) {
    it(`is not written into the transcript: ${command}`, async () => {
      selectWords(editor, words);
      // A rename ends where the caret moves while it begins.
      await heard();
      await commandAndType(locked, command);
      await eventually('the box', () => isFocused(selector));
      if (await isFocused('.rename-input')) await press('Escape');
      else {
        await evaluate(
          `[...document.querySelectorAll('.review-widget .monaco-button')].findLast((one) => /^(Cancel|Discard)/.test(one.textContent)).click()`,
        );
        await eventually('no box', async () => !(await isFocused(selector)));
      }
      await unharmed();
    });
  }

  it('is written into the transcript again where a command has nothing to ask', async () => {
    const selection = selectWords(editor, uncoded);
    for (const command of ['gloss.removeCode', 'gloss.editMemo']) {
      await commands.executeCommand(command);
      await unharmed();
      assert.ok(editor.selection.isEqual(selection));
    }
  });
});
