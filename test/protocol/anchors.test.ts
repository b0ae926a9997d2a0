import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Range } from 'vscode-languageserver-types';
import type { EditParams, EditResult, PublishSegmentsParams } from '#protocol';
import { eventually } from '../support/eventually.js';
import { startClient, type LspClient } from '../support/lspClient.js';
import { bundle } from '../support/publicBundle.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';

const transcript = 'transcripts/P01.txt';
const codings = (coder: string): string => `codings/${coder}/P01.txt.codings.yaml`;
const first = 'trust would not let us in';
const second = 'Then a nurse opened the door.';

/** Passages where the transcript changes: in the editor, on disk, in git. */
describe('passages of a transcript that changes', () => {
  let study: TemporaryStudy;
  let client: LspClient;
  let uri: string;
  let text: string;
  let version: number;

  const rangeOf = (words: string): Range => {
    const at = text.indexOf(words);
    assert.ok(at >= 0, words);
    const position = (offset: number): Range['start'] => {
      const before = text.slice(0, offset);
      return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
    };
    return { start: position(at), end: position(at + words.length) };
  };
  const type = async (words: string, by: string): Promise<void> => {
    const range = rangeOf(words);
    text = text.replace(words, by);
    version++;
    const params = { textDocument: { uri, version }, contentChanges: [{ range, text: by }] };
    await client.notify('textDocument/didChange', params);
  };
  const save = async (): Promise<void> => {
    study.write(transcript, text);
    await client.notify('textDocument/didSave', { textDocument: { uri } });
  };
  const apply = async (words: string, code: string): Promise<void> => {
    const params: EditParams = { op: 'apply', uri, range: rangeOf(words), codes: [code] };
    const args = { command: 'gloss.server.edit', arguments: [params] };
    assert.equal((await client.request<EditResult>('workspace/executeCommand', args)).done, true);
  };
  const now = (): Promise<PublishSegmentsParams> => client.published(uri, (params) => params.version === version);
  /** The passages as drawn: their words and states. */
  const drawn = async (): Promise<readonly string[]> =>
    (await now()).segments.map(({ range, state }) => {
      const lines = text.split('\n');
      assert.equal(range.start.line, range.end.line);
      return `${state}: ${lines[range.start.line]?.slice(range.start.character, range.end.character) ?? ''}`;
    });
  const fileSays = async (coder: string, pattern: RegExp): Promise<void> => {
    await eventually(`${String(pattern)} of ${coder}`, () => pattern.test(study.read(codings(coder))));
  };

  beforeEach(async () => {
    study = temporaryStudy(smallStudy);
    const git = (...args: readonly string[]): void => {
      const who = ['-c', 'user.name=coder1', '-c', 'user.email=coder1@example.org'];
      execFileSync('git', [...who, ...args], { cwd: study.folder, stdio: 'ignore' });
    };
    git('init');
    git('add', '.');
    git('commit', '-m', 'Add the transcript');
    text = smallStudy[transcript];
    version = 1;
    client = await startClient([process.execPath, bundle, 'lsp', '--stdio'], study.folder, {
      settings: { coder: 'coder1' },
    });
    uri = await client.open(study.file(transcript), text);
    await now();
    await apply(first, 'institutional-opposition');
    await apply(second, 'trust');
  });
  afterEach(async () => {
    await client.stop();
    study.remove();
  });

  it('follow what is typed, and are written when it is saved', async () => {
    await type('P01: The ', 'P01: Well, the ');
    await type('would not', 'would just not');
    assert.deepEqual(await drawn(), ['exact: trust would just not let us in', `exact: ${second}`]);
    await save();
    await fileSays('coder1', /at: 3:16-3:46\n {4}quote: trust would just not let us in\n/);
  });

  it('of other coders are written too, in one step', async () => {
    study.write(
      codings('coder2'),
      study
        .read(codings('coder1'))
        .replace('coder1', 'coder2')
        .replace(/id: \w/g, 'id: z'),
    );
    const file = `${uri.slice(0, uri.indexOf('transcripts/'))}${codings('coder2')}`;
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 1 }] });
    await client.published(uri, ({ segments }) => segments.length === 4);
    await type('P01: The ', 'P01: Well, the ');
    await save();
    await fileSays('coder1', /at: 3:16-3:41\n/);
    await fileSays('coder2', /at: 3:16-3:41\n/);
  });

  it('are taken back with the coding before them, in one undo', async () => {
    const coded = study.read(codings('coder1'));
    await type('P01: The ', 'P01: Well, the ');
    await save();
    await fileSays('coder1', /at: 3:16-3:41\n/);
    const step = (kind: string): Promise<EditResult> =>
      client.request('workspace/executeCommand', { command: `gloss.server.${kind}`, arguments: [{ uri }] });
    assert.equal((await step('undo')).label, 'Apply “Trust”');
    assert.deepEqual(await drawn(), [`moved: ${first}`]);
    assert.equal((await step('redo')).label, 'Apply “Trust”');
    assert.deepEqual(await drawn(), [`exact: ${first}`, `exact: ${second}`]);
    assert.notEqual(study.read(codings('coder1')), coded);
  });

  it('are gone with their words, kept on disk, and back with undo', async () => {
    await type(` ${second}`, '');
    assert.deepEqual(await drawn(), [`exact: ${first}`]);
    text = smallStudy[transcript];
    version++;
    await client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    assert.deepEqual(await drawn(), [`exact: ${first}`, `exact: ${second}`]);
    await type(` ${second}`, '');
    await save();
    await fileSays('coder1', /at: orphaned\n {4}quote: Then a nurse opened the door\.\n/);
  });

  it('stay at their words when the whole text is pasted again, and undo brings them back', async () => {
    const old = text;
    const paste = async (by: string): Promise<void> => {
      const lines = text.split('\n');
      const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      const range = { start: { line: 0, character: 0 }, end };
      text = by;
      version++;
      const params = { textDocument: { uri, version }, contentChanges: [{ range, text: by }] };
      await client.notify('textDocument/didChange', params);
    };
    await paste(`Heading\n\n${old.replace('would not', 'would never').replace('for months', 'for a year')}`);
    assert.deepEqual(await drawn(), ['changed: trust would never let us in', `moved: ${second}`]);
    await paste(old);
    assert.deepEqual(await drawn(), [`exact: ${first}`, `exact: ${second}`]);
  });

  it('go back to where they were when the transcript is closed without saving', async () => {
    const before = study.read(codings('coder1'));
    await type('P01: The ', 'P01: Well, the ');
    await now();
    await client.notify('textDocument/didClose', { textDocument: { uri } });
    text = smallStudy[transcript];
    version = 1;
    await client.open(study.file(transcript), text);
    assert.deepEqual(await drawn(), [`exact: ${first}`, `exact: ${second}`]);
    assert.equal(study.read(codings('coder1')), before);
  });
});
