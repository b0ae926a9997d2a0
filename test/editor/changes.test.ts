import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, TabInputTextDiff, type Uri, window, type TextEditor } from 'vscode';
import { toRange } from '../../client/src/common/convert.js';
import { evaluate, hasControl, press, screenshot, type } from './support/control.js';
import { activeRow } from './support/quickPick.js';
import { eventually, folder, openTranscript, published, readStudyFile, useTheme } from './support/study.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const removed = 'I was, I think, volunteered.';
const changed = "in my world if you don't know after four months, you've designed it badly";
const added = "I wasn't sure it was a compliment";

describe('Changes', () => {
  let start: string;
  let editor: TextEditor;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  /** The words that are marked on a side, with how. */
  const marks = async (side: TextEditor): Promise<readonly string[]> => {
    const { segments } = await published(side, (params) => params.segments.some(({ change }) => change));
    return segments.flatMap(({ change, range }) =>
      change ? `${change}: ${side.document.getText(toRange(range))}` : [],
    );
  };
  const diff = (): TabInputTextDiff | undefined => {
    const input: unknown = window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof TabInputTextDiff ? input : undefined;
  };
  const sideOf = (uri: Uri): Promise<TextEditor> =>
    eventually(`an editor of ${uri.scheme}`, () =>
      window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString()),
    );
  const sides = async (): Promise<readonly [TextEditor, TextEditor]> => {
    const input = await eventually('a diff', diff);
    return [await sideOf(input.original), await sideOf(input.modified)];
  };

  beforeEach(async () => {
    editor = await openTranscript(transcript);
    start = git('rev-parse', 'HEAD');
    git('branch', '--force', 'before', 'HEAD');
    change();
    await published(editor, ({ segments }) => !segments.some(({ id }) => id === 'qyg04q7c'));
  });
  /** Removes a segment and gives another code to one. */
  const change = (): void => {
    const text = readStudyFile(codings);
    const entries = text.split(/(?=^ {2}- id: )/m);
    const at = (quote: string): number => entries.findIndex((entry) => entry.includes(quote));
    entries[at(changed)] = entries[at(changed)]!.replace(/codes: \[.*\]/, 'codes: [clashing-paces]');
    entries.splice(at(removed), 1);
    writeFileSync(join(folder(), codings), entries.join(''));
  };
  afterEach(async () => {
    git('reset', '--quiet', '--hard', start);
    git('branch', '--delete', '--force', 'before');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('open side by side at the passage, and are marked on both sides', async () => {
    await commands.executeCommand('gloss.changes.focus');
    await commands.executeCommand('gloss.nextChange');
    const [original, modified] = await sides();
    assert.deepEqual(
      [
        original.document.uri.scheme,
        modified.document.uri.scheme,
        original.document.getText() === modified.document.getText(),
      ],
      ['git', 'file', true],
    );
    assert.deepEqual(await marks(original), [`removed: ${removed}`, `changed: ${changed}`]);
    assert.deepEqual(await marks(modified), [`changed: ${changed}`]);
    await eventually(
      'the removed passage to be selected',
      () => original.document.getText(original.selection) === removed,
    );
    await commands.executeCommand('gloss.nextChange');
    await eventually(
      'the changed passage to be selected',
      () => modified.document.getText(modified.selection) === changed,
    );
  });

  it('are gone to also where the list is asked for again while it is worked out', async () => {
    // Out of view, the list is not asked for by itself.
    await commands.executeCommand('workbench.view.explorer');
    git('checkout', '--quiet', '--', codings);
    await published(editor, ({ segments }) => segments.some(({ id }) => id === 'qyg04q7c'));
    await commands.executeCommand('gloss.refreshChanges');
    change();
    await published(editor, ({ segments }) => !segments.some(({ id }) => id === 'qyg04q7c'));
    // Many, so that the last is answered behind the one that the step waits for.
    const again = Array.from({ length: 20 }, () => 'gloss.refreshChanges');
    await Promise.all(['gloss.nextChange', ...again].map((command) => commands.executeCommand(command)));
    const [original] = await sides();
    await eventually(
      'the removed passage to be selected',
      () => original.document.getText(original.selection) === removed,
    );
  });

  it('reach the screen as frames, told apart by colour and line', async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Light Modern');
    await commands.executeCommand('gloss.server.edit', {
      op: 'apply',
      uri: editor.document.uri.toString(),
      range: rangeOf(editor, added),
      codes: ['clashing-paces'],
    });
    git('add', '--all');
    git('-c', 'user.name=coder1', '-c', 'user.email=x@example.org', 'commit', '--quiet', '--message', 'Look again');
    const choosing = commands.executeCommand('gloss.chooseChangesBase');
    await activeRow();
    await type('before');
    await activeRow('before');
    await press('Enter');
    await choosing;
    await commands.executeCommand('gloss.nextChange');
    const [original, modified] = await sides();
    assert.deepEqual(await marks(original), [`removed: ${removed}`, `changed: ${changed}`]);
    assert.deepEqual((await marks(modified)).toSorted(), [`added: ${added}`, `changed: ${changed}`]);
    /** How the frames with a bar before them that are in view on a side are drawn. */
    const drawn = async (side: string): Promise<string> =>
      String(
        await evaluate(`[...new Set([...document.querySelectorAll('.monaco-diff-editor .editor.${side} .cdr')]
          .map((element) => getComputedStyle(element))
          .filter(({ boxShadow }) => boxShadow.includes('-4px 0px'))
          .map(({ borderLeftStyle }) => borderLeftStyle))].sort().join()`),
      );
    const isDrawn = (side: string, styles: string): Promise<boolean> =>
      eventually(`${styles} on the ${side} side`, async () => (await drawn(side)) === styles);
    // Also where the window is too narrow for VS Code to show two sides by itself.
    await isDrawn('original', 'dashed');
    await isDrawn('modified', 'solid');
    await screenshot('changes', { width: 1500, height: 900 });
    await commands.executeCommand('gloss.nextChange');
    await commands.executeCommand('gloss.nextChange');
    await isDrawn('original', 'double');
    await isDrawn('modified', 'double');
    await screenshot('changes-below', { width: 1500, height: 900 });
  });
});

function rangeOf({ document }: TextEditor, words: string): { start: object; end: object } {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, words);
  const [start, end] = [document.positionAt(at), document.positionAt(at + words.length)];
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
