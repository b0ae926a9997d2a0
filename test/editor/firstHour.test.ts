import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, extensions, Uri, workspace } from 'vscode';
import { evaluate, hasControl, screenshot, type } from './support/control.js';
import { asked, widget } from './support/quickPick.js';
import { eventually, openTranscript, readStudyFile, useTheme } from './support/study.js';

const themes = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'];
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

async function pictures(name: string): Promise<void> {
  for (const theme of themes) {
    await useTheme(theme);
    for (const size of sizes) await screenshot(`${name} ${size.width} ${theme}`, size);
  }
  await useTheme('Default Dark Modern');
}

/** The row of the command palette that begins with a title, with the keys on it. */
const row = (title: string): Promise<string | null> =>
  evaluate(
    `[...(${widget}?.querySelectorAll('.monaco-list-row') ?? [])].find((one) => one.querySelector('.label-name')?.textContent.includes(${JSON.stringify(title)}))?.querySelector('.monaco-keybinding')?.textContent ?? null`,
  ) as Promise<string | null>;

describe('The first hour', () => {
  beforeEach(async function () {
    if (!hasControl) this.skip();
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await useTheme('Default Dark Modern');
  });
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('has commands whose keys in the palette work outside of coding mode', async () => {
    await openTranscript('transcripts/P01.txt');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    for (const [title, keys] of [
      ['Undo Coding', "Ctrl+'U"],
      ['Discuss Passage', "Ctrl+'T"],
      ['Extend to Next Turn', "Ctrl+'Shift+L"],
    ] as const) {
      void commands.executeCommand('workbench.action.quickOpen', `>Gloss: ${title}`);
      const shown = await eventually(title, () => row(`Gloss: ${title}`));
      assert.equal(shown.replace(/\s/g, ''), keys);
      await commands.executeCommand('workbench.action.closeQuickOpen');
    }
  });

  it('has a list of keys as people write them', async () => {
    await openTranscript('transcripts/P01.txt');
    void commands.executeCommand('gloss.showKeys');
    await asked('Keys of coding mode');
    await type('Extend to Next Turn');
    await eventually('the keys', async () =>
      String(await evaluate(`${widget}?.querySelector('.monaco-list-row')?.textContent ?? ''`)).startsWith(
        'Shift+L  Shift+Right',
      ),
    );
    await pictures('keys');
  });

  it('may be read in a face for reading, which the same command takes back', async () => {
    const editor = await openTranscript('transcripts/P01.txt');
    const font = (): Promise<unknown> =>
      evaluate(`getComputedStyle(document.querySelector('.editor-instance .view-lines')).fontFamily`);
    const had = String(await font());
    const settings = (): unknown => workspace.getConfiguration().inspect('[transcript]')?.globalValue;
    assert.doesNotMatch(had, /Georgia/);
    await commands.executeCommand('gloss.toggleReadingFace');
    try {
      await eventually('the font', async () => String(await font()).includes('Georgia'));
      await pictures('reading face');
      // Of plain text that is no transcript nothing is another.
      assert.doesNotMatch(
        workspace.getConfiguration('editor', { languageId: 'plaintext' }).get<string>('fontFamily') ?? '',
        /Georgia/,
      );
    } finally {
      await commands.executeCommand('gloss.toggleReadingFace');
    }
    await eventually('the font of before', async () => (await font()) === had);
    assert.equal(settings(), undefined);
    assert.equal(editor.document.isDirty, false);
  });

  it('begins with a walkthrough', async () => {
    const id = extensions.all.find(({ packageJSON }) => (packageJSON as { name: string }).name === 'gloss')?.id;
    await commands.executeCommand('workbench.action.openWalkthrough', `${id}#firstInterview`, false);
    const text = await eventually('its steps', async () => {
      const shown = String(await evaluate(`document.querySelector('.gettingStartedContainer')?.textContent ?? ''`));
      return shown.includes('Make a study') ? shown : undefined;
    });
    assert.match(text, /Choose how transcripts look.*Discuss a passage.*Look at what was coded.*Compare how coders/s);
    assert.doesNotMatch(text, /`/);
    await pictures('walkthrough');
  });

  it('may begin with a sample study, which is copied to where one wants it and over nothing', async () => {
    const place = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-first-')));
    try {
      void commands.executeCommand('gloss.openSampleStudy');
      await asked('Folder in which to put the sample study');
      await commands.executeCommand('workbench.action.closeQuickOpen');
      for (const name of ['gloss-sample', 'gloss-sample-2']) {
        void commands.executeCommand('gloss.openSampleStudy', Uri.file(place));
        await eventually(name, () => existsSync(join(place, name, 'transcripts', 'P05.txt')));
        const inStudy = 'codebooks/partnership.codebook.yaml';
        await eventually('all of it', () => {
          const copy = join(place, name, inStudy);
          return existsSync(copy) && readFileSync(copy, 'utf8') === readStudyFile(inStudy);
        });
      }
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
