import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commands, Selection, window, type TextEditor } from 'vscode';
import { evaluate, hasControl, press, screenshot, type } from './support/control.js';
import { activeRow, asked, widget } from './support/quickPick.js';
import {
  eventually,
  folder,
  openTranscript,
  readStudyFile,
  selectWords,
  swallowed,
  undo,
  untilDone,
  useTheme,
} from './support/study.js';

const book = 'codebooks/partnership.codebook.yaml';

/** Every codebook and codings file of the study, by path. */
function studyFiles(): ReadonlyMap<string, string> {
  const below = (part: string): readonly string[] =>
    readdirSync(join(folder(), part), { recursive: true, encoding: 'utf8' }).map((file) => `${part}/${file}`);
  const files = [...below('codebooks'), ...below('codings')].filter((file) => file.endsWith('.yaml'));
  return new Map(files.map((file) => [file, readStudyFile(file)]));
}

/** The texts of all codings files, one after the other. */
const codings = (): string =>
  [...studyFiles()].flatMap(([file, text]) => (file.startsWith('codings/') ? [text] : [])).join('');

/** Texts of the rows that a view shows. */
const rowsOf = async (): Promise<readonly string[]> =>
  (await evaluate(
    `[...document.querySelectorAll('.pane-body .monaco-list-row')].map((row) => row.textContent.trim())`,
  )) as readonly string[];

async function inThemes(name: string): Promise<void> {
  for (const theme of ['Default Light Modern', 'Default High Contrast', 'Default Dark Modern']) {
    await useTheme(theme);
    await screenshot(`${name}-${theme.split(' ')[1]?.toLowerCase()}`);
  }
}

describe('Codes in VS Code', () => {
  let editor: TextEditor;
  let before: ReadonlyMap<string, string>;
  const uri = (): string => editor.document.uri.toString();

  beforeEach(async function () {
    if (!hasControl) this.skip();
    await commands.executeCommand('workbench.action.closeQuickOpen');
    editor = await openTranscript('transcripts/P01.txt');
    before = studyFiles();
  });

  const changedFiles = (): readonly string[] =>
    [...studyFiles()].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
  const backAsBefore = async (): Promise<void> => {
    await undo();
    await eventually('all files as they were', () => changedFiles().length === 0);
  };

  it('are renamed with their ids in the codings of all coders, and undo brings every byte back', async () => {
    void commands.executeCommand('gloss.renameCode', { uri: uri(), code: 'humour' });
    await asked('Rename “Humour”');
    await type('Joking and irony');
    await press('Enter');
    await eventually('the new name', () => readStudyFile(book).includes('name: Joking and irony'));
    await eventually(
      'the new id everywhere',
      () => [...studyFiles().values()].join('').match(/\bhumour\b/g)?.length === 1,
    );
    assert.match(readStudyFile(book), /id: joking-and-irony\n[^]*aliases: \[humour\]/);
    assert.deepEqual(
      changedFiles()
        .map((file) => file.split('/')[1])
        .filter((part, i, all) => all.indexOf(part) === i),
      ['partnership.codebook.yaml', 'coder1', 'coder2', 'coder3'],
    );
    await backAsBefore();
  });

  it('are renamed by F2 on coded text, in all files at once, which undo takes back', async () => {
    const words = selectWords(editor, 'I was, I think, volunteered');
    editor.selection = new Selection(words.start, words.start);
    await window.showTextDocument(editor.document);
    await press('F2');
    await eventually('the box', () => evaluate(`document.activeElement.classList.contains('rename-input')`));
    await press('Control+a');
    await type('Uneven ground');
    await screenshot('rename-box');
    await press('Enter');
    await eventually('the new name', () => readStudyFile(book).includes('name: Uneven ground'));
    assert.match(readStudyFile(book), /id: uneven-ground\n[^]*aliases: \[unequal-standing\]/);
    await eventually('the new id in all files', () => !codings().includes('unequal-standing'));
    assert.ok(codings().includes('uneven-ground'));
    await backAsBefore();
  });

  it('are renamed by F2 on their row in the Themes view', async () => {
    await commands.executeCommand('gloss.themes.focus');
    await eventually('the tree', async () => (await rowsOf()).some((row) => row.startsWith('Risks of new ways')));
    // The list takes the focus once it has rows.
    await commands.executeCommand('gloss.themes.focus');
    await commands.executeCommand('list.focusFirst');
    await press('ArrowDown');
    await eventually('the row', () =>
      evaluate(
        `[...document.querySelectorAll('.monaco-list-row.focused')].some((row) => row.textContent.includes('Risks of new ways'))`,
      ),
    );
    await untilDone('the question', async () => {
      await press('F2');
      await asked('Rename “Risks of new ways of working”', swallowed);
    });
    await press('Escape');
    assert.deepEqual(changedFiles(), []);
  });

  it('are merged through the pickers, with numbers and definitions, and undone', async () => {
    void commands.executeCommand('gloss.mergeCode', { uri: uri(), code: 'jargon' });
    await asked('Merge “Jargon” into');
    await type('feedback');
    await activeRow('Feedback versus theory');
    await press('Enter');
    await asked('Merge “Jargon” and “Feedback versus theory”');
    await activeRow('Merge “Jargon” into “Feedback versus theory”');
    await inThemes('merge');
    await press('Escape');
    void commands.executeCommand('gloss.mergeCode', { uri: uri(), code: 'humour', into: 'trust' });
    await asked('Merge “Humour” and “Trust”');
    await activeRow('Merge “Humour” into “Trust”');
    const text = (await evaluate(`${widget}.textContent`)) as string;
    const count = [...before.values()].join('').match(/codes: .*\bhumour\b/g)?.length ?? 0;
    assert.ok(text.includes(`${count} segments of 3 coders in 6 transcripts follow`), text);
    await press('Enter');
    await asked('Merge “Humour” into “Trust”');
    await type('It is trust that is joked about');
    await press('Enter');
    await eventually('the merge', () => readStudyFile(book).includes('merged-into: trust'));
    assert.match(readStudyFile(book), /reason: It is trust that is joked about/);
    await eventually('that the codings follow', () => !/codes: .*\bhumour\b/.test(codings()));
    await backAsBefore();
  });

  it('are offered to be merged where one is renamed to another’s name', async () => {
    void commands.executeCommand('gloss.renameCode', { uri: uri(), code: 'humour' });
    await asked('Rename “Humour”');
    await type('trust');
    await eventually('the offer', () => evaluate(`${widget}.textContent.includes('Enter goes on to merge the two')`));
    await press('Enter');
    await asked('Merge “Humour” and “Trust”');
    await press('Escape');
    assert.deepEqual(changedFiles(), []);
  });

  it('are split: two of many segments go to a new code', async () => {
    void commands.executeCommand('gloss.splitCode', { uri: uri(), code: 'humour' });
    await asked('Split “Humour”');
    await type('Gallows humour');
    await activeRow('Create a code');
    await press('Enter');
    await asked('Segments that go from “Humour” to “Gallows humour”');
    await eventually('the segments', () => evaluate(`${widget}.querySelectorAll('.monaco-list-row').length > 3`));
    await inThemes('split');
    await press('ArrowDown', 'Space', 'ArrowDown', 'Space');
    await eventually('two are picked', () =>
      evaluate(
        `${widget}.querySelectorAll('.monaco-list-row input:checked, .monaco-list-row .monaco-checkbox.checked, .monaco-list-row [aria-checked="true"]').length >= 2`,
      ),
    );
    await press('Enter');
    await asked('Split “Humour”');
    await type('Two kinds');
    await press('Enter');
    await eventually('the new code', () => readStudyFile(book).includes('name: Gallows humour'));
    await eventually('two segments with it', () => codings().match(/codes: .*gallows-humour/g)?.length === 2);
    assert.match(readStudyFile(book), /change: split\n\s+reason: "?2 segments to gallows-humour: Two kinds/);
    await backAsBefore();
  });

  it('that are revised are gone through, and what still fits is stamped', async () => {
    await window.showTextDocument(editor.document);
    const toRecode = async (): Promise<number> => {
      const group = (await rowsOf()).find((row) => row.startsWith('To recode ('));
      return Number(/\d+/.exec(group ?? '')?.[0] ?? 0);
    };
    const countBefore = await toRecode();
    void commands.executeCommand('gloss.reviseCode', { uri: uri(), code: 'humour' });
    await asked('What changed in “Humour”?');
    await type('Irony aside is not humour any more');
    await press('Enter');
    await eventually('the day of the change', () => /change: revised\n\s+reason: Irony/.test(readStudyFile(book)));
    await commands.executeCommand('gloss.segments.focus');
    const count = await eventually('the group', async () => {
      const now = await toRecode();
      return now > countBefore ? now : undefined;
    });
    assert.ok(count >= countBefore + 3);
    // The list may be drawn again between two keys.
    await eventually('the group to be open', async () => {
      await commands.executeCommand('gloss.segments.focus');
      await commands.executeCommand('list.focusFirst');
      await press('ArrowDown', 'ArrowRight');
      return evaluate(
        `[...document.querySelectorAll('.monaco-list-row')].some((row) => row.textContent.includes('To recode') && row.ariaExpanded === 'true')`,
      );
    });
    const spoken = (await evaluate(
      `[...document.querySelectorAll('.monaco-list-row')].map((row) => row.ariaLabel ?? '')`,
    )) as readonly string[];
    assert.ok(spoken.includes(`To recode, ${count} segments`), spoken.join('\n'));
    // With why it is to be recoded, where that list is open; without, where those of a code are in sight.
    const row =
      /^(?:“.+” was revised on .+, )?(?:[^,]+, ){1,3}(?:exemplar, )?(?:with a memo, )?by coder\d, line \d+, .+/;
    assert.ok(
      spoken.some((label) => row.test(label)),
      spoken.join('\n'),
    );
    await inThemes('recode');
    editor = await openTranscript('transcripts/P02.md');
    editor.selection = new Selection(0, 0, 0, 0);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await commands.executeCommand('gloss.toggleCodingMode');
    try {
      let told = '';
      for (let i = 0; i < count && !told.includes('Irony aside'); i++) {
        const before = told;
        await press('.');
        told = await eventually('the next reason', async () => {
          const text = String(await evaluate(`document.querySelector('.statusbar').textContent`));
          const [reason] = / ?\d+ of \d+: “[^”]+” was revised on.*/.exec(text) ?? [];
          return reason === before ? undefined : reason;
        });
      }
      await screenshot('recode-next');
      const shown = window.activeTextEditor!;
      const path = `codings/coder1/${shown.document.uri.path.split('/transcripts/')[1]}.codings.yaml`;
      const words = shown.document.getText(shown.selection);
      assert.equal(before.get(path)?.includes('reviewed:'), false);
      await press('f');
      await eventually('the stamp', () => readStudyFile(path).includes('reviewed:'));
      const entry = readStudyFile(path)
        .split(/^ {2}- id: /m)
        .find((text) => text.includes('reviewed:'));
      assert.ok(entry?.includes(words.split('\n')[0] ?? ''), entry);
      await commands.executeCommand('gloss.segments.focus');
      await eventually('one less', async () =>
        (await rowsOf()).some((row) => row.startsWith(`To recode (${count - 1})`)),
      );
      await undo();
      await eventually('the group as it was', async () =>
        (await rowsOf()).some((row) => row.startsWith(`To recode (${count})`)),
      );
    } finally {
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await commands.executeCommand('gloss.toggleCodingMode');
    }
    await backAsBefore();
  });
});
