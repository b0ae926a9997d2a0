import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const codings = 'codings/coder1/P01.txt.codings.yaml';
const transcript = 'transcripts/P01.txt';
const files = {
  ...smallStudy,
  [codings]: `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0\nsegments:\n  - id: a\n    at: 1:1-1:4\n    quote: INT\n    codes: [trst]\n`,
};

describe('the language of the server', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  beforeEach(() => (study = temporaryStudy(files)));
  afterEach(async () => {
    await server.stop();
    study.remove();
  });
  const start = async (locale?: string): Promise<void> => {
    server = await wireServer({ folders: [study.folder], ...(locale !== undefined && { locale }) });
  };
  const problems = async (): Promise<readonly Diagnostic[]> => {
    const uri = await server.open(study.file(codings), files[codings], 'yaml');
    const { items } = await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return items;
  };
  const unknownCode = async (): Promise<Diagnostic | undefined> =>
    (await problems()).find(({ code }) => code === 'unknown-code');
  const refusal = async (): Promise<string> => {
    const told = new Promise<string>((resolve) =>
      server.connection.onNotification('window/showMessage', ({ message }: { readonly message: string }) =>
        resolve(message),
      ),
    );
    const uri = pathToFileURL(study.file(transcript)).href;
    await server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.undo',
      arguments: [{ uri }],
    });
    return told;
  };
  const titles = async (): Promise<readonly string[]> => {
    const uri = await server.open(study.file(transcript), files[transcript]);
    const range = { start: { line: 2, character: 5 }, end: { line: 2, character: 35 } };
    const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    return actions.map(({ title }) => title);
  };

  for (const locale of ['de', 'de-AT']) {
    it(`is German where a client says ${locale}: problems, refusals and actions`, async () => {
      await start(locale);
      const problem = await unknownCode();
      assert.equal(problem?.message, 'Kein Codebuch dieser Studie hat einen Code „trst“. Meinten Sie trust?');
      assert.deepEqual(
        { code: problem.code, severity: problem.severity, source: problem.source },
        { code: 'unknown-code', severity: 1, source: 'gloss' },
      );
      assert.match(await refusal(), /^Es gibt keinen Schritt des Codierens/);
      assert.ok((await titles()).includes('Code anwenden …'));
    });
  }

  for (const locale of [undefined, 'en', 'en-GB', 'xx', '../../etc']) {
    it(`is English where a client says ${locale ?? 'nothing'}`, async () => {
      await start(locale);
      assert.equal((await unknownCode())?.message, 'No codebook of this study has a code “trst”. Did you mean trust?');
      assert.match(await refusal(), /^There is no coding step to undo/);
      assert.ok((await titles()).includes('Apply code…'));
    });
  }
});
