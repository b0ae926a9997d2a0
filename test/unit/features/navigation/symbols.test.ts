import assert from 'node:assert/strict';
import { SymbolKind, type DocumentSymbol, type FoldingRange, type WorkspaceSymbol } from 'vscode-languageserver-types';
import {
  documentSymbols,
  transcriptSymbols,
  yamlSymbols,
} from '../../../../server/src/features/navigation/documentSymbols.js';
import { foldingRanges, foldsOf, foldsOfYaml } from '../../../../server/src/features/navigation/foldingRanges.js';
import { codeSymbols, workspaceSymbols } from '../../../../server/src/features/navigation/workspaceSymbols.js';
import {
  ask,
  bookPath,
  codebook,
  root,
  serving,
  studyOf,
  transcriptPath,
  transcriptUri,
  viewOf,
  wordsAt,
  yamlOf,
} from '../support.js';

/** The tree as indented lines, each with what it selects. */
function outline(text: string, symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ name, detail, selectionRange, children }) => [
    `${indent}${name}${detail ? ` (${detail})` : ''} → ${wordsAt(text, selectionRange)}`,
    ...outline(text, children ?? [], `${indent}  `),
  ]);
}

function assertNested(symbols: readonly DocumentSymbol[]): void {
  const key = ({ line, character }: { line: number; character: number }): number => line * 1000 + character;
  for (const { range, selectionRange, children = [] } of symbols) {
    for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
      assert.ok(key(range.start) <= key(inner.start) && key(inner.end) <= key(range.end));
    }
    assertNested(children);
  }
}

describe('symbols of a transcript', () => {
  const check = (what: string, text: string, expected: readonly string[]): void => {
    it(what, () => {
      const { view } = viewOf(text);
      const symbols = transcriptSymbols(view);
      assert.deepEqual(outline(text, symbols), expected);
      assertNested(symbols);
    });
  };
  check('are turns by speaker and first words', 'I: Why?\n\nP1: We waited\nlong.\n', [
    'I (Why?) → I',
    'P1 (We waited long.) → P1',
  ]);
  check('are sections with what is in them', 'I: Hello.\n\n# One\n\nP1: a\n\n## Two\n\nI: b\n\n# Three\n\nP1: c\n', [
    'I (Hello.) → I',
    'One → One',
    '  P1 (a) → P1',
    '  Two → Two',
    '    I (b) → I',
    'Three → Three',
    '  P1 (c) → P1',
  ]);
  check('are paragraphs by their first words where nobody is named', 'We waited.\n\nThen it came.\n', [
    'We waited. → We waited.',
    'Then it came. → Then it came.',
  ]);
  check('cut long words', `P1: ${'and so '.repeat(30)}\n\nI: b\n`, [
    'P1 (and so and so and so and so and so and so and so and so and…) → P1',
    'I (b) → I',
  ]);
  check('are none in nothing', '', []);
});

describe('symbols of a YAML file', () => {
  it('are the codes of a codebook in their tree', () => {
    const { yaml, text } = yamlOf(codebook);
    const symbols = yamlSymbols(yaml);
    assert.deepEqual(outline(text, symbols), [
      'Challenges (challenges · 0) → challenges',
      '  Clashing paces (paces · 0) → paces',
      '  Opposition (opposition · 0) → opposition',
      'Trust (trust · 0) → trust',
      'Old code (old · 0) → old',
    ]);
    assert.deepEqual(
      symbols.map(({ kind }) => kind),
      [SymbolKind.Class, SymbolKind.EnumMember, SymbolKind.EnumMember],
    );
    assertNested(symbols);
  });

  it('are the segments of a codings file by their words and codes', () => {
    const entry = (id: string, quote: string, codes: string): string =>
      `  - id: ${id}\n    at: 1:1-1:3\n    quote: ${quote}\n    codes: [${codes}]\n`;
    const { yaml } = yamlOf(
      `transcript: ${transcriptPath}\ncoder: me\ntext: sha256-0\nsegments:\n${entry('a', '"We\\nwaited"', 'trust, gone')}${entry('b', 'long', 'paces')}`,
      'codings/me/P01.txt.codings.yaml',
    );
    const symbols = yamlSymbols(yaml);
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name}: ${detail}`),
      ['We waited: Trust, gone', 'long: Clashing paces'],
    );
    assertNested(symbols);
  });

  it('are none of gloss.yaml, nor of a file of no study', async () => {
    const { yaml } = yamlOf('study: x\n', 'gloss.yaml');
    assert.deepEqual(yamlSymbols(yaml), []);
    const params = { textDocument: { uri: `${root}/gloss.yaml` } };
    assert.deepEqual(await ask(documentSymbols, {}, 'textDocument/documentSymbol', params), []);
  });
});

describe('symbols of the workspace', () => {
  const names = (query: string): readonly string[] => codeSymbols(studyOf(), query).map(({ name }) => name);

  it('are codes whose name holds the letters in their order', () => {
    assert.deepEqual(names('clpa'), ['Clashing paces']);
    assert.deepEqual(names('CLASHING P'), ['Clashing paces']);
    assert.deepEqual(names('pacl'), []);
    assert.deepEqual(names('tt'), ['Trust']);
  });
  it('are codes by id and by an id they once had', () => {
    assert.deepEqual(names('opposition'), ['Opposition']);
    assert.deepEqual(names('confidence'), ['Trust']);
  });
  it('are all codes where nothing is asked for', () => {
    assert.equal(names('').length, 5);
  });
  it('lead to the code’s entry and tell the theme above it', () => {
    const [symbol] = codeSymbols(studyOf(), 'paces');
    assert.equal(symbol?.containerName, 'Challenges');
    assert.equal(symbol.kind, SymbolKind.EnumMember);
    const location = symbol.location as { uri: string; range: Parameters<typeof wordsAt>[1] };
    assert.equal(location.uri, `${root}/${bookPath}`);
    assert.equal(wordsAt(codebook, location.range), 'paces');
  });

  const ofWorkspace = (query: string): Promise<WorkspaceSymbol[]> => {
    const { view } = viewOf('I: Why?\n\nParticipant 7: Trust.\n\nI: So.\n');
    return ask(workspaceSymbols, serving(view), 'workspace/symbol', { query });
  };
  it('are participants, where they first speak', async () => {
    const [symbol, ...rest] = await ofWorkspace('part7');
    assert.deepEqual(rest, []);
    assert.equal(symbol?.name, 'Participant 7');
    assert.equal(symbol.containerName, transcriptPath);
    const start = { line: 2, character: 0 };
    assert.deepEqual(symbol.location, { uri: transcriptUri, range: { start, end: start } });
  });
  it('are no participants where nothing is asked for, since every transcript would have to be read', async () => {
    assert.ok((await ofWorkspace('')).every(({ kind }) => kind !== SymbolKind.Object));
  });
});

describe('folding ranges', () => {
  const check = (what: string, text: string, expected: readonly string[]): void => {
    it(what, () => {
      const folds = foldsOf(viewOf(text).view);
      assert.deepEqual(
        folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`),
        expected,
      );
    });
  };
  check('are sections and turns of several lines', '# One\n\nI: Why?\n\nP1: We\nwaited.\n\n# Two\n\nI: So.\n', [
    '0-5',
    '7-9',
    '4-5',
  ]);
  check('leave white space behind them visible', '# One\n\nI: Why?\n\n\n\n# Two\n', ['0-2']);
  check('go over the paragraphs of a turn', 'P1: One.\n\nTwo.\n\nI: Three.\n', ['0-2']);
  check('are found with CRLF', 'P1: One.\r\n\r\nTwo.\r\n\r\nI: Three.\r\n', ['0-2']);
  check('are none where everything has one line', 'I: Why?\n\nP1: So.\n', []);

  it('are codes in a codebook, and what takes several lines in them', () => {
    const book =
      'codebook: Small\ncodes:\n  - id: a\n    definition: >-\n      Long\n      words.\n    codes:\n      - id: b\n        include:\n          - One\n\n  - id: c\n';
    assert.deepEqual(
      foldsOfYaml(yamlOf(book).yaml).map(({ startLine, endLine }) => `${startLine}-${endLine}`),
      ['1-11', '2-9', '3-5', '6-9', '7-9', '8-9'],
    );
  });

  it('are for transcripts and files of the study alone', async () => {
    const params = { textDocument: { uri: transcriptUri } };
    const elsewhere = { transcript: () => Promise.resolve(undefined), yaml: () => undefined };
    assert.equal(await ask(foldingRanges, elsewhere, 'textDocument/foldingRange', params), null);
    const { view } = viewOf('P1: One\ntwo.\n\nI: b\n');
    assert.deepEqual(await ask<FoldingRange[]>(foldingRanges, serving(view), 'textDocument/foldingRange', params), [
      { startLine: 0, endLine: 1 },
    ]);
  });
});
