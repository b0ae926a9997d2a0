import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { DescribeCodeResult, EditResult, ThemesResult } from '#protocol';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type ServerOptions, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const text = smallStudy[transcript];
const book = 'codebooks/main.codebook.yaml';
const { 'gloss.yaml': _config, ...withoutConfig } = smallStudy;

const below = (folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));

describe('studies over the protocol', () => {
  let folder: TemporaryStudy;
  let server: WiredServer;
  const start = async (files: Readonly<Record<string, string>>, options: ServerOptions = {}): Promise<void> => {
    folder = temporaryStudy(files);
    server = await wireServer({ folders: [folder.folder], ...options });
  };
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });
  const apply = (uri: string, codes: readonly string[] = ['trust']): Promise<EditResult> => {
    const position = { line: 2, character: 8 };
    const params = { op: 'apply', uri, range: { start: position, end: position }, codes };
    return server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [params],
    });
  };
  const themes = (): Promise<ThemesResult> => server.connection.sendRequest('gloss/themes', {});
  const diagnosticsOf = async (uri: string): Promise<readonly Diagnostic[]> =>
    (await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } }))
      .items;
  const workspaceDiagnostics = async (): Promise<Readonly<Record<string, readonly unknown[]>>> => {
    const { items } = await server.connection.sendRequest<{ items: { uri: string; items: Diagnostic[] }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    const root = `${pathToFileURL(folder.folder).href}/`;
    return Object.fromEntries(
      items.map(({ uri, items: found }) => [uri.replace(root, ''), found.map(({ code }) => code)]),
    );
  };

  it('need no gloss.yaml', async () => {
    await start(withoutConfig);
    const uri = await server.open(folder.file(transcript), text);
    assert.equal((await server.published(uri)).coder, 'coder1');
    assert.equal((await apply(uri)).done, true);
    assert.match(folder.read('codings/coder1/P01.txt.codings.yaml'), /codes: \[trust\]/);
    assert.throws(() => folder.read('gloss.yaml'), /ENOENT/);
  });

  it('are each served, in the folders of a workspace and below them', async () => {
    const files = { ...below('one', smallStudy), ...below('more/two', smallStudy), 'three/notes.txt': 'none' };
    folder = temporaryStudy(files);
    server = await wireServer({ folders: ['one', 'more', 'three'].map((name) => folder.file(name)) });
    const uris = await Promise.all(
      ['one', 'more/two'].map((name) => server.open(folder.file(`${name}/${transcript}`), text)),
    );
    const studies = await Promise.all(uris.map(async (uri) => (await server.published(uri)).study));
    assert.deepEqual(
      studies,
      ['one', 'more/two'].map((name) => pathToFileURL(folder.file(name)).href),
    );
    await apply(uris[1]!);
    await server.published(uris[1]!, ({ segments }) => segments.length === 1);
    assert.equal((await server.published(uris[0]!)).segments.length, 0);
    const counts = (await themes()).studies.map(
      ({ uri, segments }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${segments}`,
    );
    assert.deepEqual(counts.sort(), ['one 0', 'two 1']);
    assert.throws(() => folder.read('one/codings/coder1/P01.txt.codings.yaml'), /ENOENT/);
  });

  it('are sent again only when they are others, and their codes are found and described', async () => {
    await start(smallStudy);
    const ask = <R>(method: string, params: object): Promise<R> => server.connection.sendRequest(method, params);
    const uri = await server.open(folder.file(transcript), text);
    await server.published(uri);
    const { stamp, studies } = await themes();
    assert.deepEqual(await ask('gloss/themes', { known: stamp }), { stamp, studies: [] });
    await apply(uri);
    const after = await ask<ThemesResult>('gloss/themes', { known: stamp, transcript: uri });
    const counts = after.studies[0]?.codes.flatMap((node) => [node, ...node.codes]).find(({ id }) => id === 'trust');
    assert.deepEqual(counts?.coders, [{ coder: 'coder1', segments: 1, here: 1 }]);
    const study = studies[0]?.uri;
    assert.deepEqual(await ask('gloss/findCodes', { text: 'TRUST' }), { studies: [{ study, codes: ['trust'] }] });
    const { markdown } = await ask<DescribeCodeResult>('gloss/describeCode', { study, code: 'trust' });
    assert.match(markdown, /^\*\*Trust\*\*[^]*Coder 1: 1/);
  });

  it('are found around a transcript that is opened outside the workspace', async () => {
    await start({ ...below('study', smallStudy), 'open/x.txt': '' }, { folders: [] });
    const uri = await server.open(folder.file(`study/${transcript}`), text);
    assert.equal((await server.published(uri)).study, pathToFileURL(folder.file('study')).href);
    assert.equal((await apply(uri)).done, true);
  });

  it('draw a transcript that was opened before they were read, from its codings', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `codings/coder1/Q${i}.txt.codings.yaml`,
        codings(`transcripts/Q${i}.txt`, `q${i}`),
      ]),
    );
    await start({ ...smallStudy, ...many, 'codings/coder1/P01.txt.codings.yaml': codings(transcript, 'early') });
    const uri = await server.open(folder.file(transcript), text);
    const first = await server.published(uri);
    assert.deepEqual(
      first.segments.map(({ id, state }) => `${id} ${state}`),
      ['early exact'],
    );
    assert.equal(first.segments[0]?.codes[0]?.name, 'Trust');
  });

  it('take in a folder that is added to the workspace', async () => {
    folder = temporaryStudy({ ...below('one', smallStudy), ...below('two', smallStudy) });
    server = await wireServer({ folders: [folder.file('one')], capabilities: { workspaceFolders: true } });
    await server.published(await server.open(folder.file(`one/${transcript}`), text));
    const added = [{ uri: pathToFileURL(folder.file('two')).href, name: 'two' }];
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
    await server.published(await server.open(folder.file(`two/${transcript}`), text));
    assert.equal((await themes()).studies.length, 2);
  });

  it('leave alone what is no file of theirs', async () => {
    await start({ ...smallStudy, 'notes/a.txt': 'P1: a\n', 'elsewhere/b.txt': 'P1: b\n' });
    const uri = await server.open(folder.file('notes/a.txt'), 'P1: a\n');
    const own = await server.open(folder.file(transcript), text);
    await server.published(own);
    const { refusal, done } = await apply(uri);
    assert.equal(done, false);
    assert.equal(refusal?.code, 'not-found');
    assert.deepEqual(await server.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }), []);
    assert.deepEqual(await diagnosticsOf(uri), []);
  });

  it('go on with a codebook whose YAML is broken, and say where', async () => {
    const broken = smallStudy[book].replace('brief: Partners work', 'brief: [Partners work');
    await start({ ...smallStudy, [book]: broken });
    const uri = await server.open(folder.file(book), broken, 'yaml');
    const items = await diagnosticsOf(uri);
    assert.ok(items.length > 0);
    const line = broken.split('\n').findIndex((content) => content.includes('[Partners'));
    for (const { severity, source, range } of items) {
      assert.deepEqual([severity, source], [1, 'gloss']);
      assert.ok(range.start.line >= line && range.start.line <= line + 3, JSON.stringify(range));
    }
    const own = await server.open(folder.file(transcript), text);
    await server.published(own);
    assert.equal((await apply(own, ['institutional-opposition'])).done, true);
    const { segments } = await server.published(own, ({ segments: found }) => found.length === 1);
    assert.equal(segments[0]?.codes[0]?.id, 'institutional-opposition');
  });

  it('go on with the other codebooks where one is broken', async () => {
    await start({ ...smallStudy, 'codebooks/other.codebook.yaml': 'codes: {\n' });
    const own = await server.open(folder.file(transcript), text);
    await server.published(own);
    assert.equal((await apply(own)).done, true);
    const found = await workspaceDiagnostics();
    assert.ok((found['codebooks/other.codebook.yaml'] ?? []).length > 0);
    assert.deepEqual([...new Set(found[book])], ['missing-definition', 'unused-code']);
  });

  it('tell the problems of all their files, open or not', async () => {
    const path = 'codings/coder1/P01.txt.codings.yaml';
    const latin = 'codings/coder2/P01.txt.codings.yaml';
    await start({ ...smallStudy, [path]: codings(transcript, 'a').replace('[trust]', '[trusst]') });
    folder.write(latin, '');
    writeFileSync(folder.file(latin), Buffer.from([0x63, 0xe9, 0x0a]));
    const uri = await server.open(folder.file(transcript), text);
    await server.published(uri);
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(folder.file(latin)).href, type: 1 }],
    });
    assert.deepEqual(await workspaceDiagnostics(), {
      'gloss.yaml': [],
      [book]: ['unused-code', 'unused-code', 'unused-code'],
      [path]: ['unknown-code'],
      [latin]: ['unreadable'],
    });
  });

  it('answer again about the workspace only once something has changed', async () => {
    await start(smallStudy);
    const uri = await server.open(folder.file(transcript), text);
    await server.published(uri);
    interface Report {
      readonly items: readonly { readonly uri: string; readonly resultId: string }[];
    }
    const ask = (previousResultIds: readonly object[]): Promise<Report> =>
      server.connection.sendRequest('workspace/diagnostic', { previousResultIds });
    await themes();
    // The first answer comes once all has been read, which is the last that changes by itself.
    await ask([]);
    const known = (await ask([])).items.map(({ uri: file, resultId }) => ({ uri: file, value: resultId }));
    let answered = false;
    const next = ask(known).then((report) => {
      answered = true;
      return report;
    });
    await themes();
    assert.equal(answered, false);
    await apply(uri);
    assert.notEqual((await next).items[0]?.resultId, known[0]?.value);
  });
});

/** A codings file with one segment, whose words stand in the small study’s transcript. */
const codings = (path: string, id: string): string =>
  `transcript: ${path}\ncoder: coder1\ntext: sha256-0\nsegments:\n  - id: ${id}\n    at: 3:10-3:15\n    quote: trust\n    codes: [trust]\n`;
