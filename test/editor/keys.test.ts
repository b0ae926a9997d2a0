import assert from 'node:assert/strict';
import { commands, extensions, window } from 'vscode';

interface Keybinding {
  readonly key: string;
  readonly mac?: string;
  readonly command: string;
  readonly when?: string;
}

/** First strokes that begin our chords outside coding mode, on Windows and Linux. */
describe('Keys', () => {
  it('begin with a stroke that VS Code itself leaves free', async () => {
    await commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const text = window.activeTextEditor?.document.getText() ?? '';
    await commands.executeCommand('workbench.action.closeActiveEditor');
    const defaults = JSON.parse(
      text.replace(/^\s*\/\/.*$/gm, '').replace(/,(\s*[\]}])/g, '$1'),
    ) as readonly Keybinding[];
    assert.ok(defaults.length > 500);
    const builtIn = defaults.filter(({ command }) => !command.startsWith('gloss.'));
    const strokes = (key: string): string => key.toLowerCase().replace('[quote]', "'").split(' ')[0] ?? '';
    const taken = new Set(
      builtIn
        .filter(({ when = '' }) => !/inDebug|notebook|terminal|listFocus|inlineChat/.test(when))
        .map(({ key }) => strokes(key)),
    );
    const extension = extensions.all.find(({ packageJSON }) => (packageJSON as { name: string }).name === 'gloss');
    const { keybindings } = (extension?.packageJSON as { contributes: { keybindings: readonly Keybinding[] } })
      .contributes;
    const prefixes = new Set(keybindings.filter(({ key }) => key.includes(' ')).map(({ key }) => strokes(key)));
    assert.deepEqual([...prefixes], ["ctrl+'"]);
    assert.deepEqual(
      [...prefixes].filter((stroke) => taken.has(stroke)),
      [],
    );
  });
});
