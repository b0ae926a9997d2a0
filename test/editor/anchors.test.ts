import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, Position, workspace, WorkspaceEdit, type TextEditor } from 'vscode';
import { toRange } from '../../client/src/common/convert.js';
import { change, eventually, folder, openTranscript, published, readStudyFile } from './support/study.js';

const transcript = 'transcripts/P01.txt';
const coders = ['coder1', 'coder2', 'coder3'] as const;
const codings = (coder: string): string => readStudyFile(`codings/${coder}/P01.txt.codings.yaml`);
const words = 'what I was actually afraid of';

describe('Passages of a transcript that changes', () => {
  let editor: TextEditor;
  let before: readonly string[];
  let drawn: readonly string[];

  /** Each passage as drawn: who, words and state. */
  async function passages(): Promise<readonly string[]> {
    const { segments } = await published(editor);
    return segments.map(({ id, state, range }) => `${id} ${state} ${editor.document.getText(toRange(range))}`);
  }
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: folder(), stdio: 'ignore' });
  };
  /** Edits as typing does: one step that undo takes back. */
  const insert = (at: Position, text: string): Promise<void> => change(editor, (edit) => edit.insert(at, text));
  const positionOf = (text: string): Position => editor.document.positionAt(editor.document.getText().indexOf(text));

  beforeEach(async () => {
    editor = await openTranscript(transcript);
    before = coders.map(codings);
    drawn = await passages();
    assert.ok(drawn.length > 60);
    assert.deepEqual(
      drawn.filter((passage) => !passage.includes(' exact ')),
      [],
    );
  });

  it('follow what is typed, and undo brings them back', async () => {
    await insert(positionOf(words).translate(0, 4), ' truly');
    await insert(new Position(0, 0), 'A line above.\n');
    const typed = await passages();
    assert.equal(typed.length, drawn.length);
    assert.ok(typed.some((passage) => passage.includes('what truly I was actually afraid of')));
    const untouched = drawn.filter((passage) => !passage.includes(words));
    assert.deepEqual(
      typed.filter((passage) => !passage.includes('what truly')),
      untouched,
    );
    await commands.executeCommand('undo');
    await commands.executeCommand('undo');
    assert.deepEqual(await passages(), drawn);
    assert.deepEqual(coders.map(codings), before);
  });

  it('are written for all coders when the transcript is saved, and again when the edit is taken back', async () => {
    await insert(new Position(0, 0), 'A line above.\n');
    await editor.document.save();
    for (const [i, coder] of coders.entries()) {
      await eventually(`the positions of ${coder}`, () => codings(coder) !== before[i]);
      const lines = (text: string): readonly number[] =>
        [...text.matchAll(/ at: (\d+):/g)].map(([, line]) => Number(line));
      assert.deepEqual(
        lines(codings(coder)),
        lines(before[i] ?? '').map((line) => line + 1),
      );
    }
    assert.deepEqual(await passages(), drawn);
    await commands.executeCommand('undo');
    await editor.document.save();
    await eventually('the positions as they were', () => coders.every((coder, i) => codings(coder) === before[i]));
  });

  it('survive a checkout of another branch and back', async () => {
    const text = editor.document.getText();
    git('checkout', '-q', '-b', 'corrected');
    const corrected = `Corrected by hand.\n\n${text.replace('Irritating, mostly', 'Irritating, for the most part')}`;
    writeFileSync(join(folder(), transcript), corrected);
    git(
      '-c',
      'user.name=coder1',
      '-c',
      'user.email=coder1@example.org',
      'commit',
      '-q',
      '-a',
      '-m',
      'Correct the transcript',
    );
    await eventually('the corrected text', () => editor.document.getText() === corrected);
    await eventually('all passages at their words', async () => {
      const there = await passages();
      return (
        there.length === drawn.length && there.every((passage, i) => passage.replace(' moved ', ' exact ') === drawn[i])
      );
    });
    git('checkout', '-q', '-');
    await eventually('the text as it was', () => editor.document.getText() === text);
    await eventually('all passages where they were', async () => {
      const there = await passages();
      return there.every((passage, i) => passage === drawn[i]);
    });
    assert.deepEqual(coders.map(codings), before);
  });

  it('go with the transcript when it is renamed', async () => {
    const { uri } = editor.document;
    const renamed = uri.with({ path: uri.path.replace('P01.txt', 'P01-clinician.txt') });
    const rename = async (from: typeof uri, to: typeof uri): Promise<void> => {
      const edit = new WorkspaceEdit();
      edit.renameFile(from, to);
      assert.ok(await workspace.applyEdit(edit));
      await workspace.saveAll();
    };
    await rename(uri, renamed);
    editor = await openTranscript('transcripts/P01-clinician.txt');
    await eventually('all passages', async () => (await passages()).length === drawn.length);
    assert.match(
      readStudyFile('codings/coder2/P01-clinician.txt.codings.yaml'),
      /^transcript: transcripts\/P01-clinician\.txt\n/,
    );
    assert.equal(codings('coder2'), '');
    await rename(renamed, uri);
    editor = await openTranscript(transcript);
    await eventually('all passages', async () => (await passages()).length === drawn.length);
    assert.deepEqual(coders.map(codings), before);
  });
});
