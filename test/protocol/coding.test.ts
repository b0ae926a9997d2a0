import assert from 'node:assert/strict';
import { join } from 'node:path';
import type {
  CodeAction,
  ColorInformation,
  ColorPresentation,
  Diagnostic,
  Hover,
  InlayHint,
  Location,
  LocationLink,
} from 'vscode-languageserver-types';
import type { EditParams, EditResult, ListSegmentsResult, PublishSegmentsParams, ThemesResult } from '#protocol';
import { startClient, type LspClient } from '../support/lspClient.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';

const cli = join(__dirname, '../../../dist/cli.js');
const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';

/** Coding from end to end, as any editor with a language client would have it. */
describe('a study over the language server protocol', () => {
  let study: TemporaryStudy;
  let client: LspClient;
  let uri: string;
  const text = smallStudy[transcript];
  const range = (
    words: string,
  ): { start: { line: number; character: number }; end: { line: number; character: number } } => {
    const at = text.indexOf(words);
    const line = text.slice(0, at).split('\n').length - 1;
    const character = at - (text.lastIndexOf('\n', at - 1) + 1);
    return { start: { line, character }, end: { line, character: character + words.length } };
  };
  const edit = (params: EditParams): Promise<EditResult> =>
    client.request('workspace/executeCommand', { command: 'gloss.server.edit', arguments: [params] });
  const step = (kind: 'undo' | 'redo'): Promise<EditResult> =>
    client.request('workspace/executeCommand', { command: `gloss.server.${kind}`, arguments: [{ uri }] });
  const segmentsAre = (count: number): Promise<PublishSegmentsParams> =>
    client.published(uri, ({ segments }) => segments.length === count);

  before(async () => {
    study = temporaryStudy(smallStudy);
    client = await startClient([process.execPath, cli, 'lsp', '--stdio'], study.folder, {
      settings: { coder: 'coder1' },
    });
    uri = await client.open(study.file(transcript), text);
    await segmentsAre(0);
  });
  after(async () => {
    await client.stop();
    study.remove();
  });

  it('applies a code, writes the file and publishes the passage', async () => {
    const result = await edit({
      op: 'apply',
      uri,
      range: range('rust would not let us i'),
      codes: ['institutional-opposition'],
    });
    assert.deepEqual(result, { done: true, label: 'Apply “Institutional opposition”' });
    const { segments, runs, tints, coder, coded } = await segmentsAre(1);
    assert.deepEqual(segments[0]?.range, range('trust would not let us in'));
    assert.deepEqual(runs, [{ range: range('trust would not let us in'), tint: '#3b82c4', lines: [] }]);
    assert.deepEqual(tints, {
      '#3b82c4': { light: { color: '#c0d7ec', opacity: 0.32 }, dark: { color: '#283f54', opacity: 0.32 } },
    });
    assert.equal(coder, 'coder1');
    assert.ok(coded > 0 && coded < 1);
    const { id, on = '' } = segments[0];
    assert.equal(
      study.read(codings).replace(/sha256-[\da-f]{16}/, 'sha256-…'),
      `transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-…\nsegments:\n  - id: ${id}\n    at: 3:10-3:35\n    quote: trust would not let us in\n    codes: [institutional-opposition]\n    on: ${on}\n`,
    );
  });

  it('takes the sentence at a caret, and columns in code points', async () => {
    const caret = { start: range('too fast').start, end: range('too fast').start };
    await edit({ op: 'apply', uri, range: caret, codes: [{ code: 'trust', weight: 2 }] });
    const { segments } = await segmentsAre(2);
    assert.deepEqual(segments[1]?.range, range('Then it went fast, too fast for the researchers 😀 I think.'));
    assert.match(study.read(codings), /at: 7:6-7:64\n/);
    assert.match(study.read(codings), /codes: \[\{ code: trust, weight: 2 \}\]/);
  });

  it('refuses what cannot be applied, with the reason, and writes nothing', async () => {
    const before = study.read(codings);
    const refusals: readonly (readonly [EditParams, string, RegExp])[] = [
      [
        { op: 'apply', uri, range: range('nurse'), codes: ['clashing-pace'] },
        'not-found',
        /Did you mean clashing-paces/,
      ],
      [{ op: 'apply', uri, range: range('nurse'), codes: ['challenges'] }, 'bad-argument', /only groups/],
      [{ op: 'apply', uri, range: range('nurse'), codes: ['old-code'] }, 'bad-argument', /retired.*Trust/],
      [{ op: 'apply', uri, range: range('nurse'), codes: [{ code: 'trust', weight: 7 }] }, 'bad-argument', /1, 2, 3/],
      [
        { op: 'apply', uri, range: range('trust would not let us in'), codes: ['institutional-opposition'] },
        'nothing-to-do',
        /already/,
      ],
      [{ op: 'uncode', uri, segment: 'nosuchid' }, 'not-found', /nosuchid/],
    ];
    for (const [params, code, message] of refusals) {
      const { done, refusal } = await edit(params);
      assert.equal(done, false);
      assert.equal(refusal?.code, code);
      assert.match(refusal.message, message);
    }
    assert.equal(study.read(codings), before);
  });

  it('shows definition, rules, coder and day on hover, with nothing of the text active', async () => {
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: range('not let').start,
    });
    const value = (hover.contents as { value: string }).value;
    assert.match(
      value,
      /\*\*Institutional opposition\*\*[^]*Challenges[^]*Coder 1, clinician[^]*---[^]*An organisation stands in the way/,
    );
    assert.deepEqual(hover.range, range('trust would not let us in'));
  });

  it('offers code actions: recent codes first, and says why one cannot be used', async () => {
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: range('We waited for months.'),
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.slice(0, 2).map(({ title }) => title),
      ['Apply “Trust”', 'Apply “Institutional opposition”'],
    );
    const inside = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: range('let us').start, end: range('let us').start },
      context: { diagnostics: [] },
    });
    const titles = inside.map(({ title }) => title);
    assert.ok(titles.includes('Remove “Institutional opposition”'));
    assert.ok(titles.includes('Split “Institutional opposition” here'));
    assert.match(
      inside.find(({ title }) => title.startsWith('Merge'))?.disabled?.reason ?? '',
      /No segment with the same code/,
    );
    const action = actions.find(({ title }) => title === 'Apply “Trust”');
    await client.request('workspace/executeCommand', {
      command: action?.command?.command,
      arguments: action?.command?.arguments,
    });
    await segmentsAre(3);
  });

  it('undoes and redoes step by step, byte for byte', async () => {
    const three = study.read(codings);
    assert.deepEqual(await step('undo'), { done: true, label: 'Apply “Trust”' });
    await segmentsAre(2);
    await step('undo');
    await step('undo');
    await segmentsAre(0);
    assert.throws(() => study.read(codings), /ENOENT/);
    assert.equal((await step('undo')).refusal?.code, 'nothing-to-do');
    for (let i = 0; i < 3; i++) await step('redo');
    await segmentsAre(3);
    assert.equal(study.read(codings), three);
  });

  it('makes a code from the words, applies it, and points to its definition', async () => {
    const { show, done } = await edit({
      op: 'newCode',
      uri,
      name: 'Opened the door',
      under: 'challenges',
      range: range('a nurse opened the door'),
    });
    assert.equal(done, true);
    const book = study.read('codebooks/main.codebook.yaml');
    assert.match(
      book,
      /\n {6}- id: opened-the-door\n {8}name: Opened the door\n {8}definition: >-\n {10}\n {8}status: draft\n {2}- id: trust\n/,
    );
    assert.match(show?.uri ?? '', /main\.codebook\.yaml$/);
    assert.equal(book.split('\n')[show?.range.start.line ?? 0], ' '.repeat(show?.range.start.character ?? 0));
    await segmentsAre(4);
    await step('undo');
    await segmentsAre(3);
    assert.equal(study.read('codebooks/main.codebook.yaml'), smallStudy['codebooks/main.codebook.yaml']);
  });

  it('shows and writes the colours of a codebook, and gives codes ones that can be told apart', async () => {
    const path = 'codebooks/main.codebook.yaml';
    const before = study.read(path).replace('"#3b82c4"', '"#d14a60"');
    study.write(path, before);
    const book = await client.open(study.file(path), before, 'yaml');
    const textDocument = { uri: book };
    const colors = await client.request<ColorInformation[]>('textDocument/documentColor', { textDocument });
    assert.equal(colors.length, 3);
    const [{ color, range: at }] = colors as [ColorInformation];
    const written = await client.request<ColorPresentation[]>('textDocument/colorPresentation', {
      textDocument,
      color,
      range: at,
    });
    assert.deepEqual(
      written.map(({ textEdit }) => textEdit?.newText),
      ['"#d1495b"', 'crimson'],
    );
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: at,
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
    const action = actions.find(({ title }) => title === 'Give the codes of “Challenges” distinguishable colours');
    await client.notify('textDocument/didClose', { textDocument });
    const done = await client.request<EditResult>('workspace/executeCommand', action?.command ?? {});
    assert.deepEqual(done, { done: true, label: 'Give 1 code a distinguishable colour' });
    assert.equal(study.read(path).replace(/#(?!d1495b)[\da-f]{6}/, '#d14a60'), before);
    assert.notEqual(study.read(path), before);
    assert.equal((await step('undo')).done, true);
    assert.equal(study.read(path), before);
    study.write(path, smallStudy[path]);
  });

  it('changes, splits, merges, and marks segments', async () => {
    const { segments } = await segmentsAre(3);
    const segment = segments.find(({ codes }) => codes[0]?.id === 'institutional-opposition')?.id ?? '';
    const at = async (): Promise<readonly string[]> => {
      const { segments: now } = await client.published(uri);
      return now.map(
        (mark) =>
          `${mark.range.start.line}:${mark.range.start.character}-${mark.range.end.character} ${mark.codes.map(({ id }) => id).join()}`,
      );
    };
    const first = await at();
    await edit({ op: 'setBounds', uri, segment, range: range('The trust would not let us in.') });
    assert.equal((await at())[0], '2:5-35 institutional-opposition');
    await edit({ op: 'split', uri, segment, position: range('would not').start });
    assert.deepEqual((await at()).slice(0, 2), ['2:5-14 institutional-opposition', '2:15-35 institutional-opposition']);
    const both = (await client.published(uri)).segments.slice(0, 2).map(({ id }) => id);
    await edit({ op: 'merge', uri, segments: both });
    assert.equal((await at())[0], '2:5-35 institutional-opposition');
    await edit({ op: 'setMemo', uri, segment, memo: 'Two lines:\n# of memo' });
    await edit({ op: 'setExemplar', uri, segment, exemplar: true });
    assert.match(study.read(codings), /memo: \|-\n {6}Two lines:\n {6}# of memo\n {4}exemplar: true\n/);
    for (let i = 0; i < 5; i++) await step('undo');
    assert.deepEqual(await at(), first);
  });

  it('counts in the theme tree and lists passages', async () => {
    const { studies } = await client.request<ThemesResult>('gloss/themes', { transcript: uri });
    assert.equal(studies[0]?.name, 'Small study');
    const [challenges, trust] = studies[0].codes;
    assert.deepEqual([challenges?.segments, challenges?.segmentsBelow, challenges?.here], [0, 1, 1]);
    assert.deepEqual([trust?.segments, trust?.transcripts, trust?.here], [2, 1, 2]);
    const list = await client.request<ListSegmentsResult>('gloss/listSegments', { study: uri, codes: ['challenges'] });
    assert.deepEqual(
      list.groups.map(({ transcript: path, segments }) => [path, segments.map(({ quote }) => quote)]),
      [[transcript, ['trust would not let us in']]],
    );
  });

  it('goes from passage to definition and back to all passages', async () => {
    const position = range('not let').start;
    const [link] = await client.request<LocationLink[]>('textDocument/definition', { textDocument: { uri }, position });
    const book = await client.open(
      study.file('codebooks/main.codebook.yaml'),
      smallStudy['codebooks/main.codebook.yaml'],
      'yaml',
    );
    assert.equal(link?.targetUri, book);
    const found = await client.request<Location[]>('textDocument/references', {
      textDocument: { uri: book },
      position: link.targetSelectionRange.start,
      context: { includeDeclaration: false },
    });
    assert.deepEqual(found, [{ uri, range: range('trust would not let us in') }]);
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
    assert.deepEqual(
      hints.map(({ label }) => (label as { value: string }[]).map(({ value }) => value).join('')),
      ['Institutional opposition', 'Trust', 'Trust 2'],
    );
  });

  it('reports unknown codes in a codings file and offers the nearest', async () => {
    const broken = study.read(codings).replace('[institutional-opposition]', '[institutional-opposit]');
    const file = await client.open(study.file(codings), broken, 'yaml');
    const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: file },
    });
    assert.deepEqual(
      items.map(({ code }) => code),
      ['unknown-code', 'missing-weight'],
    );
    const [fix] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: file },
      range: items[0]?.range,
      context: { diagnostics: items },
    });
    assert.equal(fix?.title, 'Change to “institutional-opposition”');
    await client.notify('textDocument/didClose', { textDocument: { uri: file } });
  });

  it('follows typing and changes on disk by others', async () => {
    const start = range('The trust').start;
    await client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start, end: start }, text: 'Well. ' }],
    });
    const moved = await client.published(uri, ({ version }) => version === 2);
    assert.equal(moved.segments[0]?.range.start.character, range('trust would').start.character + 6);
    await client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text }] });
    const other = study
      .read(codings)
      .replace('coder: coder1', 'coder: coder2')
      .replace(/id: \w+/g, (id) => `${id.slice(0, -1)}z`);
    study.write('codings/coder2/P01.txt.codings.yaml', other);
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${uri.replace('transcripts/P01.txt', '')}codings/coder2/P01.txt.codings.yaml`, type: 1 }],
    });
    const { runs } = await segmentsAre(6);
    assert.ok(runs.some(({ lines }) => lines.some(({ style }) => style === 'dotted')));
  });
});
