import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { CodebookEditParams, EditParams, EditResult, ListSegmentsResult } from '#protocol';
import { startClient, type LspClient } from '../support/lspClient.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';

const cli = join(__dirname, '../../../dist/cli.js');
const transcript = 'transcripts/P01.txt';
const book = 'codebooks/main.codebook.yaml';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const paths = [book, codings];

/** Changing codes from end to end, as any editor with a language client would have it. */
describe('codes over the language server protocol', () => {
  let study: TemporaryStudy;
  let client: LspClient;
  let uri: string;
  let bookUri: string;
  const edit = (params: EditParams): Promise<EditResult> =>
    client.request('workspace/executeCommand', { command: 'gloss.server.edit', arguments: [params] });
  const undo = (): Promise<EditResult> =>
    client.request('workspace/executeCommand', { command: 'gloss.server.undo', arguments: [{ uri }] });
  const texts = (): Record<string, string> => Object.fromEntries(paths.map((path) => [path, study.read(path)]));
  const at = (path: string, words: string): Position => {
    const text = study.read(path);
    return TextDocument.create('', 'yaml', 1, text).positionAt(text.indexOf(words) + words.length);
  };
  const rename = (position: Position, newName: string): Promise<WorkspaceEdit> =>
    client.request('textDocument/rename', { textDocument: { uri: bookUri }, position, newName });
  /** The files as a client has them after an edit, by path. */
  const applied = ({ changes = {}, documentChanges = [] }: WorkspaceEdit): Record<string, string> => {
    const all = new Map<string, readonly TextEdit[]>(Object.entries(changes));
    for (const change of documentChanges) {
      if ('edits' in change) all.set(change.textDocument.uri, change.edits as TextEdit[]);
    }
    return Object.fromEntries(
      paths.map((path) => {
        const edits = all.get(pathToFileURL(study.file(path)).href) ?? [];
        return [path, TextDocument.applyEdits(TextDocument.create('', 'yaml', 1, study.read(path)), [...edits])];
      }),
    );
  };

  beforeEach(async () => {
    study = temporaryStudy(smallStudy);
    client = await startClient([process.execPath, cli, 'lsp', '--stdio'], study.folder, {
      settings: { coder: 'coder1' },
      confirms: true,
    });
    uri = await client.open(study.file(transcript), smallStudy[transcript]);
    bookUri = await client.open(study.file(book), smallStudy[book], 'yaml');
    await client.published(uri);
    const range = (line: number): Range => ({ start: { line, character: 5 }, end: { line, character: 12 } });
    await edit({ op: 'apply', uri, range: range(0), codes: [{ code: 'trust', weight: 2 }] });
    await edit({ op: 'apply', uri, range: range(2), codes: ['clashing-paces', 'institutional-opposition'] });
  });
  afterEach(async () => {
    await client.stop();
    study.remove();
  });

  it('are renamed by an edit of the client’s that does what the command does', async () => {
    const position = at(book, '- id: clashing-paces');
    const prepared = await client.request<{ placeholder: string }>('textDocument/prepareRename', {
      textDocument: { uri: bookUri },
      position,
    });
    assert.equal(prepared.placeholder, 'clashing-paces');
    const before = texts();
    const expected = applied(await rename(position, 'tempo'));
    await client.notify('textDocument/didClose', { textDocument: { uri: bookUri } });
    const done = await edit({ op: 'renameCode', uri, code: 'clashing-paces', id: 'tempo' });
    assert.deepEqual(done, { done: true, label: 'Rename “clashing-paces” to “tempo”' });
    assert.deepEqual(texts(), expected);
    assert.match(study.read(codings), /codes: \[tempo, institutional-opposition\]/);
    await undo();
    assert.deepEqual(texts(), before);
  });

  it('are merged where one is renamed onto another, once that is confirmed', async () => {
    const position = at(book, '- id: clashing-paces');
    const merged = await rename(position, 'institutional-opposition');
    assert.deepEqual(
      Object.values(merged.changeAnnotations ?? {}).map(({ label, needsConfirmation }) => [label, needsConfirmation]),
      [['Merge “Clashing paces” into “Institutional opposition”: 1 segment of 1 coder in 1 transcript follow', true]],
    );
    const params = { uri: bookUri, position, newName: 'institutional-opposition' };
    const planned = await client.request<CodebookEditParams>('gloss/planRename', params);
    assert.deepEqual(planned, {
      uri: bookUri,
      op: 'mergeCodes',
      code: 'clashing-paces',
      into: 'institutional-opposition',
    });
    const expected = applied(merged);
    await client.notify('textDocument/didClose', { textDocument: { uri: bookUri } });
    assert.equal((await edit(planned)).done, true);
    assert.deepEqual(texts(), expected);
    assert.match(study.read(codings), /codes: \[institutional-opposition\]/);
  });

  it('say why they cannot be renamed', async () => {
    await assert.rejects(rename(at(book, '- id: clashing-paces'), 'a b'), /“a b” cannot be an id/);
    await assert.rejects(rename(at(book, '  definition: Work'), 'x'), /There is no code here to rename/);
  });

  it('are in the recode queue when they are revised, until they are said to fit', async () => {
    study.write(codings, study.read(codings).replace(/on: \S+/g, 'on: 2020-01-01'));
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(study.file(codings)).href, type: 2 }],
    });
    await client.notify('textDocument/didClose', { textDocument: { uri: bookUri } });
    await edit({ op: 'reviseCode', uri, code: 'clashing-paces', reason: 'Only of work' });
    const queue = async (): Promise<readonly string[]> => {
      const { groups } = await client.request<ListSegmentsResult>('gloss/listSegments', { study: uri, recode: true });
      return groups.flatMap(({ segments }) => segments.map(({ id }) => id));
    };
    const [id = '', ...others] = await queue();
    assert.deepEqual(others, []);
    const result = await edit({ op: 'stillFits', uri, segments: [id] });
    assert.deepEqual(result, { done: true, label: 'Keep codes' });
    assert.deepEqual(await queue(), []);
    assert.match(study.read(codings), /on: 2020-01-01\n {4}reviewed: \d{4}-\d\d-\d\d\n/);
    await undo();
    assert.deepEqual(await queue(), [id]);
  });

  it('are moved, split, retired and deleted by commands', async () => {
    await client.notify('textDocument/didClose', { textDocument: { uri: bookUri } });
    assert.equal((await edit({ op: 'moveCodes', uri, codes: ['trust'], under: 'challenges' })).done, true);
    assert.match(study.read(book), /\n {6}- id: trust\n/);
    const { groups } = await client.request<ListSegmentsResult>('gloss/listSegments', { study: uri, codes: ['trust'] });
    const segments = groups.flatMap((group) => group.segments.map(({ id }) => id));
    assert.equal((await edit({ op: 'splitCode', uri, code: 'trust', to: 'Faith', segments })).done, true);
    assert.match(study.read(codings), /\{ code: faith, weight: 2 \}/);
    assert.equal((await edit({ op: 'retireCode', uri, code: 'faith', reason: 'Too few' })).done, true);
    const refused = await edit({ op: 'deleteCode', uri, code: 'faith' });
    assert.match(refused.refusal?.message ?? '', /“Faith” has 1 segment in 1 transcript/);
    for (let steps = 0; steps < 3; steps++) await undo();
    assert.equal(study.read(book), smallStudy[book]);
  });
});
