import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { commands, Selection, window, type CodeAction, type Hover, type MarkdownString, type TextEditor } from 'vscode';
import { evaluate, hasControl, hover, press, screenshot, type } from './support/control.js';
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
  useTheme,
  untilDone,
} from './support/study.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
/** Words of the interviewer, which nobody coded. */
const words = 'Extraordinary in what way?';

/** How often a coder has given a code in the whole study. */
const usesOf = (code: string, coder: string): number =>
  readdirSync(join(folder(), 'codings', coder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readStudyFile(`codings/${coder}/${file}`))
    .reduce((sum, text) => sum + (text.match(new RegExp(`codes: .*\\b${code}\\b`, 'g'))?.length ?? 0), 0);

/** Types into the quick pick and waits until that code is the active row. */
async function typeCode(typed: string, name: string): Promise<void> {
  await type(typed);
  await activeRow(name);
}

describe('Coding a transcript', () => {
  let editor: TextEditor;
  let before: string;
  let count: number;

  beforeEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await useTheme('Default Dark Modern');
    editor = await openTranscript(transcript);
    if (editor.document.isDirty) await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    before = readStudyFile(codings);
    count = (await published(editor)).segments.length;
  });

  /** The codings file has one passage more, of these words and codes, and undo takes exactly that away. */
  async function codedThenUndone(codes: string, quote = words): Promise<void> {
    await published(editor, ({ segments }) => segments.length === count + 1);
    const entries = (text: string): readonly string[] => text.split(/^ {2}- id: /m);
    const had = new Set(entries(before));
    const added = entries(readStudyFile(codings)).filter((entry) => !had.has(entry));
    assert.match(
      added.join(''),
      new RegExp(`^\\w+\\n.*\\n {4}quote: ${quote.replace('?', '\\?')}\\n {4}codes: \\[${codes}\\]\\n.*\\n$`),
    );
    await undo();
    await published(editor, ({ segments }) => segments.length === count);
    assert.equal(readStudyFile(codings), before);
  }

  it('shows the definition of a code on hover', async () => {
    const { document } = editor;
    const at = selectWords(editor, 'what I was actually afraid of').start.translate(0, 3);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
    assert.match(text, /\*\*Risks of new ways of working\*\*[^]*Challenges[^]*clinician[^]*When to use/);
  });

  it('shows it under the pointer too, with the code’s dot', async function () {
    if (!hasControl) this.skip();
    selectWords(editor, 'what I was actually afraid of');
    const words = (): Promise<unknown> =>
      evaluate(`(() => {
      const line = [...document.querySelectorAll('.view-line span span')].find((part) => part.textContent.replace(/\\u00a0/g, ' ').includes('actually afraid'));
      if (!line) return undefined;
      const { left, top, width, height } = line.getBoundingClientRect();
      return { x: left + width - 60, y: top + height / 2 };
    })()`);
    // The window scrolls there by and by.
    let last: unknown;
    const at = await eventually('the words to stand still', async () => {
      const [before, now] = [last, (last = await words())];
      return isDeepStrictEqual(before, now) && now;
    });
    await hover(at as { x: number; y: number });
    await eventually('the hover', () =>
      evaluate(`document.querySelector('.monaco-hover:not(.hidden) .hover-contents span[style*="color"]') !== null`),
    );
    await screenshot('hover');
    await press('Escape');
  });

  it('applies a code by code action', async () => {
    const selection = selectWords(editor, words);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      selection,
    );
    const action = actions.find(({ title }) => title.startsWith('Apply “'));
    assert.ok(action?.command, 'a recent code is offered');
    const { command, arguments: given } = action.command;
    await commands.executeCommand(command, ...(given as unknown[]));
    const code = (given?.[0] as { readonly codes: readonly string[] }).codes[0]!;
    await codedThenUndone(code);
  });

  it('applies a code that is typed into the quick pick', async function () {
    if (!hasControl) this.skip();
    selectWords(editor, words);
    await press('Alt+Enter');
    await activeRow();
    await typeCode('clashing', 'Clashing paces');
    await screenshot('quick-pick');
    await press('Enter');
    await codedThenUndone('clashing-paces');
  });

  it('applies several codes from the quick pick', async function () {
    if (!hasControl) this.skip();
    selectWords(editor, words);
    await press('Alt+Enter');
    await activeRow();
    await typeCode('clashing', 'Clashing paces');
    await press('Control+I');
    await eventually('the code is taken along', () =>
      evaluate(`document.querySelector('.quick-input-title')?.textContent.includes('Clashing paces +')`),
    );
    await typeCode('humour', 'Humour');
    await press('Enter');
    await codedThenUndone('clashing-paces, humour');
  });

  it('says that nothing was coded where Escape leaves the question for a weight', async function () {
    if (!hasControl) this.skip();
    selectWords(editor, words);
    await press('Alt+Enter');
    await activeRow();
    await typeCode('trust', 'Trust');
    await press('Enter');
    await asked('How strongly “Trust”?');
    await press('Escape');
    await eventually('what the status bar says', () =>
      evaluate(`document.querySelector('footer')?.textContent.replace(/\\u00a0/g, ' ').includes('Nothing was coded.')`),
    );
    assert.equal((await published(editor)).segments.length, count);
    assert.equal(readStudyFile(codings), before);
  });

  for (const [what, from, to] of [
    ['a whole line and its end', 0, 1],
    ['words and a part of the label before them', 1, 0],
  ] as const) {
    it(`codes what is said where somebody selects ${what}`, async () => {
      const { start, end } = selectWords(editor, words);
      editor.selection = new Selection(start.line, from, end.line + to, to === 0 ? end.character : 0);
      await commands.executeCommand('gloss.applyThemeCode', { id: 'clashing-paces' });
      await codedThenUndone('clashing-paces');
    });
  }

  it('codes with single keys in coding mode, where nothing can be typed', async function () {
    if (!hasControl) this.skip();
    const { start } = selectWords(editor, words);
    editor.selection = new Selection(start, start);
    await commands.executeCommand('gloss.toggleCodingMode');
    try {
      await press('j');
      await eventually('the sentence is selected', () => editor.document.getText(editor.selection) === words);
      await press('1');
      await published(editor, ({ segments }) => segments.length === count + 1);
      await screenshot('coding-mode');
      await press('u');
      await published(editor, ({ segments }) => segments.length === count);
      assert.equal(readStudyFile(codings), before);
      await press('c');
      await activeRow();
      await typeCode('humour', 'Humour');
      await press('Enter');
      await published(editor, ({ segments }) => segments.length === count + 1);
      // Keys mean coding again once the list has given the focus back.
      await eventually('the focus', () => evaluate(`document.activeElement.closest('.monaco-editor') !== null`));
      await untilDone('taking the code off', async () => {
        await press('x');
        await published(editor, ({ segments }) => segments.length === count, swallowed);
      });
      await press('z');
      assert.equal(editor.document.isDirty, false);
    } finally {
      await commands.executeCommand('gloss.toggleCodingMode');
    }
    await undo();
    await undo();
    await published(editor, ({ segments }) => segments.length === count);
    assert.equal(readStudyFile(codings), before);
  });

  it('counts in the theme tree', async function () {
    if (!hasControl) this.skip();
    await commands.executeCommand('gloss.themes.focus');
    const countOf = async (name: string): Promise<number | undefined> => {
      const rows = (await evaluate(
        `[...document.querySelectorAll('.monaco-list-row')].map((row) => row.ariaLabel ?? '')`,
      )) as readonly string[];
      const row = rows.find((text) => text.startsWith(`${name}, `));
      return row === undefined ? undefined : Number(/(\d+) segments/.exec(row)?.[1]);
    };
    await window.showTextDocument(editor.document);
    const had = ['coder1', 'coder2', 'coder3'].reduce((sum, coder) => sum + usesOf('clashing-paces', coder), 0);
    await eventually('the count', async () => (await countOf('Clashing paces')) === had);
    selectWords(editor, words);
    const selection = { start: editor.selection.start, end: editor.selection.end };
    const uri = editor.document.uri.toString();
    await commands.executeCommand('gloss.server.edit', {
      op: 'apply',
      uri,
      range: selection,
      codes: ['clashing-paces'],
    });
    await eventually('one more in the tree', async () => (await countOf('Clashing paces')) === had + 1);
    await screenshot('themes');
    await codedThenUndone('clashing-paces');
    await eventually('as many as before', async () => (await countOf('Clashing paces')) === had);
  });

  it('makes a code in vivo and goes to its definition', async function () {
    if (!hasControl) this.skip();
    const book = 'codebooks/partnership.codebook.yaml';
    const bookBefore = readStudyFile(book);
    selectWords(editor, words);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    void commands.executeCommand('gloss.codeInVivo');
    await eventually('the name', () =>
      evaluate(`document.querySelector('.quick-input-widget input')?.value === '${words}'`),
    );
    await press('Enter');
    await asked('Create “Extraordinary in what way?” under');
    await activeRow();
    await press('Enter');
    await eventually('the codebook', () => window.activeTextEditor?.document.fileName.endsWith('.codebook.yaml'));
    assert.match(readStudyFile(book), /name: Extraordinary in what way\?\n/);
    const at = window.activeTextEditor!;
    assert.equal(at.document.lineAt(at.selection.active.line).text.trim(), '', 'the caret waits for the definition');
    await undo();
    await eventually('the codebook as it was', () => readStudyFile(book) === bookBefore);
    assert.equal(readStudyFile(codings), before);
  });
});
