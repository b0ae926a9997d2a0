import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { diagnostics } from '../../../../server/src/features/diagnostics/diagnostics.js';
import { codebookFixes } from '../../../../server/src/features/codeActions/codebookFixes.js';
import type { Workspace, YamlView } from '../../../../server/src/features/common/workspace.js';
import { linesOf, offsetAt } from '../../../../server/src/core/text/lines.js';
import { applySplices } from '../../../../server/src/core/text/splice.js';
import { ask, bookPath, root, transcriptPath, yamlOf } from '../support.js';

const codings = 'codings/me/P01.txt.codings.yaml';
const header = `transcript: ${transcriptPath}\ncoder: me\ntext: sha256-0\nsegments:\n`;
const entry = (id: string, at: string, rest: string): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: So\n    ${rest}\n`;
const used = header + entry('a', '1:1-1:3', 'codes: [paces]');

/** A codebook of one code in lines. */
const bookOf = (entries: string): string => `codebook: Small\ncodes:\n${entries}`;

/** The fixes of the problems with that code in a file, as the server finds them. */
async function fixesOf(
  code: string,
  path: string,
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly yaml: YamlView; readonly fixes: readonly CodeAction[] }> {
  const { yaml } = yamlOf(text, path, { [transcriptPath]: '', ...files });
  const workspace: Partial<Workspace> = {
    client: {},
    yaml: () => yaml,
    unreadable: () => new Map(),
    transcriptStamp: () => undefined,
    giveWay: () => Promise.resolve(),
    today: () => '2026-11-23',
  };
  const uri = `${root}/${path}`;
  const { items } = await ask<{ items: Diagnostic[] }>(diagnostics, workspace, 'textDocument/diagnostic', {
    textDocument: { uri },
  });
  const found = items.filter((item) => item.code === code);
  assert.ok(found.length > 0, `nothing is reported as ${code}`);
  return { yaml, fixes: codebookFixes(workspace as Workspace, uri, { diagnostics: found }) };
}

/** A fix leads from the text to another. */
function edits(
  what: string,
  code: string,
  ...[path, before, title, after, files]: readonly [
    path: string,
    before: string,
    title: string,
    after: string,
    files?: Readonly<Record<string, string>>,
  ]
): void {
  it(what, async () => {
    const { yaml, fixes } = await fixesOf(code, path, before, files);
    const fix = fixes.find((candidate) => candidate.title === title);
    assert.ok(fix, `${title} is not among: ${fixes.map((candidate) => candidate.title).join(', ')}`);
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.diagnostics?.[0]?.code, code);
    const changes = Object.entries(fix.edit?.changes ?? {});
    assert.deepEqual(
      changes.map(([uri]) => uri),
      [`${root}/${path}`],
    );
    const lines = linesOf(before);
    const splices = (changes[0]?.[1] ?? []).map(({ range, newText }) => ({
      start: offsetAt(lines, range.start),
      end: offsetAt(lines, range.end),
      text: newText,
    }));
    assert.equal(applySplices(yaml.lines.text, splices), after);
  });
}

/** The commands of the fixes, by title. */
async function commandsOf(...given: Parameters<typeof fixesOf>): Promise<Readonly<Record<string, unknown>>> {
  const { fixes } = await fixesOf(...given);
  return Object.fromEntries(
    fixes.map(({ title, command }) => {
      assert.equal(command?.command, 'gloss.server.edit');
      return [title, command.arguments?.[0] as unknown];
    }),
  );
}

describe('fixes in a codebook', () => {
  edits(
    'open a definition where it belongs, and keep comments',
    'missing-definition',
    bookPath,
    bookOf('  - id: paces # own\n    color: red\n    # a note\n    status: draft\n'),
    'Add a definition',
    bookOf('  - id: paces # own\n    color: red\n    definition: >-\n      \n    # a note\n    status: draft\n'),
    { [codings]: used },
  );
  edits(
    'open a definition at the end of a file without a line break',
    'missing-definition',
    bookPath,
    bookOf('  - id: paces'),
    'Add a definition',
    bookOf('  - id: paces\n    definition: >-\n      \n'),
    { [codings]: used },
  );
  edits(
    'open a definition in an entry in braces',
    'missing-definition',
    bookPath,
    bookOf('  - { id: paces, status: draft }\n'),
    'Add a definition',
    bookOf('  - { id: paces, definition: "", status: draft }\n'),
    { [codings]: used },
  );
  const several = {
    [codings]: used,
    'codings/you/P01.txt.codings.yaml': used.replace('coder: me', 'coder: you').replace('id: a', 'id: b'),
  };
  edits(
    'open criteria behind a definition in a block, line ends as they are',
    'missing-criteria',
    bookPath,
    bookOf('  - id: paces\n    definition: |-\n      Two\n      lines.\n    status: draft\n').replaceAll('\n', '\r\n'),
    'Add when to use it (include)',
    bookOf(
      '  - id: paces\n    definition: |-\n      Two\n      lines.\n    include:\n      - \n    status: draft\n',
    ).replaceAll('\n', '\r\n'),
    several,
  );

  const uri = `${root}/${bookPath}`;
  it('retire or delete a code that no passage has', async () => {
    const text = bookOf('  - id: paces\n  - id: trust\n    name: Trust\n');
    assert.deepEqual(await commandsOf('unused-code', bookPath, text, { [codings]: used }), {
      'Retire “Trust”': { op: 'retireCode', uri, code: 'trust' },
      'Delete “Trust”': { op: 'deleteCode', uri, code: 'trust' },
    });
  });
  it('merge two codes of one name', async () => {
    const text = bookOf('  - id: faith\n    name: Trust\n  - id: trust\n    name: trust\n');
    assert.deepEqual(await commandsOf('duplicate-name', bookPath, text), {
      'Merge “trust” into “Trust”': { op: 'mergeCodes', uri, code: 'trust', into: 'faith' },
    });
  });
  it('merge two codes on the same passages', async () => {
    const lines = Array.from({ length: 5 }, (_, i) => entry(`a${i}`, `${i + 1}:1-${i + 1}:3`, 'codes: [paces, trust]'));
    const text = bookOf('  - id: paces\n  - id: trust\n');
    assert.deepEqual(await commandsOf('near-identical', bookPath, text, { [codings]: header + lines.join('') }), {
      'Merge “trust” into “paces”': { op: 'mergeCodes', uri, code: 'trust', into: 'paces' },
    });
  });
});

describe('fixes in a codings file', () => {
  const theme = 'codes:\n  - id: work\n    codes:\n      - id: paces\n      - id: pay\n';
  edits(
    'take a theme off beside its own code',
    'theme-and-code',
    codings,
    header + entry('a', '1:1-1:3', 'codes: [work, paces] # both?\n    memo: m'),
    'Remove “work”',
    header + entry('a', '1:1-1:3', 'codes: [paces] # both?\n    memo: m'),
    { [bookPath]: theme },
  );
  edits(
    'take away a segment that has but the theme',
    'theme-and-code',
    codings,
    header + entry('a', '1:1-1:3', 'codes: [work]') + entry('b', '1:1-1:3', 'codes: [paces]'),
    'Remove “work”',
    header + entry('b', '1:1-1:3', 'codes: [paces]'),
    { [bookPath]: theme },
  );
  it('do not take away a segment that has a memo', async () => {
    const text = header + entry('a', '1:1-1:3', 'codes: [work]\n    memo: m') + entry('b', '1:1-1:3', 'codes: [paces]');
    assert.deepEqual((await fixesOf('theme-and-code', codings, text, { [bookPath]: theme })).fixes, []);
  });
  const excluding = 'codes:\n  - id: work\n    excludes: [pay]\n  - id: pay\n    aliases: [wage]\n';
  for (const [title, left] of [
    ['Remove “pay”', 'work'],
    ['Remove “work”', 'wage'],
  ] as const) {
    edits(
      `leave ${left} of two codes that exclude each other`,
      'exclusive-codes',
      codings,
      header + entry('a', '1:1-1:3', 'codes: [work, wage]'),
      title,
      header + entry('a', '1:1-1:3', `codes: [${left}]`),
      { [bookPath]: excluding },
    );
  }
  edits(
    'put a code in the place of the theme that it is below',
    'not-codable',
    codings,
    header + entry('a', '1:1-1:3', 'codes: [work]'),
    'Change to “pay”',
    header + entry('a', '1:1-1:3', 'codes: [pay]'),
    { [bookPath]: theme.replace('id: work', 'id: work\n    codable: false') },
  );
  const scaled = { [bookPath]: 'codes:\n  - id: trust\n    scale: [low, 2]\n  - id: paces\n' };
  const weighed = (title: string, before: string, after: string, code: string): void => {
    const at = '1:1-1:3';
    edits(
      title,
      code,
      codings,
      header + entry('a', at, `codes: ${before}`),
      title,
      header + entry('a', at, `codes: ${after}`),
      scaled,
    );
  };
  weighed(
    'Change the weight to 2',
    '[{ code: trust, weight: 7 }, paces] # c',
    '[{ code: trust, weight: 2 }, paces] # c',
    'off-scale',
  );
  weighed('Take the weight away', '[{ code: paces, weight: 7 }]', '[paces]', 'off-scale');
  weighed('Give it the weight low', '[trust]', '[{ code: trust, weight: low }]', 'missing-weight');

  it('say that a segment still fits, as one step on its transcript', async () => {
    const text = header + entry('a', '1:1-1:3', 'codes: [paces]\n    on: 2026-01-01');
    const book = 'codes:\n  - id: paces\n    revised: 2026-10-01\n';
    assert.deepEqual(await commandsOf('recode', codings, text, { [bookPath]: book }), {
      'Still fits': { op: 'stillFits', uri: `${root}/${transcriptPath}`, segments: ['a'] },
    });
  });
  it('are none of another program’s problems, and none outside a study', () => {
    const { yaml } = yamlOf(used, codings);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const params = { range, message: '', code: 'unused-code', data: { code: 'trust' } };
    const given = (view: YamlView | undefined): Workspace =>
      ({ client: {}, yaml: () => view }) as Partial<Workspace> as Workspace;
    const found = (view: YamlView | undefined, source: string): readonly CodeAction[] =>
      codebookFixes(given(view), root, { diagnostics: [{ ...params, source }] });
    assert.equal(found(yaml, 'gloss').length, 2);
    assert.deepEqual([...found(yaml, 'yaml'), ...found(undefined, 'gloss')], []);
  });
});
