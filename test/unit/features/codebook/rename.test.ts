import assert from 'node:assert/strict';
import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { renameTo } from '../../../../server/src/core/edit/codebook/renameTo.js';
import {
  renameEdit,
  targetInTranscript,
  targetInYaml,
  type RenameTarget,
} from '../../../../server/src/features/codebook/rename.js';
import { bookPath, codebook, root, viewOf, yamlOf } from '../support.js';

const shown = (target: RenameTarget | undefined): readonly unknown[] | undefined =>
  target && [target.what, target.code, target.placeholder];

describe('what is renamed', () => {
  const inTranscript = (what: string, fixture: string, expected: readonly unknown[] | undefined): void => {
    it(what, () => {
      const { view, caret } = viewOf(fixture);
      assert.deepEqual(shown(targetInTranscript(view, caret)), expected);
    });
  };
  inTranscript('on coded text is the code of the innermost segment, by name', 'P1: ⟦trust|We ⟦paces|wai‸ted⟧⟧.', [
    'both',
    'paces',
    'Clashing paces',
  ]);
  inTranscript('elsewhere is nothing', 'P1: ⟦trust|We⟧ wai‸ted.', undefined);

  const inYaml = (what: string, at: string, expected: readonly unknown[] | undefined): void => {
    it(what, () => {
      const fixture = codebook.replace(at.replace('‸', ''), at);
      const { yaml, caret } = yamlOf(fixture);
      assert.deepEqual(shown(targetInYaml(yaml, caret)), expected);
    });
  };
  inYaml('on an id is the id', 'id: tr‸ust', ['id', 'trust', 'trust']);
  inYaml('on a name is the name', 'name: Clashing ‸paces', ['name', 'paces', 'Clashing paces']);
  inYaml('where a code is mentioned is that code’s id', 'merged-into: ‸trust', ['id', 'trust', 'trust']);
  inYaml('in a definition is nothing', 'brief: Dif‸ferent', undefined);
});

/** The study's files as the client has them after the edit. */
function applied(
  { changes = {}, documentChanges = [] }: WorkspaceEdit,
  texts: Readonly<Record<string, string>>,
): object {
  const edits = new Map(Object.entries(changes));
  for (const change of documentChanges) {
    if ('edits' in change) edits.set(change.textDocument.uri, change.edits as never);
  }
  return Object.fromEntries(
    [...edits].map(([uri, list]) => {
      const path = uri.slice(root.length + 1);
      return [path, TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, texts[path] ?? ''), list)];
    }),
  );
}

describe('renaming over LSP', () => {
  const coded = 'P1: ⟦paces|We waited⟧ and ⟦trust|trusted⟧.';
  const textsOf = ({ view }: ReturnType<typeof viewOf>): Record<string, string> =>
    Object.fromEntries(
      [...view.study.codebooks.values(), ...view.study.records.values()].map(({ path, text }) => [path, text]),
    );
  const codings = 'codings/me/P01.txt.codings.yaml';
  const at: Position = { line: 0, character: 0 };

  it('edits each place by itself, in the codebook and the codings', () => {
    const fixture = viewOf(coded);
    const texts = textsOf(fixture);
    const { study } = fixture.view;
    const edit = renameEdit(study, renameTo(study, 'paces', 'id', 'tempo'), false);
    assert.deepEqual(applied(edit, texts), {
      [bookPath]: codebook
        .replace('- id: paces', '- id: tempo')
        .replace('        brief: Different speeds\n', '        brief: Different speeds\n        aliases: [paces]\n'),
      [codings]: texts[codings]?.replace('codes: [paces]', 'codes: [tempo]'),
    });
    const lines = Object.values(edit.changes ?? {})
      .flat()
      .map(({ range }) => range.end.line - range.start.line);
    assert.ok(
      lines.every((count) => count <= 1),
      'no edit takes in lines that stay',
    );
    assert.notDeepEqual(edit.changes?.[`${root}/${codings}`]?.[0]?.range.start, at);
  });

  it('onto a code that is there is a merge, which is to be confirmed', () => {
    const fixture = viewOf(coded);
    const { study } = fixture.view;
    const operation = renameTo(study, 'paces', 'both', 'trust');
    assert.deepEqual(operation, { op: 'mergeCodes', code: 'paces', into: 'trust' });
    const edit = renameEdit(study, operation, true);
    assert.deepEqual(edit.changeAnnotations, {
      step: {
        label: 'Merge “Clashing paces” into “Trust”: 1 segment of 1 coder in 1 transcript follow',
        needsConfirmation: true,
        description:
          '“Clashing paces”: Different speeds\n“Trust” (1 segment of 1 coder in 1 transcript): no definition',
      },
    });
    const texts = textsOf(fixture);
    assert.equal(
      (applied(edit, texts) as Record<string, string>)[codings],
      texts[codings]?.replace('codes: [paces]', 'codes: [trust]'),
    );
    assert.throws(() => renameEdit(study, operation, false), { name: 'GlossError', code: 'taken' });
  });

  const ids: readonly (readonly [id: string, name: string, to: string])[] = [
    ['trust', 'Confidence in others', 'confidence-in-others'],
    ['paces', 'Speeds', 'paces'],
  ];
  for (const [id, name, to] of ids) {
    it(`by name ${id === to ? 'keeps an id that was not made from it' : 'makes the id follow'}`, () => {
      const { study } = viewOf(coded).view;
      assert.deepEqual(renameTo(study, id, 'both', name), { op: 'renameCode', code: id, name, id: to });
    });
  }
});
