import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commands, window, type TextEditor } from 'vscode';
import { hasControl, press, screenshot, evaluate } from './support/control.js';
import {
  eventually,
  folder,
  openTranscript,
  pause,
  published,
  readStudyFile,
  untilDone,
  useTheme,
} from './support/study.js';

const transcript = 'transcripts/P01.txt';
const consensus = 'codings/consensus/P01.txt.codings.yaml';
const codings = (coder: string): string => readStudyFile(`codings/${coder}/P01.txt.codings.yaml`);

/** Ends of lines like `sources: [a, b]`, in the order of the file. */
const sources = (): readonly string[] =>
  [...readStudyFile(consensus).matchAll(/^ +sources: \[(.*)\]$/gm)].map(([, ids = '']) => ids.replaceAll('"', ''));
const dismissed = (): string => /^dismissed: (.*)$/m.exec(readStudyFile(consensus))?.[1]?.replaceAll('"', '') ?? '';

describe('Reconciling a transcript', () => {
  let editor: TextEditor;

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Dark Modern');
    rmSync(join(folder(), consensus), { force: true });
    editor = await openTranscript(transcript);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  });
  afterEach(async () => {
    await commands.executeCommand('gloss.leaveReconciling');
    rmSync(join(folder(), consensus), { force: true });
    await published(editor, ({ segments }) => segments.every(({ coder }) => coder !== 'consensus'));
  });

  /** Presses a key on the passage in hand and waits until the file says what was decided. */
  const key = (name: string, isDone: () => boolean): Promise<void> =>
    untilDone(`the key ${name}`, async () => {
      await press(name);
      await eventually(`${name} to be written`, isDone, 4000);
    });

  it('is done with keys alone, from the first passage to the last', async () => {
    const before = ['coder1', 'coder2', 'coder3'].map(codings);
    void commands.executeCommand('gloss.reconcile');
    await eventually('the pick of coders', () =>
      evaluate(`document.activeElement.closest('.quick-input-widget') !== null`),
    );
    await pause(300);
    await press('Enter');
    await eventually(
      'the first passage',
      () => !editor.selection.isEmpty && window.activeTextEditor?.selection.isEmpty === false,
    );
    await eventually('its keys above it', () =>
      evaluate(
        `[...document.querySelectorAll('.codelens-decoration')].some((lens) => /1 of \\d+/.test(lens.textContent))`,
      ),
    );
    await screenshot('reconcile');
    const first = window.activeTextEditor!.selection;
    await key('b', () => sources().length >= 1);
    const taken = sources().length;
    await eventually('the next passage', () => !window.activeTextEditor!.selection.isEqual(first));
    await key('x', () => dismissed() !== '');
    await press('p');
    await press('p');
    await eventually('the first passage again', () => window.activeTextEditor!.selection.isEqual(first));
    await key('o', () => sources().length === 0);
    assert.notEqual(dismissed(), '');
    await key('u', () => sources().length === taken);
    // To the end: whatever is left is taken from all.
    for (let left = 200; left > 0; left--) {
      const text = readStudyFile(consensus);
      await press('b');
      const changed = await eventually('a decision', () => readStudyFile(consensus) !== text, 3000).catch(() => false);
      if (!changed) break;
    }
    await commands.executeCommand('gloss.reconcile.focus');
    await pause(500);
    await screenshot('reconcile-end');
    assert.deepEqual(['coder1', 'coder2', 'coder3'].map(codings), before, 'nobody’s own codings have changed');
    const ids = new Set(
      before.flatMap((text) => [...text.matchAll(/^ {2}- id: ["']?(\w+)["']?$/gm)].map(([, id = '']) => id)),
    );
    const decided = new Set([
      ...sources().flatMap((one) => one.split(', ')),
      ...dismissed()
        .slice(1, -1)
        .split(/[+,\s]+/),
    ]);
    assert.deepEqual([...decided].sort(), [...ids].sort(), 'every segment is in a passage that was decided');
    assert.ok(existsSync(join(folder(), consensus)));
  });
});
