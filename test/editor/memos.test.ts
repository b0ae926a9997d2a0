import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, type TextEditor } from 'vscode';
import { serverCommands, type SegmentMark } from '#protocol';
import { toRange } from '../../client/src/common/convert.js';
import { evaluate, hasControl, press, screenshot, type } from './support/control.js';
import { inText } from './support/focus.js';
import { activeRow, asked } from './support/quickPick.js';
import {
  eventually,
  folder,
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
const words = "in my world if you don't know after four months, you've designed it badly";
const read = (): string => readStudyFile('codings/coder1/P01.txt.codings.yaml');

/** The memos that the window shows, folded ones left out. */
const shown = `[...document.querySelectorAll('.review-widget')].filter((one) => one.getClientRects().length > 0)
  .map((one) => one.textContent.replace(/\\u00a0/g, ' ')).join('\\n')`;
const hasBox = `document.activeElement.closest('.review-widget') !== null`;

describe('Memos beside their passages', () => {
  let editor: TextEditor;
  let before: string;

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Dark Modern');
    editor = await openTranscript(transcript);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    before = read();
  });

  const segment = async (): Promise<SegmentMark> => {
    const { segments } = await published(editor);
    return segments.find(({ own, range }) => own && editor.document.getText(toRange(range)) === words)!;
  };
  const open = (): Promise<void> =>
    untilDone('the box', async () => {
      selectWords(editor, words);
      await commands.executeCommand('gloss.editMemo');
      await eventually('the box', () => evaluate(hasBox), swallowed);
    });
  /** In the file, and the box is gone: it would be taken for the next one. */
  const saved = async (memo: string): Promise<void> => {
    await eventually(`“${memo}” in the file`, () => read().includes(memo));
    await eventually('the focus in the text', async () => !(await evaluate(hasBox)));
  };
  const restored = (): Promise<unknown> =>
    eventually('the file as it was', () => read() === before).catch(() => assert.equal(read(), before));
  const click = (selector: string, text = ''): Promise<unknown> =>
    eventually(`${selector} ${text}`, () =>
      evaluate(`(() => {
        const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
          .find((one) => one.getClientRects().length > 0 && one.textContent.includes(${JSON.stringify(text)}));
        found?.click();
        return found !== undefined;
      })()`),
    );

  const left = async (): Promise<void> => {
    await eventually('no box', async () => (await evaluate(shown)) === '');
    await eventually('the focus in the text', () => evaluate(inText));
  };

  const escape = (): Promise<void> =>
    untilDone('Escape', async () => {
      await press('Escape');
      await asked('The memo is not saved', swallowed);
    });

  it('are written in lines, found beside the passage, changed, and taken back', async () => {
    await open();
    await type('Not about knowledge.');
    await press('Enter');
    await type('About whose job it is.');
    await screenshot('memo-writing');
    await press('Control+Enter');
    await saved('    memo: |-\n      Not about knowledge.\n      About whose job it is.\n');
    await eventually('the memo folded', async () => !String(await evaluate(shown)).includes('whose job'));

    await open();
    await press('Control+End');
    await type(' Again.');
    await press('Control+Enter');
    await saved('      About whose job it is. Again.\n');

    await undo();
    await undo();
    await restored();
    await eventually('no memo', async () => (await segment()).memo === undefined);
  });

  it('stay with their passage where the text changes meanwhile', async () => {
    await open();
    await type('Written while the text changed.');
    const original = readStudyFile(transcript);
    writeFileSync(join(folder(), transcript), `A line before.\n${original}`);
    await eventually('the text as it is on disk', () => editor.document.lineAt(0).text === 'A line before.');
    await published(editor);
    await eventually('the box', () => evaluate(hasBox));
    await press('Control+Enter');
    await eventually(
      'the memo on the segment',
      async () => (await segment()).memo === 'Written while the text changed.',
    );
    // The text is free again once the box is gone.
    await left();
    await undo();
    await restored();
    writeFileSync(join(folder(), transcript), original);
    await eventually('the text as it was', () => editor.document.getText() === original);
    await published(editor);
  });

  it('ask before they replace what came from elsewhere', async () => {
    const { id } = await segment();
    const setMemo = (memo: string): Thenable<unknown> =>
      commands.executeCommand(serverCommands.edit, {
        op: 'setMemo',
        uri: editor.document.uri.toString(),
        segment: id,
        memo,
      });
    await setMemo('One.');
    await published(editor, ({ segments }) => segments.some(({ memo }) => memo === 'One.'));
    await open();
    await press('Control+A');
    await type('Mine.');
    await setMemo('Theirs.');
    await published(editor, ({ segments }) => segments.some(({ memo }) => memo === 'Theirs.'));
    await press('Control+Enter');
    await eventually('the question', () =>
      evaluate(`document.querySelector('.quick-input-widget')?.textContent.includes('Theirs.')`),
    );
    assert.ok(read().includes('memo: Theirs.'), 'nothing is replaced unasked');
    await screenshot('memo-question');
    await press('Enter');
    await saved('    memo: |-\n      Theirs.\n      Mine.\n');

    await open();
    await type('Not this. ');
    await click('.review-widget .monaco-button', 'Cancel Writing');
    await eventually('the memo folded', async () => !String(await evaluate(shown)).includes('Not this.'));
    assert.ok(read().includes('      Theirs.\n      Mine.\n'));
    for (let i = 0; i < 3; i++) await undo();
    await restored();
    await eventually('no memo in the window', async () => !String(await evaluate(shown)).includes('Mine.'));
  });

  it('are left with Escape where nothing was written, with the focus back in the text', async () => {
    await open();
    await press('Escape');
    await left();
    assert.equal(read(), before);
  });

  it('ask at Escape what becomes of words that are not saved', async () => {
    await open();
    await type('Half a thought');
    await escape();
    await activeRow('Save the memo');
    await screenshot('memo-not-saved');
    await press('Escape');
    await eventually('the words in the box again', async () => {
      return (await evaluate(hasBox)) === true && String(await evaluate(shown)).includes('Half a thought');
    });
    assert.equal(read(), before);
    await escape();
    await activeRow('Save the memo');
    await press('Enter');
    await saved('    memo: Half a thought\n');
    await left();

    const withMemo = read();
    await open();
    await press('Control+End');
    await type(' and a half');
    await escape();
    await activeRow();
    await press('ArrowDown');
    await activeRow('Discard what was written');
    await press('Enter');
    await left();
    assert.equal(read(), withMemo);
    await undo();
    await restored();
  });

  it('are kept while another tab is shown, and where their tab is closed', async () => {
    const inBox = (words: string): Promise<unknown> =>
      eventually(
        `“${words}” in the box`,
        async () => (await evaluate(hasBox)) === true && String(await evaluate(shown)).includes(words),
      );
    await open();
    await type('Not done');
    await inBox('Not done');
    await openTranscript('transcripts/P02.md');
    await eventually('no box', async () => (await evaluate(shown)) === '');
    editor = await openTranscript(transcript);
    await open();
    await inBox('Not done');
    await press('Control+End');
    await type(' yet');
    await escape();
    await press('Escape');
    await inBox('Not done yet');

    await commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('no box', async () => (await evaluate(shown)) === '');
    assert.equal(read(), before);
    editor = await openTranscript(transcript);
    await open();
    await inBox('Not done yet');
    await press('Control+Enter');
    await saved('    memo: Not done yet\n');
    await left();
    await undo();
    await restored();
    await open();
    await eventually('an empty box', async () => !String(await evaluate(shown)).includes('Not done yet'));
    await press('Escape');
    await left();
  });

  it('keep out of the transcript what is typed before the box is there', async () => {
    const text = editor.document.getText();
    selectWords(editor, words);
    await commands.executeCommand('gloss.editMemo');
    await type('zzzz');
    assert.ok(editor.selection.isEmpty, 'nothing is selected that a key would replace');
    await eventually('the box', () => evaluate(hasBox));
    await click('.review-widget .monaco-button', 'Cancel Writing');
    await eventually('no box', async () => (await evaluate(shown)) === '');
    assert.equal(editor.document.getText(), text);
    assert.equal(read(), before);
  });
});
