import { commands, Selection, type TextEditor } from 'vscode';
import { serverCommands, type EditParams } from '#protocol';
import { toRange } from '../../client/src/common/convert.js';
import { evaluate, press, type } from '../editor/support/control.js';
import { activeRow } from '../editor/support/quickPick.js';
import { eventually, openTranscript, published, selectWords, undo } from '../editor/support/study.js';
import type { ReadmePicture } from './names.js';

/** Something to see: brings it into the window, and answers how to take away what is not closed with the editors. */
type Scene = () => Promise<(() => Promise<void>) | undefined>;

const transcript = 'transcripts/P01.txt';
const reframed = "in my world if you don't know after four months, you've designed it badly";

/** What README shows; the type demands each. */
export const readmeScenes: Readonly<Record<ReadmePicture, Scene>> = {
  hover: async () => {
    const editor = await read();
    const { start } = selectWords(editor, 'what I was actually afraid of');
    editor.selection = new Selection(start.translate(0, 3), start.translate(0, 3));
    await standsStill();
    await commands.executeCommand('editor.action.showHover');
    await seen('.monaco-hover:not(.hidden) .hover-contents', 'When to use');
    return undefined;
  },
  'pick-code': async () => {
    const editor = await read();
    selectWords(editor, 'Extraordinary in what way?');
    const picking = commands.executeCommand('gloss.applyCode');
    await activeRow();
    await type('work');
    await activeRow(/\bwork/);
    return async () => {
      await press('Escape');
      await picking;
    };
  },
  changes: async () => {
    const editor = await read();
    const codeOf = async (quote: string): Promise<{ segment: string; code: string }> => {
      const { segments } = await published(editor);
      const found = segments.find(({ own, range }) => own && editor.document.getText(toRange(range)) === quote);
      return { segment: found?.id ?? '', code: found?.codes[0]?.id ?? '' };
    };
    const uri = editor.document.uri.toString();
    await edit({ op: 'uncode', uri, segment: (await codeOf('I was, I think, volunteered.')).segment });
    await edit({ op: 'replaceCode', uri, ...(await codeOf(reframed)), to: 'clashing-paces' });
    const compliment = selectWords(editor, "I wasn't sure it was a compliment");
    await edit({ op: 'apply', uri, range: compliment, codes: ['recognising-knowledge'] });
    await commands.executeCommand('gloss.changes.focus');
    await commands.executeCommand('gloss.nextChange');
    await seen('.monaco-diff-editor .editor.original .cdr', '');
    await seen('.monaco-diff-editor .editor.modified .cdr', '');
    return async () => {
      await commands.executeCommand('workbench.action.closeAllEditors');
      await openTranscript(transcript);
      for (let step = 1; step <= 3; step++) await undo();
    };
  },
  discussion: async () => {
    const editor = await read();
    const range = selectWords(editor, 'what I was actually afraid of');
    const uri = editor.document.uri.toString();
    await edit({ op: 'startThread', uri, range, text: 'Is this a risk, or is it rather a question of trust?' });
    await commands.executeCommand('gloss.discussPassage');
    await seen('.review-widget', 'rather a question of trust');
    await eventually('the box', () =>
      evaluate(`document.activeElement.closest('.review-widget .monaco-editor') !== null`),
    );
    await type('Both: it is about whose name is on the door.');
    await seen('.review-widget', 'Both: it is about');
    return async () => {
      await press('Control+A', 'Delete', 'Escape');
      await commands.executeCommand('workbench.action.closePanel');
      await commands.executeCommand('workbench.action.closeAllEditors');
      await openTranscript(transcript);
      await undo();
    };
  },
};

/** What else people look at, for whoever judges how it looks. */
export const otherScenes: Readonly<Record<string, Scene>> = {
  agreement: async () => {
    await read();
    await commands.executeCommand('gloss.showAgreement');
    await seen('[role=treeitem]', 'α');
    return async () => {
      await commands.executeCommand('workbench.action.closePanel');
    };
  },
  sidebar: async () => {
    const editor = await read();
    const { start } = selectWords(editor, 'I expected a questionnaire');
    editor.selection = new Selection(start, start);
    await commands.executeCommand('gloss.segments.focus');
    await press('ArrowDown', 'ArrowDown');
    return undefined;
  },
  'coding-mode': async () => {
    const editor = await read();
    selectWords(editor, reframed);
    await commands.executeCommand('gloss.toggleCodingMode');
    return async () => {
      await commands.executeCommand('gloss.toggleCodingMode');
    };
  },
};

/** A transcript with the sidebar of Gloss beside it, drawn and at rest. */
async function read(): Promise<TextEditor> {
  await commands.executeCommand('workbench.view.extension.gloss');
  const editor = await openTranscript(transcript);
  await seen('.pane-body [role=treeitem]', 'Challenges');
  await seen('.pane-body [role=treeitem]', 'P01.txt');
  return editor;
}

const edit = (step: EditParams): Thenable<unknown> => commands.executeCommand(serverCommands.edit, step);

/** Waits until an element in sight says these words. */
const seen = (selector: string, words: string): Promise<unknown> =>
  eventually(`“${words}” in ${selector}`, () =>
    evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) =>
      one.getClientRects().length > 0 && one.textContent.replace(/\\u00a0/g, ' ').includes(${JSON.stringify(words)}))`),
  );

/** Waits until all is where it was ten frames ago and nothing is being worked out: the window scrolls and fills by and by. */
export async function standsStill(): Promise<void> {
  const frame = 'new Promise((done) => requestAnimationFrame(done))';
  const busy = `document.querySelector('.monaco-progress-container.active, .codicon-tree-item-loading') !== null`;
  const places = `[...document.querySelectorAll('.view-lines, .monaco-list-rows, .review-widget')]
    .map((one) => { const { left, top, width, height } = one.getBoundingClientRect(); return [left, top, width, height].join(); }).join(' ')`;
  await eventually('a window that stands still', () =>
    evaluate(`(async () => {
      const before = ${places} + document.body.textContent.length;
      for (let i = 0; i < 10; i++) await ${frame};
      return !${busy} && before === ${places} + document.body.textContent.length;
    })()`),
  );
}
