import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commands, window, type TextEditor } from 'vscode';
import { hasControl, press, screenshot, evaluate } from './support/control.js';
import { ticked } from './support/quickPick.js';
import {
  eventually,
  folder,
  openTranscript,
  published,
  readStudyFile,
  swallowed,
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
/** Ids of the segments whose passages are decided. */
const decided = (): ReadonlySet<string> => {
  const gone = dismissed()
    .slice(1, -1)
    .split(/[+,\s]+/);
  return new Set([...sources().flatMap((one) => one.split(', ')), ...gone].filter((id) => id !== ''));
};

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
      await eventually(`${name} to be written`, isDone, swallowed);
    });

  it('is done with keys alone, from the first passage to the last', async () => {
    const before = ['coder1', 'coder2', 'coder3'].map(codings);
    void commands.executeCommand('gloss.reconcile');
    await eventually('the pick of coders', () =>
      evaluate(`document.activeElement.closest('.quick-input-widget') !== null`),
    );
    await eventually('all coders to be ticked', async () => (await ticked()) === 3);
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
    const second = window.activeTextEditor!.selection;
    await key('x', () => dismissed() !== '');
    await eventually('the third passage', () => !window.activeTextEditor!.selection.isEqual(second));
    await press('p');
    await press('p');
    await eventually('the first passage again', () => window.activeTextEditor!.selection.isEqual(first));
    await key('o', () => sources().length === 0);
    assert.notEqual(dismissed(), '');
    await key('u', () => sources().length === taken);
    // To the end: whatever is left is taken from all.
    const ids = new Set(
      before.flatMap((text) => [...text.matchAll(/^ {2}- id: ["']?(\w+)["']?$/gm)].map(([, id = '']) => id)),
    );
    while (decided().size < ids.size) {
      const [text, at] = [readStudyFile(consensus), window.activeTextEditor!.selection];
      await key('b', () => readStudyFile(consensus) !== text);
      // A key means the passage in hand, which is another only once the answer to the one before is there.
      if (decided().size === ids.size) break;
      await eventually('the next passage', () => !window.activeTextEditor!.selection.isEqual(at));
    }
    await commands.executeCommand('gloss.reconcile.focus');
    const said = (): Promise<unknown> =>
      evaluate(`/\\d+ of \\d+ passages decided/.exec(document.body.textContent)?.[0] ?? ''`);
    await eventually('the count of what is decided', async () => /(\d+) of \1 /.test(String(await said()))).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}: ${String(await said())}`);
      },
    );
    await screenshot('reconcile-end');
    assert.deepEqual(['coder1', 'coder2', 'coder3'].map(codings), before, 'nobody’s own codings have changed');
    assert.deepEqual([...decided()].sort(), [...ids].sort(), 'every segment is in a passage that was decided');
    assert.ok(existsSync(join(folder(), consensus)));
  });
});
