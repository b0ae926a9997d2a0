import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditResult } from '#protocol';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type ServerOptions, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const text = smallStudy[transcript];
const codings = 'codings/coder1/P01.txt.codings.yaml';
const empty = `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0\nsegments: []\n`;

describe('writing over the protocol', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const apply = (uri: string, character: number): Promise<EditResult> => {
    const position = { line: 2, character };
    const params = { op: 'apply', uri, range: { start: position, end: position }, codes: ['trust'] };
    return command('edit', params);
  };
  const command = (name: string, argument: object): Promise<EditResult> =>
    server.connection.sendRequest('workspace/executeCommand', {
      command: `gloss.server.${name}`,
      arguments: [argument],
    });

  describe('a codings file that is open in the editor', () => {
    /** The editor’s document, edited as the server asks, and the methods that it asked with. */
    let document: TextDocument;
    let asked: string[];
    let accepts: boolean;
    let saves: boolean;
    const answers: ServerOptions['answers'] = {
      'workspace/applyEdit': async ({ edit }: { edit: WorkspaceEdit }) => {
        asked.push('applyEdit');
        const [change] = edit.documentChanges as TextDocumentEdit[];
        assert.equal(change?.textDocument.uri, document.uri);
        if (!accepts || change.textDocument.version !== document.version) return { applied: false };
        const version = document.version + 1;
        const contentChanges = (change.edits as TextEdit[]).map(({ range, newText }) => ({ range, text: newText }));
        document = TextDocument.update(document, contentChanges, version);
        await server.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri: document.uri, version },
          contentChanges,
        });
        return { applied: true };
      },
      'gloss/saveDocument': ({ uri }: { uri: string }) => {
        asked.push('saveDocument');
        assert.equal(uri, document.uri);
        if (saves) study.write(codings, document.getText());
        return saves;
      },
    };
    const start = async (initializationOptions: object, onDisk: string, inEditor: string): Promise<string> => {
      asked = [];
      accepts = true;
      saves = true;
      study = temporaryStudy({ ...smallStudy, [codings]: onDisk });
      server = await wireServer({ folders: [study.folder], initializationOptions, answers });
      const uri = await server.open(study.file(transcript), text);
      await server.published(uri);
      document = TextDocument.create(await server.open(study.file(codings), inEditor, 'yaml'), 'yaml', 1, inEditor);
      return uri;
    };
    afterEach(async () => {
      await server.stop();
      study.remove();
    });

    it('is edited there, as little as may be, and not on disk', async () => {
      const uri = await start({}, empty, `# mine\n${empty}`);
      assert.equal((await apply(uri, 8)).done, true);
      assert.deepEqual(asked, ['applyEdit']);
      assert.match(document.getText(), /^# mine\ntranscript: [^]*codes: \[trust\]/);
      assert.equal(study.read(codings), empty);
      await server.published(uri, ({ segments }) => segments.length === 1);
    });

    it('is undone there too', async () => {
      const uri = await start({}, empty, empty);
      await apply(uri, 8);
      assert.notEqual(document.getText(), empty);
      assert.equal((await command('undo', { uri })).done, true);
      assert.equal(document.getText(), empty);
      await server.published(uri, ({ segments }) => segments.length === 0);
    });

    it('is saved by a client that can, where it had nothing unsaved', async () => {
      const uri = await start({ saves: true }, empty, empty);
      await apply(uri, 8);
      assert.deepEqual(asked, ['applyEdit', 'saveDocument']);
      assert.equal(study.read(codings), document.getText());
    });

    it('is written to disk where the client cannot save it, as of a text that is locked', async () => {
      const uri = await start({ saves: true }, `\uFEFF${empty}`, empty);
      saves = false;
      await apply(uri, 8);
      assert.deepEqual(asked, ['applyEdit', 'saveDocument']);
      assert.equal(study.read(codings), `\uFEFF${document.getText()}`);
    });

    it('is not saved where the person had unsaved changes', async () => {
      const uri = await start({ saves: true }, empty, `# mine\n${empty}`);
      await apply(uri, 8);
      assert.deepEqual(asked, ['applyEdit']);
      assert.equal(study.read(codings), empty);
    });

    it('stays as it is where the editor refuses, and the step says so', async () => {
      const uri = await start({}, empty, empty);
      accepts = false;
      const { done, refusal } = await apply(uri, 8);
      assert.equal(done, false);
      assert.equal(refusal?.code, 'changed-meanwhile');
      assert.match(refusal.message, /open in the editor/);
      assert.equal(document.getText(), empty);
      assert.equal((await server.published(uri)).segments.length, 0);
      assert.equal((await command('undo', { uri })).refusal?.code, 'nothing-to-do');
      accepts = true;
      assert.equal((await apply(uri, 8)).done, true);
    });
  });

  describe('a folder that may only be read', () => {
    const isRoot = process.getuid?.() === 0;
    /** A user without rights of its own, for tests that run as root, whom no protection stops. */
    const nobody = 65534;
    let uri = '';

    before(async function () {
      if (process.platform === 'win32') {
        console.log('      Windows has no folders of this kind.');
        this.skip();
      }
      study = temporaryStudy({ ...smallStudy, [codings]: empty });
      for (const path of ['transcripts', 'codings/coder1', 'codings', 'codebooks', '']) {
        chmodSync(study.file(path), 0o555);
      }
      server = await wireServer({ folders: [study.folder], ...(isRoot && { uid: nobody }) });
      uri = await server.open(study.file(transcript), text);
      await server.published(uri);
    });
    after(async () => {
      if (!uri) return;
      await server.stop();
      for (const path of ['', 'codebooks', 'codings', 'codings/coder1', 'transcripts']) {
        chmodSync(study.file(path), 0o755);
      }
      study.remove();
    });

    it('is refused with the reason, and nothing is drawn that was not written', async () => {
      const { done, refusal } = await apply(uri, 8);
      assert.equal(done, false);
      assert.equal(refusal?.code, 'cannot-write');
      assert.match(refusal.message, /cannot be written to \(permission denied\)/);
      assert.equal(study.read(codings), empty);
      assert.equal((await server.published(uri)).segments.length, 0);
    });

    it('can still be read', async () => {
      const symbols = await server.connection.sendRequest<unknown[]>('textDocument/documentSymbol', {
        textDocument: { uri },
      });
      assert.equal(symbols.length, 4);
      assert.equal((await command('undo', { uri })).refusal?.code, 'cannot-write');
    });
  });
});
