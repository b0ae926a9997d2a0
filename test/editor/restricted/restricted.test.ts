import assert from 'node:assert/strict';
import { commands, Uri, window, workspace, type Hover, type MarkdownString, type TextEditor } from 'vscode';
import type { EditResult } from '#protocol';
import { snapshot } from '../../support/snapshot.js';
import { click, evaluate, screenshot } from '../support/control.js';
import { change, eventually, folder, published, selectWords } from '../support/study.js';

const transcript = 'transcripts/P01.txt';
/** Words of the interviewer, which nobody coded. */
const words = 'Extraordinary in what way?';
const center = '.notifications-center';
const button = (where: string, label: string): string => `${where} .monaco-button:has-text("${label}")`;

/** The study but for git's own folder, which VS Code's git looks into. */
const study = (): ReadonlyMap<string, string> => snapshot(folder(), (path) => path === '.git');

describe('A study in a workspace that is not trusted', () => {
  let editor: TextEditor;
  let untouched: ReadonlyMap<string, string>;
  const apply = async (): Promise<EditResult | undefined> => {
    const { start, end } = selectWords(editor, words);
    const range = {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    };
    const uri = editor.document.uri.toString();
    const step = { op: 'apply', uri, range, codes: ['clashing-paces'] };
    return commands.executeCommand<EditResult>('gloss.server.edit', step);
  };
  /** What VS Code tells the person, for a window in a test does not always show it by itself. */
  const told = async (): Promise<readonly string[]> => {
    await commands.executeCommand('notifications.showList');
    const texts = `[...document.querySelectorAll('${center} .notification-list-item-message')].map((one) => one.textContent)`;
    const messages = (await evaluate(texts)) as readonly string[];
    return messages.filter((message) => message.includes('Restricted Mode'));
  };

  before(async () => {
    // VS Code asks no questions in tests, so that the folder is not trusted.
    untouched = study();
    editor = await window.showTextDocument(Uri.joinPath(workspace.workspaceFolders![0]!.uri, transcript));
  });

  it('is drawn and explained', async () => {
    assert.equal(workspace.isTrusted, false);
    const { runs, segments } = await published(editor);
    assert.ok(runs.length > 0 && segments.length > 0);
    const at = selectWords(editor, 'what I was actually afraid of').start.translate(0, 3);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', editor.document.uri, at);
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
    assert.match(text, /\*\*Risks of new ways of working\*\*[^]*Challenges/);
    const lines = `[...document.querySelectorAll('.cdr[class*=TextEditorDecoration]')].some((one) =>
      getComputedStyle(one).backgroundImage.includes('gradient'))`;
    await eventually('lines below the words', () => evaluate(lines));
  });

  it('stays as it is when the transcript is saved, and no message says so', async () => {
    await change(editor, (edit) => edit.insert(editor.document.positionAt(0), ' '));
    await editor.document.save();
    await published(editor);
    await change(editor, (edit) =>
      edit.delete(
        editor.document.validateRange(editor.document.lineAt(0).range.with({ end: editor.document.positionAt(1) })),
      ),
    );
    await editor.document.save();
    await published(editor);
    assert.deepEqual(await told(), []);
    assert.deepEqual(study(), untouched);
  });

  it('is not coded, which is said with the way to trust it', async () => {
    await commands.executeCommand('gloss.applyCode');
    await eventually('the message', async () => (await told()).length > 0);
    const result = await apply();
    assert.deepEqual([result?.done, result?.refusal?.code], [false, 'restricted']);
    await screenshot('restricted');
    assert.equal((await told()).length, 1, 'said once');
    assert.deepEqual(study(), untouched);
  });

  it('asks nothing for what would not be written', async function () {
    this.timeout(120_000);
    const given = { uri: editor.document.uri.toString(), code: 'humour' };
    const commandsThatAsk = [
      'gloss.applyCode',
      'gloss.codeInVivo',
      'gloss.removeCode',
      'gloss.renameCode',
      'gloss.mergeCode',
      'gloss.retireCode',
      'gloss.proposeChange',
      'gloss.discussPassage',
      'gloss.editMemo',
    ];
    for (const command of commandsThatAsk) {
      selectWords(editor, words);
      // It is over only where nothing was asked.
      await commands.executeCommand(command, given);
      assert.equal(editor.document.getText(editor.selection), words, command);
    }
    const boxes = `document.querySelectorAll('.review-widget .monaco-editor').length`;
    assert.equal(await evaluate(boxes), 0);
    assert.equal((await told()).length, 1, 'said once');
    assert.deepEqual(study(), untouched);
  });

  it('is coded as soon as it is trusted, in the same window', async () => {
    await click({ selector: button(center, 'Manage Workspace Trust') });
    await click({ selector: '.workspace-trust-editor .monaco-button:text-is("Trust")' });
    await eventually('trust', () => workspace.isTrusted);
    editor = await window.showTextDocument(editor.document);
    // Who codes is asked of git by then.
    await published(editor, ({ coder }) => coder === 'coder1');
    const result = await apply();
    assert.equal(result?.done, true);
    await screenshot('trusted');
    assert.notDeepEqual(study(), untouched);
  });
});
