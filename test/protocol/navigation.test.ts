import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type {
  CodeLens,
  CompletionList,
  DocumentLink,
  Location,
  TextEdit,
  TypeHierarchyItem,
} from 'vscode-languageserver-types';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const codings = (coder: string, name: string): string =>
  `transcript: transcripts/${name}\ncoder: ${coder}\ntext: sha256-0000000000000000\nsegments:\n  - id: ${coder}${name[1]}\n    at: 3:6-3:35\n    quote: The trust would not let us in\n    codes: [trust]\n    exemplar: true\n`;
const book = 'codebooks/main.codebook.yaml';

describe('a codebook over the language server protocol', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  let uri: string;
  let refreshed: number;
  const at = (words: string): object => {
    const text = smallStudy[book];
    const lines = text.slice(0, text.indexOf(words)).split('\n');
    return { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
  };
  const ask = <R>(method: string, params: object): Promise<R> => server.connection.sendRequest<R>(method, params);

  beforeEach(async () => {
    const files: Record<string, string> = { ...smallStudy, 'transcripts/P02.txt': smallStudy['transcripts/P01.txt'] };
    for (const coder of ['coder1', 'coder2']) {
      for (const name of ['P01.txt', 'P02.txt']) files[`codings/${coder}/${name}.codings.yaml`] = codings(coder, name);
    }
    study = temporaryStudy(files);
    refreshed = 0;
    server = await wireServer({
      folders: [study.folder],
      initializationOptions: { pickers: true },
      capabilities: { codeLens: { refreshSupport: true } },
      answers: { 'workspace/codeLens/refresh': () => ((refreshed += 1), null) },
    });
    const transcript = await server.open(study.file('transcripts/P01.txt'), study.read('transcripts/P01.txt'));
    await server.published(transcript);
    await ask('gloss/listSegments', { study: transcript });
    uri = await server.open(study.file(book), smallStudy[book], 'yaml');
  });
  afterEach(async () => {
    await server.stop();
    assert.equal(server.errors(), '');
    study.remove();
  });

  it('sends references a transcript at a time, with progress, where the client asks for parts', async () => {
    const parts: Location[][] = [];
    const kinds: string[] = [];
    const { connection } = server;
    connection.onNotification('$/progress', ({ token, value }: { token: string; value: unknown }) => {
      if (token === 'parts') parts.push(value as Location[]);
      if (token === 'work') kinds.push((value as { kind: string }).kind);
    });
    const params = { ...at('trust\n'), context: { includeDeclaration: true } };
    const whole = await ask<Location[]>('textDocument/references', params);
    assert.equal(whole.length, 5);
    const rest = await ask<Location[]>('textDocument/references', {
      ...params,
      partialResultToken: 'parts',
      workDoneToken: 'work',
    });
    assert.deepEqual(rest, []);
    assert.deepEqual(
      parts.map((part) => part.length),
      [1, 2, 2],
    );
    assert.deepEqual(parts.flat(), whole);
    assert.deepEqual([kinds[0], kinds.at(-1)], ['begin', 'end']);
  });

  it('finds the exemplars of a code and its place among the themes', async () => {
    const exemplars = await ask<Location[]>('textDocument/implementation', at('trust\n'));
    assert.equal(exemplars.length, 4);
    const [item] = await ask<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', at('clashing-paces'));
    const above = await ask<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item });
    assert.deepEqual(
      above.map(({ name }) => name),
      ['Challenges'],
    );
    const below = await ask<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item: above[0] });
    assert.equal(below.length, 2);
  });

  it('shows how often codes are used, and asks for it to be shown again after a change', async () => {
    const lenses = await ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    const trust = lenses.find(({ data }) => (data as { code: string }).code === 'trust');
    const { command } = await ask<CodeLens>('codeLens/resolve', trust ?? {});
    assert.deepEqual(command, {
      title: '4 segments · 2 transcripts · 2 coders',
      command: 'gloss.showReferences',
      arguments: [{ uri, position: trust?.range.start }],
    });
    await eventually('that lenses are to be asked for again', () => refreshed > 0);
  });

  it('links codings to their transcript', async () => {
    const path = 'codings/coder1/P01.txt.codings.yaml';
    const opened = await server.open(study.file(path), study.read(path), 'yaml');
    const links = await ask<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: opened } });
    assert.deepEqual(
      links.map(({ target }) => target),
      [pathToFileURL(study.file('transcripts/P01.txt')).href],
    );
  });

  it('completes keys while the file is broken', async () => {
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'codes:\n  - id: a\n    include: [x\n    sta' }],
    });
    const { items } = await ask<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 3, character: 7 },
    });
    const labels = items.map(({ label }) => label);
    assert.ok(labels.includes('status') && !labels.includes('include'));
  });

  it('formats a codebook, and leaves a broken one alone', async () => {
    const change = (version: number, text: string): Promise<void> =>
      server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    const format = (): Promise<TextEdit[] | null> =>
      ask('textDocument/formatting', { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } });
    await change(2, 'codes:\n  - name: A # why\n    id: a\n');
    assert.deepEqual(
      (await format())?.map(({ newText }) => newText),
      ['id: a\n    name: A # why'],
    );
    await change(3, 'codes:\n  - name: [A\n');
    assert.equal(await format(), null);
  });
});
