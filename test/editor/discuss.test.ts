import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { commands, type TextEditor } from 'vscode';
import { evaluate, hasControl, press, screenshot, type } from './support/control.js';
import {
  eventually,
  folder,
  openTranscript,
  readStudyFile,
  selectWords,
  swallowed,
  untilDone,
  useTheme,
} from './support/study.js';

const file = 'discussions/P01.txt.discussion.yaml';
const read = (): string => readStudyFile(file);

/** Clicks what the page finds, in the window. */
const click = (selector: string): Promise<unknown> =>
  eventually(`${selector} to click`, () =>
    evaluate(`(() => {
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.getClientRects().length > 0).at(-1);
      found?.click();
      return found !== undefined;
    })()`),
  );

describe('Discussing a passage', () => {
  let editor: TextEditor;

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Dark Modern');
    rmSync(join(folder(), file), { force: true });
    editor = await openTranscript('transcripts/P01.txt');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  });
  afterEach(() => {
    rmSync(join(folder(), file), { force: true });
  });

  /** Types into the box that has the focus and sends it with the key for that. */
  const say = (words: string, isSaid: () => boolean): Promise<void> =>
    untilDone(`“${words}”`, async () => {
      await eventually(
        'the box',
        () => evaluate(`document.activeElement.closest('.review-widget') !== null`),
        swallowed,
      );
      await type(words);
      await eventually('the words in the box, which can be sent', () =>
        evaluate(`(() => {
          const box = document.activeElement.closest('.review-widget');
          const text = box?.textContent.replace(/\\u00a0/g, ' ') ?? '';
          return text.includes(${JSON.stringify(words)}) && box.querySelector('.form-actions .monaco-button:not(.disabled)') !== null;
        })()`),
      );
      await press('Control+Enter');
      await eventually(`“${words}” in the file`, isSaid, swallowed);
    });

  it('goes from the first words through a reply to being resolved', async () => {
    selectWords(editor, 'what I was actually afraid of');
    await commands.executeCommand('gloss.discussPassage');
    await say('Is this not rather trust?', () => read().includes('text: Is this not rather trust?'));
    assert.match(
      read(),
      /\n {2}- id: \w+\n {4}at: \d+:\d+-\d+:\d+\n {4}quote: what I was actually afraid of\n {4}comments:\n {6}- id: \w+\n {8}by: coder1\n {8}on: "\d{4}-/,
    );
    await eventually('the thread in the margin', () =>
      evaluate(
        `document.querySelector('.comment-thread') !== null || document.querySelector('[class*=comment-range-glyph]') !== null`,
      ),
    );
    await eventually('the thread', () =>
      evaluate(
        `[...document.querySelectorAll('.review-widget')].some((one) => one.textContent.replace(/\\u00a0/g, ' ').includes('rather trust'))`,
      ),
    );
    await screenshot('discussion');
    await click('.review-widget .review-thread-reply-button');
    await say('Yes, it is.', () => read().includes('text: Yes, it is.'));
    await eventually('both in the window', () =>
      evaluate(
        `[...document.querySelectorAll('.review-widget')].some((one) => one.textContent.replace(/\\u00a0/g, ' ').includes('Yes, it is.'))`,
      ),
    );
    await click('.review-widget .head .codicon-check');
    await eventually('resolved', () => /\n {4}resolved: \{ by: coder1, on: \d{4}-\d\d-\d\d \}\n/.test(read()));
    await screenshot('discussion-resolved');
    await commands.executeCommand('gloss.undo');
    await eventually('open again', () => !read().includes('resolved:'));
  });
});
