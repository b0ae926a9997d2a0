import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { FullDocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import type { Command, Diagnostic, Hover, MarkupContent, Range, SymbolInformation } from 'vscode-languageserver-types';
import type { EditResult } from '#protocol';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type ServerOptions, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const passage = { start: { line: 2, character: 5 }, end: { line: 2, character: 35 } };

interface Question {
  readonly message: string;
  readonly actions: readonly { readonly title: string }[];
}
interface Shown {
  readonly uri: string;
  readonly selection: Range;
}

describe('A client that knows nothing of Gloss', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });
  const start = async (options: ServerOptions = {}): Promise<void> => {
    server = await wireServer({ folders: [study.folder], ...options });
  };
  const opened = (): Promise<string> => server.open(study.file(transcript), smallStudy[transcript]);
  const apply = (uri: string): Promise<unknown> =>
    server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [{ op: 'apply', uri, range: passage, codes: ['clashing-paces'] }],
    });

  it('gets coded passages as semantic tokens, and is asked to get them again when a passage is coded', async () => {
    let refreshed = 0;
    await start({
      capabilities: { semanticTokens: { refreshSupport: true } },
      answers: { 'workspace/semanticTokens/refresh': () => ((refreshed += 1), null) },
    });
    const uri = await opened();
    const tokens = (): Promise<unknown> =>
      server.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } });
    assert.deepEqual(await tokens(), { data: [] });
    const before = refreshed;
    await apply(uri);
    await eventually('that tokens are to be asked for again', () => refreshed > before);
    assert.deepEqual(await tokens(), { data: [2, 5, 30, 0, 0] });
  });

  it('gets no semantic tokens where it says that it draws', async () => {
    await start({ initializationOptions: { draws: true } });
    assert.equal(server.result.capabilities['semanticTokensProvider'], undefined);
  });

  for (const roots of ['rootUri', 'rootPath'] as const) {
    it(`opens the study in the folder that it names as ${roots}`, async () => {
      await start({ roots: { [roots]: roots === 'rootUri' ? pathToFileURL(study.folder).href : study.folder } });
      const uri = await opened();
      assert.equal((await server.published(uri)).coder, 'coder1');
    });
  }

  it('says its settings at the start, and again when they change', async () => {
    const capabilities = { configuration: false };
    await start({ capabilities, initializationOptions: { settings: { coder: 'coder1' } } });
    const uri = await opened();
    assert.equal((await server.published(uri)).coder, 'coder1');
    await server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { gloss: { coder: 'me' } },
    });
    await server.published(uri, ({ coder }) => coder === 'me');
  });

  describe('is shown', () => {
    const shown: { readonly message: string }[] = [];
    const startShowing = async (options: ServerOptions = {}): Promise<string> => {
      await start(options);
      shown.length = 0;
      server.connection.onNotification(
        'window/showMessage',
        (message: (typeof shown)[number]) => void shown.push(message),
      );
      return opened();
    };

    it('why something was refused', async () => {
      const uri = await startShowing();
      await apply(uri);
      await apply(uri);
      const { message } = await eventually('a message', () => shown[0]);
      assert.match(message, /already/);
    });

    it('nothing where it presents refusals itself', async () => {
      const uri = await startShowing({ initializationOptions: { presents: true } });
      await apply(uri);
      await apply(uri);
      await server.stop();
      assert.deepEqual(shown, []);
    });
  });

  describe('without pickers', () => {
    const codings = 'codings/coder1/P01.txt.codings.yaml';
    const run = (command: string, argument: object): Promise<EditResult> =>
      server.connection.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
    /** Starts with a client that presses these buttons, one after the other, and keeps what it was shown. */
    const startPressing = async (
      presses: readonly (string | null)[],
      options: ServerOptions = {},
    ): Promise<{
      readonly uri: string;
      readonly asked: Question[];
      readonly told: string[];
      readonly shown: Shown[];
    }> => {
      const [asked, told, shown]: [Question[], string[], Shown[]] = [[], [], []];
      await start({
        answers: {
          'window/showMessageRequest': (question: Question) => {
            const title = presses[asked.push(question) - 1] ?? null;
            return title === null ? null : { title };
          },
          'window/showDocument': (place: Shown) => (shown.push(place), { success: true }),
        },
        ...options,
      });
      server.connection.onNotification('window/showMessage', ({ message }: Question) => void told.push(message));
      return { uri: await opened(), asked, told, shown };
    };
    const showing = { window: { showDocument: { support: true } } };

    it('is asked for a code by messages with buttons, and sees it applied', async () => {
      const { uri, asked } = await startPressing(['Challenges ›', 'Clashing paces']);
      assert.deepEqual(await run('gloss.server.chooseCode', { uri, range: passage }), { done: false });
      const { segments } = await server.published(uri, ({ segments }) => segments.length === 1);
      assert.deepEqual(
        segments[0]?.codes.map(({ id }) => id),
        ['clashing-paces'],
      );
      assert.deepEqual(
        asked.map(({ message, actions }) => [message, actions.map(({ title }) => title)]),
        [
          ['Which code for “The trust would not let us in.”?', ['Challenges ›', 'Trust']],
          [
            'Which code of “Challenges” for “The trust would not let us in.”?',
            ['Clashing paces', 'Institutional opposition'],
          ],
        ],
      );
    });

    it('is asked for another code in place of one', async () => {
      const { uri, asked } = await startPressing(['Trust']);
      await apply(uri);
      const { segments } = await server.published(uri, ({ segments }) => segments.length === 1);
      const instead = { segment: segments[0]?.id, code: 'clashing-paces' };
      await run('gloss.server.chooseCode', { uri, range: passage, instead });
      await server.published(uri, ({ segments }) => segments[0]?.codes[0]?.id === 'trust');
      assert.equal(asked[0]?.message, 'Which code instead of “Clashing paces”?');
    });

    it('writes nothing where the text was changed meanwhile', async () => {
      const { uri, told } = await startPressing([], {
        answers: {
          'window/showMessageRequest': async () => {
            await server.connection.sendNotification('textDocument/didChange', {
              textDocument: { uri, version: 2 },
              contentChanges: [{ text: `Before.\n${smallStudy[transcript]}` }],
            });
            return { title: 'Trust' };
          },
        },
      });
      await run('gloss.server.chooseCode', { uri, range: passage });
      const message = await eventually('a refusal', () => told[0]);
      assert.match(message, /was changed while you chose/);
      assert.throws(() => study.read(codings));
    });

    it('is told where it shows no questions', async () => {
      const { uri, told } = await startPressing([], { answers: {} });
      await run('gloss.server.chooseCode', { uri, range: passage });
      assert.match(await eventually('a refusal', () => told[0]), /shows no questions/);
    });

    it('is shown where a memo is written', async () => {
      const { uri, told, shown } = await startPressing([], { client: showing });
      await apply(uri);
      const { segments } = await server.published(uri, ({ segments }) => segments.length === 1);
      const segment = segments[0]?.id;
      const { show } = await run('gloss.server.showMemo', { uri, segment });
      const place = await eventually('a document that is shown', () => shown[0]);
      assert.deepEqual([place.uri, place.selection], [show?.uri, show?.range]);
      const before = study.read(codings).split('\n');
      assert.match(before[place.selection.start.line] ?? '', /^ {4}on: /);
      assert.match(told[0] ?? '', /“memo: …” at segment .*codings\/coder1\/P01\.txt\.codings\.yaml line \d+/);

      await run('gloss.server.edit', { op: 'setMemo', uri, segment, memo: 'Waiting.\nFor whom?' });
      await run('gloss.server.showMemo', { uri, segment });
      const again = await eventually('the memo', () => shown[1]);
      assert.match(study.read(codings).split('\n')[again.selection.start.line] ?? '', /^ {4}memo: /);
      assert.equal(told.length, 1);
    });

    it('is told where a memo is written, where it shows no documents', async () => {
      const { uri, told, shown } = await startPressing([]);
      await apply(uri);
      const { segments } = await server.published(uri, ({ segments }) => segments.length === 1);
      await run('gloss.server.showMemo', { uri, segment: segments[0]?.id });
      assert.match(await eventually('a message', () => told[0]), /P01\.txt\.codings\.yaml line \d+/);
      const refused = await run('gloss.server.showMemo', { uri, segment: 'nothere0' });
      assert.equal(refused.refusal?.code, 'not-found');
      await server.stop();
      assert.deepEqual(shown, []);
    });
  });

  it('is told that a file which it has open cannot be changed, where it makes no edits', async () => {
    await start({ capabilities: { applyEdit: false } });
    const uri = await opened();
    await apply(uri);
    const codings = 'codings/coder1/P01.txt.codings.yaml';
    const before = study.read(codings);
    await server.open(study.file(codings), before, 'yaml');
    const { refusal } = await server.connection.sendRequest<EditResult>('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [{ op: 'apply', uri, range: passage, codes: ['institutional-opposition'] }],
    });
    assert.equal(refusal?.code, 'cannot-write');
    assert.match(refusal.message, /P01\.txt\.codings\.yaml is open in the editor, which does not let Gloss change/);
    assert.equal(study.read(codings), before);
  });

  it('is sent what is wrong where it does not ask, and again when that changes', async () => {
    await start({ textDocument: { diagnostic: undefined } });
    const told = new Map<string, readonly Diagnostic[]>();
    server.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => void told.set(uri, diagnostics),
    );
    const book = 'codebooks/main.codebook.yaml';
    const uri = await server.open(study.file(book), `${study.read(book)}surplus: x\n`, 'yaml');
    const [found] = await eventually('a problem', () => told.get(uri));
    assert.equal(found?.code, 'unknown-key');
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: study.read(book) }],
    });
    await eventually('that nothing is wrong', () => told.get(uri)?.length === 0);
  });

  it('is not sent what is wrong where it asks', async () => {
    await start();
    let sent = 0;
    server.connection.onNotification('textDocument/publishDiagnostics', () => {
      sent++;
    });
    const uri = await server.open(study.file('gloss.yaml'), 'surplus: x\n', 'yaml');
    const { items } = await server.connection.sendRequest<FullDocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.equal(items[0]?.code, 'unknown-key');
    // Drawing waits as long after an edit as sending problems does.
    const text = await opened();
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: text, version: 2 },
      contentChanges: [{ text: `${smallStudy[transcript]}\nP01: More.\n` }],
    });
    await server.published(text, ({ version }) => version === 2);
    await server.stop();
    assert.equal(sent, 0);
  });

  describe('that declared nothing of documents', () => {
    const ask = async (method: string, params: object): Promise<unknown> => {
      const none = { documentSymbol: undefined, codeAction: undefined, hover: { contentFormat: ['plaintext'] } };
      await start({ textDocument: none });
      const uri = await opened();
      await apply(uri);
      return server.connection.sendRequest(method, { textDocument: { uri }, ...params });
    };

    it('gets symbols as a list', async () => {
      const symbols = (await ask('textDocument/documentSymbol', {})) as SymbolInformation[];
      assert.deepEqual(
        symbols.map(({ name, location }) => [name, location.range.start.line]),
        [
          ['INTERVIEWER', 0],
          ['P01', 2],
          ['INTERVIEWER', 4],
          ['P01', 6],
        ],
      );
    });

    it('gets code actions as commands that can be done', async () => {
      const range = { start: passage.start, end: passage.start };
      const actions = (await ask('textDocument/codeAction', { range, context: { diagnostics: [] } })) as Command[];
      const titles = actions.map(({ title }) => title);
      assert.ok(titles.includes('Remove “Clashing paces”'), titles.join());
      assert.ok(actions.every(({ command }) => command.startsWith('gloss.server.')));
      assert.ok(!titles.some((title) => title.startsWith('Change bounds')), titles.join());
    });

    it('gets plain text', async () => {
      const found = (await ask('textDocument/hover', { position: passage.start })) as Hover;
      const { kind, value } = found.contents as MarkupContent;
      assert.equal(kind, 'plaintext');
      assert.match(value, /^Clashing paces\n/);
      assert.doesNotMatch(value, /[\\*]/);
    });
  });
});
