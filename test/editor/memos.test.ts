import assert from 'node:assert/strict';
import { commands, Position, type TextEditor } from 'vscode';
import { serverCommands, type SegmentMark } from '../../server/src/protocol/index.js';
import { toRange } from '../../client/src/convert.js';
import { evaluate, hasControl, press, screenshot, type } from './support/control.js';
import {
  eventually,
  openTranscript,
  published,
  readStudyFile,
  selectWords,
  swallowed,
  undo,
  untilDone,
  useTheme,
} from './support/study.js';

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
    editor = await openTranscript('transcripts/P01.txt');
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
  const click = (selector: string, text = ''): Promise<unknown> =>
    eventually(`${selector} ${text}`, () =>
      evaluate(`(() => {
        const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
          .find((one) => one.getClientRects().length > 0 && one.textContent.includes(${JSON.stringify(text)}));
        found?.click();
        return found !== undefined;
      })()`),
    );

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
    await eventually('the file as it was', () => read() === before);
    await eventually('no memo', async () => (await segment()).memo === undefined);
  });

  it('stay with their passage where the text changes meanwhile', async () => {
    await open();
    await type('Written while the text changed.');
    await editor.edit((edit) => edit.insert(new Position(0, 0), 'A line before.\n'));
    await published(editor);
    await eventually('the box', () => evaluate(hasBox));
    await press('Control+Enter');
    await eventually(
      'the memo on the segment',
      async () => (await segment()).memo === 'Written while the text changed.',
    );
    await editor.edit((edit) => edit.delete(editor.document.lineAt(0).rangeIncludingLineBreak));
    await editor.document.save();
    await undo();
    await eventually('the file as it was', () => read() === before);
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
    await eventually('the file as it was', () => read() === before);
    await eventually('no memo in the window', async () => !String(await evaluate(shown)).includes('Mine.'));
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
