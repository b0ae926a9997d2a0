import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { PseudonymiseParams, PseudonymiseResult } from '#protocol';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const text = 'P01: I am Anna.\nP02: The trust would not let us in.\n';
const hidden = `transcript: ${transcript}\ncoder: other2\ntext: sha256-0\nsegments: []\n# Anna\n`;

describe('Pseudonymising over the protocol', () => {
  let study: TemporaryStudy;
  let table: TemporaryStudy;
  let server: WiredServer;
  const uri = (path: string): string => pathToFileURL(study.file(path)).href;
  const ask = (more: Partial<PseudonymiseParams> = {}): Promise<PseudonymiseResult> =>
    server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.pseudonymise',
      arguments: [{ uri: uri(''), names: pathToFileURL(table.file('names.csv')).href, ...more }],
    });
  const start = async (files: Readonly<Record<string, string>>, names = 'Anna,Beth\n'): Promise<void> => {
    study = temporaryStudy({ ...smallStudy, [transcript]: text, ...files });
    table = temporaryStudy({ 'names.csv': names });
    server = await wireServer({ folders: [study.folder] });
  };
  afterEach(() => {
    server.kill();
    study.remove();
    table.remove();
  });

  it('tells in a preview what would be done and what stays, and writes nothing', async () => {
    await start({ 'memos/journal.md': 'x\nAsk Anna, not Annabel.\n' });
    const { done, refusal, report } = await ask({ preview: true });
    assert.deepEqual([done, refusal], [false, undefined]);
    assert.deepEqual([report?.replaced, report?.files, report?.left], [1, 1, 1]);
    const markdown = report?.markdown ?? '';
    assert.match(
      markdown,
      /^# Names to replace in `Small study`\n\n1 name in 1 file: to be replaced .* Nothing is written yet\. /,
    );
    assert.match(markdown, /\n## To be replaced\n\n.*\n\n- `transcripts\/P01\.txt` `Anna` → `Beth`, 1×\n/);
    assert.match(
      markdown,
      /\n## Names that stay in memos and other documents\n\n.*\n\n- `memos\/journal\.md:2` `Anna`\n/,
    );
    assert.match(markdown, /\n- `memos\/journal\.md:2` `Annabel` \(like `Anna`\)\n/);
    assert.match(markdown, /\n## What git keeps\n/);
    assert.match(markdown, /\n- `\.gloss\/journal\.jsonl` The undo journal will keep the words/);
    assert.equal(study.read(transcript), text);
    assert.ok(!existsSync(study.file('.gloss')));
  });

  it('replaces in one step that undo takes back, and tells what was done and what stays', async () => {
    await start({ 'memos/journal.md': 'x\nAsk Anna.\n' });
    const { done, report } = await ask();
    assert.ok(done);
    assert.match(
      report?.markdown ?? '',
      /^# Names replaced in `Small study`\n\n1 name in 1 file: replaced in one step/,
    );
    assert.match(report?.markdown ?? '', /\n- `memos\/journal\.md:2` `Anna`\n/);
    assert.match(report?.markdown ?? '', /\n- `\.gloss\/journal\.jsonl` The undo journal keeps the words/);
    assert.equal(study.read(transcript), text.replace('Anna', 'Beth'));
    await server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.undo',
      arguments: [{ uri: uri('') }],
    });
    assert.equal(study.read(transcript), text);
  });

  it('replaces in what is open in the editor, as it stands there', async () => {
    await start({});
    let document = TextDocument.create(uri(transcript), 'transcript', 1, `${text}P01: Anna, again.\n`);
    server.connection.onRequest('workspace/applyEdit', async ({ edit }: { edit: WorkspaceEdit }) => {
      const [change] = edit.documentChanges as TextDocumentEdit[];
      const contentChanges = (change?.edits as TextEdit[]).map(({ range, newText }) => ({ range, text: newText }));
      document = TextDocument.update(document, contentChanges, document.version + 1);
      await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version: document.version },
        contentChanges,
      });
      return { applied: true };
    });
    await server.open(study.file(transcript), document.getText());
    const { report } = await ask();
    assert.equal(report?.replaced, 2);
    assert.equal(document.getText(), `${text}P01: Anna, again.\n`.replaceAll('Anna', 'Beth'));
  });

  it('keeps to the transcripts that are named, and reports the others', async () => {
    await start({ 'transcripts/P02.txt': 'Anna.\n' });
    const { report } = await ask({ transcripts: [uri('transcripts/P02.txt')] });
    assert.match(
      report?.markdown ?? '',
      /\n## Names that stay in other transcripts\n\n.*\n\n- `transcripts\/P01\.txt:1` `Anna`\n/,
    );
    assert.equal(study.read(transcript), text);
    assert.equal(study.read('transcripts/P02.txt'), 'Beth.\n');
  });

  it('shows words of the study as words, whatever they are', async () => {
    await start({ 'memos/a`b <b> [x](command:y).md': 'Anna\n', 'memos/\u202eevil\n# x.md': 'Anna\n' });
    const { report } = await ask({ preview: true });
    const markdown = report?.markdown ?? '';
    assert.ok(markdown.includes('- ``memos/a`b <b> [x](command:y).md:1`` `Anna`\n'), markdown);
    assert.ok(markdown.includes('- `memos/\ufffdevil # x.md:1` `Anna`\n'), markdown);
  });

  it('reports hidden codings in a blind study only that there are some', async () => {
    const file = 'codings/other2/P01.txt.codings.yaml';
    await start({ 'gloss.yaml': 'study: Blind\nblind: true\n', [file]: hidden });
    const { report } = await ask({ preview: true });
    assert.doesNotMatch(report?.markdown ?? '', /other2/);
    assert.match(
      report?.markdown ?? '',
      /\n## Hidden codings and discussions\n\n.*\n\n- 1 file with names or words like names\n/,
    );
    assert.equal(report?.left, 1);
  });

  const refusals: readonly (readonly [
    what: string,
    names: string,
    more: Partial<PseudonymiseParams>,
    message: RegExp,
  ])[] = [
    ['a table with faults', 'Anna\n', {}, /^names\.csv:1: “Anna” has no pseudonym\. Nothing was written\.$/],
    ['no table', 'Anna,Beth\n', { names: 'file:///nowhere/no.csv' }, /^There is no file no\.csv\.$/],
    ['no study', 'Anna,Beth\n', { uri: 'file:///nowhere' }, /belong to a study/],
    ['no transcript', 'Anna,Beth\n', { transcripts: ['file:///nowhere/x.txt'] }, /is no transcript of this study/],
  ];
  for (const [what, names, more, message] of refusals) {
    it(`refuses ${what}`, async () => {
      await start({}, names);
      const { done, refusal, report } = await ask(more);
      assert.deepEqual([done, report], [false, undefined]);
      assert.match(refusal?.message ?? '', message);
      assert.equal(study.read(transcript), text);
    });
  }
});
