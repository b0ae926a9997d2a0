import assert from 'node:assert/strict';
import { CodeActionKind, type CodeAction, type CodeActionContext } from 'vscode-languageserver-types';
import { codeActions } from '../../../../server/src/features/codeActions/codeActions.js';
import { codebookActions } from '../../../../server/src/features/codeActions/codebookActions.js';
import { ask, bookPath, root, yamlOf } from '../support.js';

const uri = `${root}/${bookPath}`;
const nothing: CodeActionContext = { diagnostics: [] };

const actionsAt = (fixture: string, context = nothing): readonly CodeAction[] => {
  const { yaml, caret } = yamlOf(fixture);
  return codebookActions(yaml, uri, { start: caret, end: caret }, context, false);
};
const listed = (actions: readonly CodeAction[]): readonly string[] =>
  actions.map(({ title, disabled }) => (disabled ? `${title} – ${disabled.reason}` : title));

describe('code actions in a codebook', () => {
  const below = 'Give the codes of “Tea” distinguishable colours';
  const top = 'Give the codes at the top distinguishable colours';
  const apart = 'Their colours can be told apart already.';
  const check = (what: string, fixture: string, expected: readonly string[]): void => {
    it(`offer ${what}`, () => {
      const colours = actionsAt(fixture).filter(({ title }) => title.endsWith('distinguishable colours'));
      assert.deepEqual(listed(colours), expected);
    });
  };
  const theme = (children: string, id = '‸t'): string =>
    `codes:\n- id: ${id}\n  name: Tea\n  color: crimson\n  codes:\n${children}`;

  check('colours for the codes of a theme', theme('  - { id: a, color: blue }\n  - { id: b, color: violet }\n'), [
    below,
  ]);
  check('colours for a code’s own theme', theme('  - { id: a, color: blue }\n  - { id: b, color: v‸iolet }\n', 't'), [
    below,
  ]);
  check(
    'what cannot be done with its reason',
    `${theme('  - { id: a, color: blue }\n  - { id: b, color: crimson }\n')}- { id: c, color: crimson }\n`,
    [`${below} – ${apart}`, top],
  );
  check('nothing for a code alone', 'codes:\n- id: ‸t\n', []);
  check('nothing outside the codes', 'codebook: ‸X\ncodes:\n- { id: a }\n- { id: b }\n', []);

  it('carry the operation, and fix what was reported', async () => {
    const fixture = theme('  - { id: a, color: blue }\n  - { id: b, color: violet }\n');
    const { yaml, caret: at } = yamlOf(fixture);
    const range = { start: at, end: at };
    const told = { range, message: '', source: 'gloss', code: 'similar-colors', data: { other: 'a' } };
    const params = { textDocument: { uri }, range, context: { diagnostics: [told] } };
    const all = await ask<CodeAction[]>(
      codeActions,
      { client: {}, yaml: () => yaml, studies: () => [], studyOf: () => yaml.study },
      'textDocument/codeAction',
      params,
    );
    const actions = all.filter(({ title }) => title === below);
    assert.deepEqual(
      actions.map(({ kind, diagnostics }) => [kind, diagnostics]),
      [
        [CodeActionKind.RefactorRewrite, undefined],
        [CodeActionKind.QuickFix, [told]],
      ],
    );
    for (const { command } of actions) {
      assert.deepEqual(command?.arguments, [{ op: 'distinguishColors', uri, under: 't' }]);
    }
  });

  it('are of the kinds asked for', () => {
    const fixture = theme('  - { id: a, color: blue }\n  - { id: b, color: violet }\n');
    assert.equal(actionsAt(fixture, { diagnostics: [], only: [CodeActionKind.RefactorRewrite] }).length, 3);
    assert.equal(actionsAt(fixture, { diagnostics: [], only: [CodeActionKind.RefactorInline] }).length, 0);
  });
});
