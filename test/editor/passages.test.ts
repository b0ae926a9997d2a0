import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, Range, Selection, type TextEditor } from 'vscode';
import { serverCommands, type EditParams } from '#protocol';
import { fromRange } from '../../client/src/common/convert.js';
import { evaluate, hasControl, screenshot } from './support/control.js';
import { configure, eventually, folder, openTranscript, published, undo, useTheme } from './support/study.js';

const path = 'transcripts/frames.txt';
const sentence = 'We waited for months, and nobody told us why. ';
const text = `P01: ${sentence.repeat(20)}\n\nI: And then?\n`;
const label = 'P01: '.length;

/** From one sentence up to another, without the blank between. */
const passage = (from: number, to: number): Range =>
  new Range(0, label + from * sentence.length, 0, label + to * sentence.length - 1);

/** How many boxes of the text have a border of such a width on a side. */
const boxesWith = async (side: 'Left' | 'Right' | 'Top'): Promise<number> =>
  Number(
    await evaluate(
      `[...document.querySelectorAll('.cdr[class*=TextEditorDecoration]')].filter((box) => {
        const style = getComputedStyle(box);
        return style.border${side}Style === 'solid' && style.border${side}Width === '1px';
      }).length`,
    ),
  );

/** What the window shows in the text, signs that are no part of it included. */
const shown = async (): Promise<string> =>
  String(
    await evaluate(
      `[...document.querySelectorAll('.editor-instance .view-line span')].map((part) => (part.children.length === 0 ? part.textContent : '') + getComputedStyle(part, '::after').content).join(' ')`,
    ),
  );

describe('Passages over several lines', () => {
  let editor: TextEditor;
  let steps: number;

  const edit = async (params: EditParams): Promise<void> => {
    await commands.executeCommand(serverCommands.edit, params);
    steps++;
  };

  beforeEach(async function () {
    if (!hasControl) this.skip();
    steps = 0;
    writeFileSync(join(folder(), path), text);
    editor = await openTranscript(path);
    const uri = editor.document.uri.toString();
    await edit({ op: 'apply', uri, range: fromRange(passage(2, 16)), codes: ['clashing-paces'] });
    await edit({ op: 'apply', uri, range: fromRange(passage(5, 8)), codes: ['humour'] });
    await published(editor, ({ segments }) => segments.length === 2);
    editor.selection = new Selection(0, 0, 0, 0);
  });
  afterEach(async () => {
    for (; steps > 0; steps--) await undo();
    await commands.executeCommand('workbench.action.closeActiveEditor');
    for (const file of [path, 'codings/coder1/frames.txt.codings.yaml']) rmSync(join(folder(), file), { force: true });
    await useTheme('Default Dark Modern');
  });

  for (const theme of ['Default High Contrast', 'Default High Contrast Light']) {
    it(`have one frame each in ${theme}, whatever lies within them`, async () => {
      await useTheme(theme);
      await eventually('two beginnings', async () => (await boxesWith('Left')) === 2);
      assert.equal(await boxesWith('Right'), 2);
      assert.ok((await boxesWith('Top')) > 5, 'a part of a frame in each line');
      await screenshot(`frames-${theme.toLowerCase().replaceAll(' ', '-')}`);
      const at = passage(5, 8).start.translate(0, 3);
      editor.selection = new Selection(at, at);
      await eventually('one frame more, at the caret', async () => (await boxesWith('Left')) === 3);
      assert.equal(await boxesWith('Right'), 3);
    });
  }

  for (const theme of [
    'Default Dark Modern',
    'Default Light Modern',
    'Default High Contrast',
    'Default High Contrast Light',
  ]) {
    it(`show that they have a memo or are exemplars, in ${theme}`, async () => {
      await useTheme(theme);
      const uri = editor.document.uri.toString();
      const { segments } = await published(editor);
      assert.doesNotMatch(await shown(), /[★✎]/);
      await edit({ op: 'setMemo', uri, segment: segments[0]!.id, memo: 'They all waited.' });
      await eventually('the sign of a memo', async () => (await shown()).includes('✎'));
      assert.doesNotMatch(await shown(), /★/);
      await edit({ op: 'setExemplar', uri, segment: segments[1]!.id, exemplar: true });
      await edit({ op: 'setExemplar', uri, segment: segments[0]!.id, exemplar: true });
      await eventually('the sign of exemplars', async () => (await shown()).match(/★/g)?.length === 2);
      await screenshot(`signs-${theme.toLowerCase().replaceAll(' ', '-')}`);
      assert.equal(editor.document.getText(), text);
      await configure('gloss', 'passageSigns', false);
      try {
        await eventually('no sign', async () => !/[★✎]/.test(await shown()));
      } finally {
        await configure('gloss', 'passageSigns', undefined);
      }
    });
  }
});
