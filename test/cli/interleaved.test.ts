import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diskAccess, replayStep } from '../../server/src/disk/journal/commitStep.js';
import { loadFolder } from '../../server/src/disk/study/folderSource.js';
import { smallStudy, temporaryStudy } from '../support/temporaryStudy.js';
import type { Work } from './support/interleavedChild.js';

const child = join(__dirname, 'support/interleavedChild.js');
const each = 500;

/** Two processes that begin at the same time; answers when both have come to their end. */
async function together(works: readonly Work[]): Promise<void> {
  const children = works.map(() => fork(child, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  const ends = children.map(
    (run) => new Promise<number | null>((resolve, reject) => run.on('error', reject).on('exit', resolve)),
  );
  await Promise.all(children.map((run) => new Promise((resolve) => run.once('message', resolve))));
  for (const [i, run] of children.entries()) run.send(works[i]!);
  assert.deepEqual(await Promise.all(ends), [0, 0]);
}

describe('two processes that code in one study at once', () => {
  it('lose none of 1,000 segments, on one file and on different ones', async () => {
    const study = temporaryStudy({
      ...smallStudy,
      'transcripts/P01.txt': 'The trust would not let us in. '.repeat(100),
      'transcripts/P02.txt': 'We waited for months, then a nurse came. '.repeat(100),
    });
    try {
      const work = (process: number): Work => ({
        folder: study.folder,
        steps: Array.from({ length: each }, (_, i) => ({
          // Both work on the first coder's codings of P01, then on what differs: the coder, or the transcript.
          coder: i % 4 === 2 ? `coder${process + 1}` : 'coder1',
          transcript: i % 4 === 3 && process === 1 ? 'P02.txt' : 'P01.txt',
          start: 2 * i + process,
        })),
      });
      const works = [work(0), work(1)];
      await together(works);

      const found = [...(await loadFolder(study.folder)).study.records.values()];
      assert.deepEqual(
        found.flatMap(({ problems }) => problems),
        [],
      );
      assert.deepEqual(found.map(({ path }) => path).sort(), [
        'codings/coder1/P01.txt.codings.yaml',
        'codings/coder1/P02.txt.codings.yaml',
        'codings/coder2/P01.txt.codings.yaml',
      ]);
      const segments = found.flatMap(({ value }) =>
        value.segments.map(({ id, from }) => ({ id, where: `${value.coder} ${value.transcript} ${from.column}` })),
      );
      assert.equal(new Set(segments.map(({ id }) => id)).size, 2 * each);
      const wanted = works.flatMap(({ steps }) =>
        steps.map(({ coder, transcript, start }) => `${coder} transcripts/${transcript} ${start + 1}`),
      );
      assert.deepEqual(segments.map(({ where }) => where).sort(), wanted.sort());
      assert.deepEqual(readdirSync(join(study.folder, '.gloss')).sort(), ['.gitignore', 'journal.jsonl']);

      for (let i = 0; i < 100; i++) await replayStep(study.folder, diskAccess(study.folder), 'undo');
      const left = [...(await loadFolder(study.folder)).study.records.values()].flatMap(({ value }) => value.segments);
      assert.equal(left.length, 2 * each - 100, 'steps of both can be undone, whoever did them');
    } finally {
      study.remove();
    }
  });
});
