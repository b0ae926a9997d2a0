import assert from 'node:assert/strict';
import { contributes, declaredCommands } from './manifest.js';

const bindings = contributes.keybindings;
const codingMode = 'gloss.codingMode && gloss.transcriptActive && editorTextFocus && !commentEditorFocused';
/** While a transcript is reconciled it cannot be typed into either. */
const reconciling = 'gloss.reconciling && gloss.transcriptActive && editorTextFocus && !commentEditorFocused';
const everywhere = codingMode.replace('gloss.codingMode && ', '');
/** Also where the server has not said yet that a text is a transcript: a key that is not bound is typed. */
const inItsFolder =
  'gloss.hasStudy && resourceDirname =~ /\\btranscripts\\b/ && editorTextFocus && !commentEditorFocused';
const isChord = (key: string): boolean => key.includes(' ');

describe('keybindings', () => {
  for (const { key, mac, command, when = '', args } of bindings) {
    const name = `${key} for ${command}${args === undefined ? '' : ` ${JSON.stringify(args)}`}`;

    it(`${name} holds only where coding is done, in a codebook, or in a view or box of ours`, () => {
      assert.match(
        when,
        /\bgloss\.transcriptActive && editorTextFocus\b|\binQuickInput && gloss\.(picking|filtering)\w+\b|^focusedView == gloss\.(themes|segments)\b|^renameInputVisible && gloss\.hasStudy\b|^commentController == gloss(\.memos)? && |^gloss\.hasStudy && editorTextFocus && resourceFilename =~ \S*codebook\S*$/,
      );
    });

    it(`${name} is of a command that exists`, () => {
      assert.ok(declaredCommands.has(command) || command === 'editor.action.revealDefinition');
    });

    it(`${name} takes a key to write with only where nothing can be written`, () => {
      if (!/\b(ctrl|alt|cmd)\+|^(escape|f\d|delete|shift\+enter)$/.test(key)) {
        assert.ok([codingMode, reconciling].includes(when), when);
      }
    });

    if (isChord(key)) {
      it(`${name} is a chord under one prefix, on a Mac too`, () => {
        assert.match(key, /^ctrl\+\[Quote\] \S+$/);
        assert.equal(mac, key.replace('ctrl+', 'cmd+'));
        if (when.startsWith(everywhere)) assert.equal(when, `${everywhere} || ${inItsFolder}`);
      });
    }
  }

  for (const platform of ['key', 'mac'] as const) {
    it(`are never two alike (${platform})`, () => {
      const seen = bindings.map((binding) => `${binding[platform] ?? binding.key} when ${binding.when}`);
      assert.deepEqual(
        seen.filter((binding, at) => seen.indexOf(binding) !== at),
        [],
      );
    });
  }

  it('show in the palette, which takes the last one, a key that works in any transcript', () => {
    const inCodingMode = new Set(bindings.filter(({ when }) => when === codingMode).map(({ command }) => command));
    for (const command of [...inCodingMode].filter((one) => declaredCommands.has(one))) {
      const last = bindings.findLast((binding) => binding.command === command);
      assert.equal(last?.when?.split(' || ')[0], everywhere, command);
    }
  });

  it('reach outside coding mode whatever coding mode codes with', () => {
    const work = (wanted: boolean): string[] =>
      bindings
        .filter(({ key, when }) => (wanted ? isChord(key) : when === codingMode))
        .map(({ command, args }) => `${command} ${JSON.stringify(args)}`);
    const chords = work(true);
    assert.deepEqual(
      work(false).filter((command) => !command.startsWith('editor.') && !chords.includes(command)),
      [],
    );
  });
});
