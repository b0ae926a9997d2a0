import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import {
  FileChangeType,
  type DidChangeWatchedFilesRegistrationOptions,
  type GlobPattern,
  type Registration,
} from 'vscode-languageserver-protocol';
import type { ThreadItem, TranscriptItem } from '#protocol';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const codings = `transcript: ${transcript}
coder: coder2
segments:
  - id: k3v9x2ma
    at: 3:6-3:39
    quote: The trust would not let us in. We
    codes: [trust]
`;
const discussion = `transcript: ${transcript}
threads:
  - id: t3v9x2ma
    comments:
      - { id: c3v9x2ma, by: coder2, on: 2026-01-05, text: What does this mean? }
`;

/** Files that come and go with a folder, and what is asked about them. */
const cases: readonly (readonly [what: string, path: string, text: string, folder: string, asked: Asked])[] = [
  ['a coder', 'codings/coder2/P01.txt.codings.yaml', codings, 'codings', 'segments'],
  ['a coder beside another', 'codings/coder2/P01.txt.codings.yaml', codings, 'codings/coder2', 'segments'],
  ['the first discussion', 'discussions/P01.txt.discussion.yaml', discussion, 'discussions', 'threads'],
  [
    'transcripts where gloss.yaml has them',
    'interviews/north/P02.txt',
    'P02: Yes.\n',
    'interviews/north',
    'transcripts',
  ],
  ['transcripts of a site', 'transcripts/north/P02.txt', 'P02: Yes.\n', 'transcripts/north', 'transcripts'],
];
type Asked = 'segments' | 'threads' | 'transcripts';

describe('A folder that comes or goes on disk', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  let uri: string;
  let globs: readonly GlobPattern[];
  beforeEach(async () => {
    const config = `${smallStudy['gloss.yaml']}transcripts: [transcripts/**/*.txt, interviews/**/*.txt]\n`;
    study = temporaryStudy({ ...smallStudy, 'gloss.yaml': config });
    globs = [];
    server = await wireServer({
      folders: [study.folder],
      capabilities: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      answers: {
        'client/registerCapability': ({ registrations }: { readonly registrations: readonly Registration[] }) => {
          globs = [
            ...globs,
            ...registrations.flatMap(({ registerOptions }) => {
              const { watchers = [] } = registerOptions as Partial<DidChangeWatchedFilesRegistrationOptions>;
              return watchers.map(({ globPattern }) => globPattern);
            }),
          ];
          return null;
        },
      },
    });
    uri = await server.open(study.file(transcript), smallStudy[transcript]);
    await server.published(uri);
  });
  afterEach(async () => {
    assert.equal(await server.stop(), 0);
    study.remove();
  });

  /** What an editor reports that reports the folder alone. */
  const report = (path: string, type: FileChangeType): Promise<void> => {
    assert.ok(
      globs.some((glob) =>
        typeof glob === 'string'
          ? picomatch.isMatch(study.file(path), glob)
          : picomatch.isMatch(path, glob.pattern) && glob.baseUri === pathToFileURL(study.folder).href,
      ),
      `${path} is watched by one of ${JSON.stringify(globs)}`,
    );
    return server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(study.file(path)).href, type }],
    });
  };
  const count = async (asked: Asked): Promise<number> => {
    if (asked === 'threads') {
      return (await server.connection.sendRequest<readonly ThreadItem[]>('gloss/threads', { uri })).length;
    }
    if (asked === 'transcripts') {
      const params = { uri, whole: true };
      const items = await server.connection.sendRequest<readonly TranscriptItem[]>('gloss/transcripts', params);
      return items.length - 1;
    }
    return (await server.published(uri)).segments.length;
  };
  const counts = (asked: Asked, wanted: number): Promise<unknown> =>
    asked === 'segments'
      ? server.published(uri, ({ segments }) => segments.length === wanted)
      : eventually(`${wanted} ${asked}`, async () => (await count(asked)) === wanted);

  for (const [what, path, text, folder, asked] of cases) {
    it(`with ${what} is read, and forgotten`, async () => {
      assert.equal(await count(asked), 0);
      study.write(path, text);
      await report(folder, FileChangeType.Created);
      await counts(asked, 1);
      renameSync(study.file(folder), `${study.folder}-gone`);
      await report(folder, FileChangeType.Deleted);
      await counts(asked, 0);
    });

    it(`with ${what} is read where a checkout alone is reported`, async () => {
      study.write(path, text);
      await report('.git/logs/HEAD', FileChangeType.Changed);
      await counts(asked, 1);
    });
  }
});
