import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, window, workspace } from 'vscode';
import { evaluate, hasControl, press, screenshot, type } from './support/control.js';
import { inText } from './support/focus.js';
import { whileServerSleeps } from './support/serverProcess.js';
import { eventually, folder, openTranscript, readStudyFile, swallowed, untilDone, useTheme } from './support/study.js';

const settings = 'gloss.yaml';
const isPassage = /, (not agreed|agreed), /;

describe('Agreement', () => {
  let original = '';
  const write = (text: string): void => writeFileSync(join(folder(), settings), text);
  /** What the rows of the lists on screen say. */
  const rows = (): Promise<readonly string[]> =>
    evaluate(
      `Array.from(document.querySelectorAll('.pane-body [role=treeitem], .test-explorer [role=treeitem]'), (row) => row.getAttribute('aria-label') ?? '')`,
    ) as Promise<readonly string[]>;
  const row = (what: RegExp): Promise<string> =>
    eventually(`a row ${String(what)}`, async () => (await rows()).find((text) => what.test(text))).catch(
      async (error: unknown) => {
        await screenshot('agreement failed');
        throw new Error(`${String(error)} among ${(await rows()).join(' | ')}`);
      },
    );

  beforeEach(async () => {
    original = readStudyFile(settings);
    await openTranscript('transcripts/P01.txt');
  });
  afterEach(async () => {
    write(original);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('workbench.view.explorer');
  });

  it('is told code by code, with the passages behind each number one click away', async function () {
    if (!hasControl) this.skip();
    await commands.executeCommand('gloss.showAgreement');
    const found = await row(/Krippendorff α/);
    await eventually('the focus on the first row', () =>
      evaluate(
        `/α/.test(document.activeElement.closest('.monaco-list')?.querySelector('.monaco-list-row.focused')?.ariaLabel ?? '')`,
      ),
    );
    assert.match(found, /Krippendorff α (-?\d\.\d\d|undefined)/);
    // The list takes the focus once it has rows, and may be drawn again between two keys.
    await eventually('the passages of the first code', async () => {
      await commands.executeCommand('gloss.agreement.focus');
      await press('Home', 'ArrowRight');
      return (await rows()).some((text) => isPassage.test(text));
    });
    const passage = await row(isPassage);
    for (const theme of ['Default Dark Modern', 'Default Light Modern', 'Default High Contrast']) {
      await useTheme(theme);
      await screenshot(`agreement ${theme}`);
    }
    await eventually('the passage to be selected', async () => {
      await commands.executeCommand('gloss.agreement.focus');
      await press('Home', 'ArrowDown', 'Enter');
      const { document, selection } = window.activeTextEditor ?? {};
      const words = document && selection ? document.getText(selection).replace(/\s+/g, ' ').trim() : '';
      return words !== '' && passage.startsWith(words);
    });
  });

  it('leaves the focus to somebody who has gone back to the text meanwhile', async function () {
    if (!hasControl) this.skip();
    const editor = await openTranscript('transcripts/P01.txt');
    const { selection } = editor;
    let shown: Thenable<unknown> | undefined;
    await whileServerSleeps(async () => {
      shown = commands.executeCommand('gloss.showAgreement');
      await eventually('the focus to have left the text', async () => !(await evaluate(inText)));
      await untilDone('a step in the text', async () => {
        await commands.executeCommand('workbench.action.focusActiveEditorGroup');
        await eventually('the focus in the text', () => evaluate(inText), swallowed);
        await press('ArrowDown');
        await eventually('the caret to have moved', () => !editor.selection.isEqual(selection), swallowed);
      });
    });
    await shown;
    await row(/Krippendorff α/);
    assert.ok(await evaluate(inText));
  });

  /** What stands above the list says what is counted. */
  const counted = (): Promise<unknown> =>
    evaluate(`Array.from(document.querySelectorAll('.pane-body .message'), (one) => one.textContent).join(' ')`);
  /** Answers the question of a command. */
  const choose = async (words: string, command = 'gloss.chooseComparing'): Promise<void> => {
    const isOpen = `document.querySelector('.quick-input-widget')?.checkVisibility() ?? false`;
    const chosen = commands.executeCommand(command);
    await eventually('the question', () => evaluate(isOpen));
    await type(words);
    await press('Enter');
    await chosen;
  };

  it('counts the transcripts that are chosen', async function () {
    if (!hasControl) this.skip();
    await commands.executeCommand('gloss.showAgreement');
    await choose('Done or not');
    await eventually('all transcripts to count', async () => String(await counted()).includes('P02.md, '));
    await choose('Done ones');
    await eventually('only done ones to count', async () => !String(await counted()).includes('P02.md, '));
  });

  it('is told about each month, and as other programs count', async function () {
    if (!hasControl) this.skip();
    await commands.executeCommand('gloss.showAgreement');
    await choose('As MAXQDA usually counts');
    await row(/^coder1 – coder2\b/);
    await choose('Each month by itself');
    await row(/^coder1 – coder2 · \d{4}-\d\d\b/);
    await screenshot('agreement months');
    await choose('All months together');
    await choose('What gloss.yaml says');
    await choose('All coders together');
    await eventually('all to be compared again', async () => /by character, .*coder3/s.test(String(await counted())));
  });

  it('with a gold standard, and the codes that coders gave instead, is told in documents', async function () {
    if (!hasControl) this.skip();
    const shown = (scheme: string): Promise<string> =>
      eventually(scheme, () =>
        workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === scheme && !isClosed)?.getText(),
      );
    await choose('coder1', 'gloss.compareWithGold');
    const gold = await shown('gloss-gold');
    assert.equal(window.activeTextEditor?.document.uri.scheme, 'gloss-gold');
    assert.match(gold, /^Each coder beside the one who is taken to be right\./);
    assert.deepEqual(gold.match(/^coder\d against coder\d$/gm), ['coder2 against coder1', 'coder3 against coder1']);
    assert.match(gold, /\ncode +precision +recall +F1 +right +missed +wrong\n/);
    assert.match(gold, /^Slipping back +1\.000 +1\.000 +1\.000 +613 +0 +0$/m);
    assert.match(gold, /^Counted: 21090 characters of speech in 2 transcripts: transcripts\/P01\.txt, /m);
    assert.match(gold, /^Not done, and not counted: transcripts\/P02\.md \(coder1, coder2\); /m);
    for (const theme of ['Default Dark Modern', 'Default Light Modern', 'Default High Contrast']) {
      await useTheme(theme);
      await screenshot(`agreement gold ${theme}`);
    }

    await commands.executeCommand('gloss.showConfusion');
    const confusion = await shown('gloss-confusion');
    assert.equal(window.activeTextEditor.document.uri.scheme, 'gloss-confusion');
    assert.deepEqual(confusion.match(/^coder\d and coder\d$/gm), [
      'coder1 and coder2',
      'coder1 and coder3',
      'coder2 and coder3',
    ]);
    assert.match(confusion, /^Clashing paces +Time needed for understanding +217$/m);
    assert.match(confusion, /^Shared end goal +\(none\) +156$/m);
    await screenshot('agreement confusion');
  });

  it('below the threshold of the study fails as a test that shows the disagreements', async function () {
    if (!hasControl) this.skip();
    write(`${original.trimEnd()}\nagreement: { threshold: 0.99 }\n`);
    // The view is there once there are tests.
    await eventually('the tests', async () => {
      await Promise.resolve(commands.executeCommand('workbench.view.testing.focus')).catch(() => undefined);
      return (await rows()).some((text) => text.includes('(Not yet run)'));
    });
    await row(/0\.99 \(Not yet run\)/);
    await commands.executeCommand('testing.runAll');
    await row(/0\.99 \(Failed\)/);
    await useTheme('Default Dark Modern');
    await screenshot('agreement tests');
  });
});
