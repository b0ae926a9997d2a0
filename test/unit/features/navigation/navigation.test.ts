import assert from 'node:assert/strict';
import type { CodeLens, DocumentLink, Location, TypeHierarchyItem } from 'vscode-languageserver-types';
import { codeLenses, codeLensesOf } from '../../../../server/src/features/hints/codeLenses.js';
import { documentLinks, linksOf } from '../../../../server/src/features/navigation/documentLinks.js';
import { implementation } from '../../../../server/src/features/navigation/implementation.js';
import { references } from '../../../../server/src/features/navigation/references.js';
import { typeHierarchy } from '../../../../server/src/features/navigation/typeHierarchy.js';
import { setFile } from '../../../../server/src/core/study/study.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import type { Workspace, YamlView } from '../../../../server/src/features/common/workspace.js';
import { writeMarks } from '../../../support/marks.js';
import {
  ask,
  bookPath,
  codebook,
  root,
  serving,
  transcriptPath,
  transcriptUri,
  viewOf,
  wordsAt,
  yamlOf,
} from '../support.js';

const bookUri = `${root}/${bookPath}`;
const text = 'I: Why?\n\nP1: ⟦a|We ⟦trust|trusted⟧ them⟧ and ⟦b|waited⟧ so ⟦c|long⟧.\n';
const coded = {
  a: { codes: [{ code: 'paces' }], exemplar: true },
  b: { codes: [{ code: 'paces' }] },
  c: { codes: [{ code: 'paces' }, { code: 'trust' }], exemplar: true, coder: 'you' },
};

/** The small study with a transcript coded by two, and its codebook open; `at` a place of the codebook by its words. */
function open(book = codebook): { given: Partial<Workspace>; at: (words: string) => object; yaml: YamlView } {
  const { view } = viewOf(text, coded);
  setFile(view.study, bookPath, book);
  const lines = linesOf(book);
  const yaml: YamlView = { study: view.study, path: bookPath, kind: 'codebook', lines };
  const given: Partial<Workspace> = { ...serving(view), yaml: (uri) => (uri === bookUri ? yaml : undefined) };
  const at = (words: string): object => {
    const offset = book.indexOf(words);
    const line = book.slice(0, offset).split('\n').length - 1;
    const character = offset - (book.lastIndexOf('\n', offset - 1) + 1);
    return { textDocument: { uri: bookUri }, position: { line, character } };
  };
  return { given, at, yaml };
}
const plain = text.replace(/⟦(?:[a-z]+\|)?|⟧/g, '');
const wordsOf = (locations: readonly Location[]): readonly string[] =>
  locations.map(({ uri, range }) => wordsAt(uri === transcriptUri ? plain : codebook, range));

describe('implementations of a code', () => {
  const exemplars = (words: string, book?: string): Promise<Location[]> => {
    const { given, at } = open(book);
    return ask(implementation, given, 'textDocument/implementation', at(words));
  };
  it('are the passages that any coder marked as exemplars, in text order', async () => {
    assert.deepEqual(wordsOf(await exemplars('paces')), ['We trusted them', 'long']);
  });
  it('are those that its examples name by segment, each once', async () => {
    const book = codebook.replace(
      '        brief: Different speeds\n',
      '        examples:\n          - { quote: waited, segment: b }\n          - { quote: long, segment: c }\n          - { quote: x, segment: gone }\n',
    );
    assert.deepEqual(wordsOf(await exemplars('paces', book)), ['We trusted them', 'waited', 'long']);
  });
  it('are of the innermost passage in a transcript', async () => {
    const { given } = open();
    const position = { line: 2, character: 4 };
    const params = { textDocument: { uri: transcriptUri }, position };
    assert.equal((await ask<Location[]>(implementation, given, 'textDocument/implementation', params)).length, 2);
  });
  it('are none of a code without exemplars, nor where no code is named', async () => {
    assert.deepEqual(await exemplars('opposition'), []);
    assert.deepEqual(await exemplars('codebook'), []);
  });
});

describe('references of a code', () => {
  const refer = (words: string, includeDeclaration: boolean): Promise<Location[]> => {
    const { given, at } = open();
    return ask(references, given, 'textDocument/references', { ...at(words), context: { includeDeclaration } });
  };
  it('are its passages, after its entry where that is asked for', async () => {
    assert.deepEqual(wordsOf(await refer('paces', false)), ['We trusted them', 'waited', 'long']);
    assert.deepEqual(wordsOf(await refer('paces', true)), ['paces', 'We trusted them', 'waited', 'long']);
  });
  it('are of the very code: of a theme not what is below it', async () => {
    assert.deepEqual(await refer('challenges', false), []);
  });
});

describe('the type hierarchy of codes', () => {
  const names = (items: readonly TypeHierarchyItem[]): readonly string[] =>
    items.map(({ name, detail }) => `${name} (${detail ?? ''})`);
  it('is the theme tree with counts, upwards and downwards', async () => {
    const { given, at } = open();
    const items = await ask<TypeHierarchyItem[]>(
      typeHierarchy,
      given,
      'textDocument/prepareTypeHierarchy',
      at('paces'),
    );
    assert.deepEqual(names(items), ['Clashing paces (3 segments)']);
    assert.equal(wordsAt(codebook, items[0]!.selectionRange), 'paces');
    const above = await ask<TypeHierarchyItem[]>(typeHierarchy, given, 'typeHierarchy/supertypes', { item: items[0] });
    assert.deepEqual(names(above), ['Challenges (3 segments)']);
    const below = await ask<TypeHierarchyItem[]>(typeHierarchy, given, 'typeHierarchy/subtypes', { item: above[0] });
    assert.deepEqual(names(below), ['Clashing paces (3 segments)', 'Opposition (0 segments)']);
    assert.deepEqual(await ask(typeHierarchy, given, 'typeHierarchy/supertypes', { item: above[0] }), []);
  });
  it('is nothing where no code is named, or the study is gone', async () => {
    const { given, at } = open();
    assert.equal(await ask(typeHierarchy, given, 'textDocument/prepareTypeHierarchy', at('codebook')), null);
    const item = { data: { study: 'file:///other', code: 'paces' } };
    assert.equal(await ask(typeHierarchy, given, 'typeHierarchy/subtypes', { item }), null);
  });
});

describe('code lenses', () => {
  const titles = async (pickers: boolean): Promise<readonly string[]> => {
    const { given, at } = open();
    const workspace = { ...given, client: { pickers } };
    const lenses = await ask<CodeLens[]>(codeLenses, workspace, 'textDocument/codeLens', at('codebook'));
    assert.ok(lenses.every(({ command }) => command === undefined));
    const resolved = await Promise.all(
      lenses.map((lens) => ask<CodeLens>(codeLenses, workspace, 'codeLens/resolve', lens)),
    );
    return resolved.map(({ command, range }) => `${wordsAt(codebook, range)}: ${command?.title} → ${command?.command}`);
  };
  it('stand over the codes that may be applied, with segments, transcripts and coders', async () => {
    assert.deepEqual(await titles(true), [
      'paces: 3 segments · 1 transcript · 2 coders → gloss.showReferences',
      'opposition: not used yet → ',
      'trust: 2 segments · 1 transcript · 2 coders → gloss.showReferences',
      'old: not used yet → ',
    ]);
  });
  it('lead nowhere in a client without pickers', async () => {
    assert.ok((await titles(false)).every((title) => title.endsWith('→ ')));
  });
  it('count again when a passage is coded', async () => {
    const { given, yaml } = open();
    const [lens] = codeLensesOf(yaml);
    const title = async (): Promise<string | undefined> =>
      (await ask<CodeLens>(codeLenses, given, 'codeLens/resolve', lens)).command?.title;
    assert.equal(await title(), '3 segments · 1 transcript · 2 coders');
    setFile(
      yaml.study,
      'codings/new/P01.txt.codings.yaml',
      `transcript: ${transcriptPath}\ncoder: new\ntext: sha256-0\nsegments:\n  - id: n\n    at: 1:1-1:3\n    quote: I\n    codes: [paces]\n`,
    );
    assert.equal(await title(), '4 segments · 1 transcript · 3 coders');
  });
  it('are none in other files', () => {
    assert.deepEqual(codeLensesOf(yamlOf('study: x\n', 'gloss.yaml').yaml), []);
  });
});

describe('document links', () => {
  const check = (what: string, fixture: string, path: string): void => {
    it(what, () => {
      const { yaml, text: written } = yamlOf(fixture.replace(/⟦(?:[a-z]+\|)?|⟧/g, ''), path, { [transcriptPath]: 'x' });
      const found = linksOf(yaml).map((link) => ({ ...link, name: link.segment === undefined ? 'file' : 'segment' }));
      assert.equal(writeMarks(written, found), fixture);
    });
  };
  const codings = (transcript: string): string =>
    `transcript: ${transcript}\ncoder: me\ntext: sha256-0\nsegments: []\n`;
  const codingsPath = 'codings/me/P01.txt.codings.yaml';
  check('lead from a codings file to its transcript', codings(`⟦file|${transcriptPath}⟧ # the first`), codingsPath);
  check('lead nowhere from one whose transcript is gone', codings('transcripts/gone.txt'), codingsPath);
  check(
    'lead from examples to transcript and segment',
    `codes:\n  - id: a\n    examples:\n      - quote: x\n        transcript: ⟦file|${transcriptPath}⟧\n        segment: ⟦segment|k3v9⟧\n      - quote: y\n        transcript: gone.txt\n`,
    bookPath,
  );
  check(
    'lead from gloss.yaml to files, not to patterns',
    `codebooks:\n  - ⟦file|codebooks/main.codebook.yaml⟧\n  - codebooks/*.yaml\ncases: ⟦file|cases.csv⟧\n`,
    'gloss.yaml',
  );
  it('find the passage of a segment when followed', async () => {
    const { given } = open();
    const link = { data: { study: root, segment: 'b' } };
    const { target } = await ask<DocumentLink>(documentLinks, given, 'documentLink/resolve', link);
    assert.equal(target, `${transcriptUri}#L3,25`);
    const gone = { data: { study: root, segment: 'gone' } };
    assert.deepEqual(await ask(documentLinks, given, 'documentLink/resolve', gone), gone);
  });
});
