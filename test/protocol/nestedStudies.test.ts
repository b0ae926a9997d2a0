import assert from 'node:assert/strict';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { EditResult, ListSegmentsResult, ThemesResult } from '#protocol';
import { snapshot } from '../support/snapshot.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const text = smallStudy[transcript];
/** The outer study's settings take in everything below it. */
const wide = 'study: Outer\ncodebooks: ["**/*.codebook.yaml"]\ntranscripts: ["**/*.txt"]\n';
const files = {
  'outer/gloss.yaml': wide,
  'outer/codebooks/outer.codebook.yaml': 'codebook: Outer\ncodes:\n  - id: outer-code\n    name: Outer code\n',
  [`outer/${transcript}`]: text,
  'outer/sub/gloss.yaml': 'study: Sub\n',
  'outer/sub/codebooks/sub.codebook.yaml': 'codebook: Sub\ncodes:\n  - id: sub-code\n    name: Sub code\n',
  [`outer/sub/${transcript}`]: text,
};

const coding = (path: string, code: string): string =>
  `transcript: ${path}\ncoder: coder1\ntext: sha256-1d972bc6882f02f3\nsegments:\n` +
  `  - id: ${code.slice(0, 3)}00001\n    at: 3:6-3:36\n    quote: The trust would not let us in.\n    codes: [${code}]\n    on: 2026-11-20\n`;

describe('A study in the folder of another', () => {
  let folder: TemporaryStudy;
  let server: WiredServer;
  beforeEach(() => {
    folder = temporaryStudy(files);
    symlinkSync(folder.file('outer'), folder.file('outer-link'));
    symlinkSync(folder.file('outer/sub'), folder.file('sub-link'));
  });
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });
  const apply = async (uri: string, code: string, character = 8): Promise<void> => {
    const position = { line: 2, character };
    const params = { op: 'apply', uri, range: { start: position, end: position }, codes: [code] };
    const { done, refusal } = await server.connection.sendRequest<EditResult>('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [params],
    });
    assert.ok(done, refusal?.message);
  };
  const themes = async (): Promise<readonly string[]> => {
    const { studies } = await server.connection.sendRequest<ThemesResult>('gloss/themes', {});
    return studies
      .map(
        ({ name, transcripts, segments, codes }) =>
          `${name}: ${transcripts}, ${segments}, ${codes.map(({ id }) => id).join()}`,
      )
      .sort();
  };
  /** Codes a passage of both and sees whose it is. */
  const assertApart = async (outerAt: string, subAt: string): Promise<void> => {
    const outer = await server.open(folder.file(`${outerAt}/${transcript}`), text);
    const sub = await server.open(folder.file(`${subAt}/${transcript}`), text);
    await server.published(outer);
    await server.published(sub);
    await apply(sub, 'sub-code');
    await server.published(sub, ({ segments }) => segments.length === 1);
    assert.ok(!existsSync(folder.file('outer/codings')));
    await apply(outer, 'outer-code');
    await server.published(outer, ({ segments }) => segments.length === 1);
    assert.match(folder.read(`outer/${codings}`), /codes: \[outer-code\]/);
    assert.match(folder.read(`outer/sub/${codings}`), /codes: \[sub-code\]/);
    assert.deepEqual(await themes(), ['Outer: 1, 1, outer-code', 'Sub: 1, 1, sub-code']);
    for (const [uri, code] of [
      [outer, 'outer-code'],
      [sub, 'sub-code'],
    ] as const) {
      const { groups } = await server.connection.sendRequest<ListSegmentsResult>('gloss/listSegments', { study: uri });
      assert.deepEqual(
        groups.map(({ transcript: path, segments }) => [path, segments.map(({ codes }) => codes)]),
        [[transcript, [[[code]].flat()]]],
      );
    }
  };

  const orders: readonly (readonly [window: readonly string[], outer: string, sub: string])[] = [
    [['outer', 'outer/sub'], 'outer', 'outer/sub'],
    [['outer/sub', 'outer'], 'outer', 'outer/sub'],
    [['outer'], 'outer', 'outer/sub'],
    [['outer/sub'], 'outer', 'outer/sub'],
    [['.'], 'outer', 'outer/sub'],
    [[], 'outer', 'outer/sub'],
    [['outer-link'], 'outer-link', 'outer-link/sub'],
    [['outer-link', 'sub-link'], 'outer-link', 'sub-link'],
    [['sub-link', 'outer'], 'outer', 'outer/sub'],
    [['outer', 'sub-link'], 'outer', 'sub-link'],
    [['outer-link', 'outer'], 'outer', 'outer-link/sub'],
  ];
  for (const [window, outer, sub] of orders) {
    it(`has its files to itself: window of ${window.join(' and ') || 'no folder'}, files of ${outer} and ${sub}`, async () => {
      server = await wireServer({ folders: window.map((name) => folder.file(name)) });
      await assertApart(outer, sub);
    });
  }

  it('comes and goes with its gloss.yaml', async () => {
    rmSync(folder.file('outer/sub/gloss.yaml'));
    folder.write(
      'outer/codings/coder1/sub/transcripts/P01.txt.codings.yaml',
      coding('sub/transcripts/P01.txt', 'sub-code'),
    );
    server = await wireServer({ folders: [folder.file('outer')] });
    const inner = await server.open(folder.file(`outer/sub/${transcript}`), text);
    await server.published(await server.open(folder.file(`outer/${transcript}`), text));
    await server.published(inner, ({ segments }) => segments.length === 1);
    const told = async (): Promise<void> => {
      const uri = pathToFileURL(folder.file('outer/sub/gloss.yaml')).href;
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    };
    const until = async (wanted: readonly string[]): Promise<void> => {
      let now = await themes();
      while (now.join() !== wanted.join()) now = await themes();
    };
    const one = ['Outer: 2, 1, outer-code,sub-code'];
    const both = ['Outer: 1, 1, outer-code', 'Sub: 1, 0, sub-code'];
    await until(one);
    folder.write('outer/sub/gloss.yaml', files['outer/sub/gloss.yaml']);
    await told();
    await until(both);
    await server.published(inner, ({ segments }) => segments.length === 0);
    rmSync(folder.file('outer/sub/gloss.yaml'));
    // Its two folders make no study of their own in the folder of one with a gloss.yaml.
    await told();
    await until(one);
    // What is open of it is drawn as a part of the other study again.
    await server.published(inner, ({ segments }) => segments.length === 1);
  });

  it('is one of its own as soon as it is made', async () => {
    rmSync(folder.file('outer/sub'), { recursive: true });
    server = await wireServer({ folders: [folder.file('outer')] });
    const made = 'outer/new';
    folder.write(`${made}/P01.txt`, text);
    folder.write(`${made}/transcripts/P01.txt`, text);
    const uri = await server.open(folder.file(`${made}/transcripts/P01.txt`), text);
    await server.published(uri);
    assert.deepEqual(await themes(), ['Outer: 3, 0, outer-code']);
    const argument = { folder: pathToFileURL(folder.file(made)).href, name: 'New', codebooks: [] };
    await server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.newStudy',
      arguments: [argument],
    });
    assert.deepEqual(await themes(), ['New: 1, 0, ', 'Outer: 1, 0, outer-code']);
  });

  describe('in Restricted Mode', () => {
    /** Studies with codings: one in the other, and one beside it, to which a link in the outer one leads. */
    const coded = { 'outer/link': 'away-code', 'outer/sub': 'sub-code', outer: 'outer-code' };
    const start = async (): Promise<void> => {
      for (const [path, content] of Object.entries(files)) {
        if (path.startsWith('outer/sub/')) {
          folder.write(path.replace('outer/sub', 'away'), content.replace(/[Ss]ub/g, same));
        }
      }
      symlinkSync(folder.file('away'), folder.file('outer/link'));
      for (const [study, code] of Object.entries(coded)) folder.write(`${study}/${codings}`, coding(transcript, code));
      server = await wireServer({ folders: [folder.file('outer')], initializationOptions: { trusted: false } });
    };
    const same = (found: string): string => (found === 'Sub' ? 'Away' : 'away');
    const open = (study: string): Promise<string> => server.open(folder.file(`${study}/${transcript}`), text);
    const drawn = async (uri: string, root: string): Promise<void> => {
      const study = pathToFileURL(folder.file(root)).href;
      await server.published(uri, (drawn) => drawn.study === study && drawn.segments.length === 1);
    };

    it('has its files to itself, and one that a link leads to from the outer study is not read', async () => {
      await start();
      const before = snapshot(folder.folder);
      const [outer, sub, link] = [await open('outer'), await open('outer/sub'), await open('outer/link')];
      await drawn(outer, 'outer');
      await drawn(sub, 'outer/sub');
      const own = ['Outer: 1, 1, outer-code', 'Sub: 1, 1, sub-code'];
      assert.deepEqual(await themes(), own);
      // Also where a client says that the files behind the link are other ones.
      const changes = ['gloss.yaml', codings].map((path) => ({
        uri: pathToFileURL(folder.file(`outer/link/${path}`)).href,
        type: 1,
      }));
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      const hover = { textDocument: { uri: link }, position: { line: 2, character: 8 } };
      assert.equal(await server.connection.sendRequest('textDocument/hover', hover), null);
      assert.deepEqual(await themes(), own);
      for (const uri of [outer, sub, link]) await assert.rejects(apply(uri, 'sub-code'), /Restricted Mode|not/);
      assert.deepEqual(snapshot(folder.folder), before);
    });

    it('is coded apart once it is trusted, and so is the one that the link leads to', async () => {
      await start();
      const uris = [await open('outer'), await open('outer/sub'), await open('outer/link')] as const;
      await drawn(uris[1], 'outer/sub');
      await server.connection.sendNotification('gloss/didGrantTrust');
      for (const [i, study] of ['outer', 'outer/sub', 'outer/link'].entries()) await drawn(uris[i] ?? '', study);
      assert.deepEqual(await themes(), ['Away: 1, 1, away-code', 'Outer: 1, 1, outer-code', 'Sub: 1, 1, sub-code']);
      await apply(uris[2], 'away-code', 40);
      assert.match(folder.read(`away/${codings}`), /away-code\][^]*away-code\]/);
      assert.equal(folder.read(`outer/${codings}`), coding(transcript, 'outer-code'));
    });
  });
});
