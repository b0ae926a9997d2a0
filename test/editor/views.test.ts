import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { evaluate, hasControl, hover, resize, screenshot } from './support/control.js';
import { eventually, openTranscript, swallowed, untilDone, useTheme } from './support/study.js';

const usual = { width: 1280, height: 800 };
const small = { width: 1024, height: 768 };
const themes = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'];

/** Rows of 22 pixels that each open view of a part has room for, by the name of the view; an empty view has all its room. */
const roomIn = async (part: string): Promise<Readonly<Record<string, number>>> =>
  (await evaluate(`Object.fromEntries([...document.querySelectorAll('.part.${part} .pane')].map((pane) => [
    pane.querySelector('.pane-header .title').textContent,
    Math.floor((pane.querySelector('.monaco-list')?.clientHeight || pane.querySelector('.pane-body').clientHeight) / 22),
  ]))`)) as Record<string, number>;

describe('Views', () => {
  beforeEach(async function () {
    if (!hasControl) this.skip();
    await useTheme('Default Dark Modern');
    await openTranscript('transcripts/P01.txt');
  });
  afterEach(async () => {
    await resize(usual);
    await commands.executeCommand('workbench.action.closePanel');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('workbench.view.explorer');
  });

  it('of the sidebar keep five rows each in a small window, and those of agreement are not among them', async () => {
    await resize(small);
    for (const view of ['changes', 'segments', 'themes']) await commands.executeCommand(`gloss.${view}.focus`);
    const room = await eventually('the three views', async () => {
      const found = await roomIn('sidebar');
      return Object.values(found).filter((rows) => rows > 0).length === 3 && found;
    });
    assert.deepEqual(Object.keys(room), ['Themes', 'Segments', 'Changes']);
    for (const [name, rows] of Object.entries(room)) assert.ok(rows >= 5, `${name} has ${rows} rows`);
    // Segments to recode are counted there, and not with their codes too.
    await eventually('the badge to count what is listed', () =>
      evaluate(`(() => {
        const badge = document.querySelector('.part.activitybar .action-item.checked .badge-content')?.textContent;
        const rows = [...document.querySelectorAll('.part.sidebar .monaco-list-row')].map((row) => row.textContent.trim());
        return Boolean(badge) && rows.find((text) => text.startsWith('Needs attention'))?.replace(/\\D/g, '') === badge;
      })()`),
    );
    for (const theme of themes) {
      await useTheme(theme);
      await screenshot(`views sidebar 1024 ${theme}`);
      await screenshot(`views sidebar 1440 ${theme}`, { width: 1440, height: 900 });
    }
  });

  it('of agreement are in the panel, with room for five rows', async () => {
    await resize(small);
    await commands.executeCommand('gloss.showAgreement');
    const rows = await eventually('Agreement', async () => (await roomIn('panel'))['Agreement']);
    assert.ok(rows >= 5, `${rows} rows`);
    for (const theme of themes) {
      await useTheme(theme);
      await screenshot(`views panel 1024 ${theme}`);
      await screenshot(`views panel 1440 ${theme}`, { width: 1440, height: 900 });
    }
  });

  it('say in the tooltip of a row what its two numbers are', async () => {
    await openTranscript('transcripts/P01.txt');
    await commands.executeCommand('gloss.themes.focus');
    const numbers = await eventually('a row with two numbers', async () => {
      const shown = await evaluate(
        `[...document.querySelectorAll('.part.sidebar .label-description')].map((one) => one.textContent)`,
      );
      return (shown as readonly string[]).map((text) => /^(\d+) \/ (\d+)/.exec(text)).find((found) => found !== null);
    });
    const [text, here, all] = numbers;
    const mark = `[...document.querySelectorAll('.part.sidebar .label-description')].find((one) => one.textContent.startsWith(${JSON.stringify(text)})).id = 'two-numbers'`;
    let said: unknown;
    // A row that is drawn again under the pointer is another, and a pointer that is there already asks for no tooltip.
    await untilDone('the tooltip', async () => {
      await hover({ selector: '.part.statusbar' });
      await evaluate(mark);
      await hover({ selector: '#two-numbers' });
      said = await eventually(
        'the tooltip',
        () =>
          // Editors keep the hovers that they no longer show in the page.
          evaluate(
            `[...document.querySelectorAll('.monaco-hover .hover-contents')].map((one) => /\\d+ of \\d+ .*?\\./.exec(one.textContent)?.[0]).find(Boolean)`,
          ),
        swallowed,
      );
    });
    assert.equal(said, `${here} of ${all} segments are in this transcript.`);
    await screenshot('views tooltip');
  });
});
