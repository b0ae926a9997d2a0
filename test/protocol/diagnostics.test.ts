import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const book = 'codebooks/main.codebook.yaml';
const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const files = {
  ...smallStudy,
  'gloss.yaml':
    'coders: [{ id: coder1 }]\nchecks: { unused-code: off, similar-colors: off, recode: error, uncoded: warning, missing-weight: off }\n',
  [book]: smallStudy[book].replace(
    'color: teal',
    'color: teal\n    definition: Faith in others.\n    revised: 2026-10-05',
  ),
  [codings]: `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0\nsegments:\n  - id: a\n    at: 3:6-3:46\n    quote: The trust would not let us in. We waited\n    codes: [trust]\n    on: 2026-01-01\n`,
};

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly uri: string;
  readonly resultId: string;
  readonly items?: readonly Diagnostic[];
}

describe('diagnostics over the protocol', () => {
  let folder: TemporaryStudy;
  let server: WiredServer;
  beforeEach(async () => {
    folder = temporaryStudy(files);
    server = await wireServer({ folders: [folder.folder] });
  });
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });
  const uriOf = (path: string): string => pathToFileURL(folder.file(path)).href;
  const ofDocument = async (uri: string): Promise<readonly Diagnostic[]> =>
    (await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } }))
      .items;
  const ofWorkspace = async (known: readonly Report[] = []): Promise<readonly Report[]> =>
    (
      await server.connection.sendRequest<{ items: Report[] }>('workspace/diagnostic', {
        previousResultIds: known.map(({ uri, resultId }) => ({ uri, value: resultId })),
      })
    ).items;
  /** The next answer that says something new: while the study is still being read, some do not. */
  const news = async (known: readonly Report[]): Promise<readonly Report[]> => {
    const next = await ofWorkspace(known);
    return next.every(({ kind }) => kind === 'unchanged') ? news(next) : next;
  };
  const told = (items: readonly Diagnostic[] = []): readonly string[] =>
    items.map(({ code, severity }) => `${code} ${severity}`);
  const changed = (path: string, type: number): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });

  it('have the severities of gloss.yaml, for a document and for the workspace', async () => {
    const uri = await server.open(folder.file(codings), files[codings], 'yaml');
    assert.deepEqual(told(await ofDocument(uri)), ['recode 1']);
    const all = await ofWorkspace();
    assert.deepEqual(
      all.map((report) => [report.uri, told(report.items)]),
      [
        [uriOf('gloss.yaml'), []],
        [uriOf(book), []],
        [uriOf(codings), ['recode 1']],
      ],
    );
    const text = files['gloss.yaml'].replace('recode: error', 'recode: off');
    await server.open(folder.file('gloss.yaml'), text, 'yaml');
    assert.deepEqual(await ofDocument(uri), []);
  });

  it('tell in a transcript what the coder has not coded, where gloss.yaml asks for it', async () => {
    const uri = await server.open(folder.file(transcript), smallStudy[transcript]);
    await server.published(uri, ({ segments }) => segments.length === 1);
    assert.deepEqual(
      (await ofDocument(uri)).map(({ code, severity, range: { start, end } }) => [
        `${code} ${severity}`,
        `${start.line}:${start.character}-${end.line}:${end.character}`,
      ]),
      [
        ['uncoded 2', '2:46-2:87'],
        ['uncoded 2', `6:5-6:${smallStudy[transcript].split('\n')[6]?.length}`],
      ],
    );
  });

  it('of the workspace are sent again only for files about which there is something else to say', async () => {
    const known = await ofWorkspace();
    folder.write(book, files[book].replace('revised: 2026-10-05', 'revised: 2025-10-05'));
    await changed(book, 2);
    const next = await news(known);
    assert.deepEqual(
      next.map(({ uri, kind }) => [uri, kind]),
      [
        [uriOf('gloss.yaml'), 'unchanged'],
        [uriOf(book), 'full'],
        [uriOf(codings), 'full'],
      ],
    );
    rmSync(folder.file(codings));
    await changed(codings, 3);
    const last = await news(next);
    assert.deepEqual(
      last.map(({ uri, kind, items }) => [uri, kind, items?.length]),
      [
        [uriOf('gloss.yaml'), 'unchanged', undefined],
        [uriOf(book), 'unchanged', undefined],
        [uriOf(codings), 'full', 0],
      ],
    );
  });

  it('report a code whose meaning is being changed, and offer to say when', async () => {
    const uri = await server.open(folder.file(book), files[book], 'yaml');
    assert.deepEqual(await ofDocument(uri), []);
    const text = files[book].replace('Faith in others', 'Faith in institutions');
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text }],
    });
    const items = await ofDocument(uri);
    assert.deepEqual(told(items), ['meaning-changed 3']);
    const fixes = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: items[0]?.range,
      context: { diagnostics: items, only: ['quickfix'] },
    });
    assert.deepEqual(
      fixes.map(({ title, command }) => [title, command?.arguments]),
      [['Set “revised” to today…', [{ op: 'reviseCode', uri, code: 'trust' }]]],
    );
  });

  it('are the gravest thousand of a file, and how many more there are', async () => {
    const segment = (i: number, code: string): string =>
      `  - id: s${i}\n    at: 3:6-3:46\n    quote: The trust would not let us in. We waited\n    codes: [${code}]\n`;
    const head = `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0\nsegments:\n`;
    const segments = Array.from({ length: 1200 }, (_, i) => segment(i, i === 1199 ? 'nowhere' : 'old-code'));
    const uri = await server.open(folder.file(codings), head + segments.join(''), 'yaml');
    const items = await ofDocument(uri);
    assert.equal(items.length, 1001);
    assert.equal(items.filter(({ code }) => code === 'unknown-code').length, 1, 'the error is the last in the file');
    assert.match(JSON.stringify(items.at(-1)?.message), /^"[\d,]+ more problems of this file are not shown\./);
  });
});
