import assert from 'node:assert/strict';
import { join } from 'node:path';
import { codebookHistory, sinceVersion } from '../../server/src/disk/codebooks/codebookHistory.js';
import { openSource } from '../../server/src/disk/codebooks/codebookSource.js';
import { codingsHistory, headCommit } from '../../server/src/disk/git/codingsHistory.js';
import { gitUser } from '../../server/src/disk/study/coder.js';
import { refsOf } from '../../server/src/features/review/gitRefs.js';
import { git } from '../../server/src/disk/git/git.js';
import { indexTree, mergeBase } from '../../server/src/disk/git/gitTree.js';
import { findOldTexts } from '../../server/src/disk/git/oldText.js';
import { setUpGit } from '../../server/src/disk/git/setUpGit.js';
import { loadFolder } from '../../server/src/disk/study/folderSource.js';
import { reviewVersions } from '../../server/src/disk/study/studyVersion.js';
import { placements, signedStudy, type HostileStudy } from '../support/hostileRepository.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const book = 'codebooks/main.codebook.yaml';

/** Everything that git is asked for, in a study's folder; what works of it. */
async function askAll(folder: string): Promise<readonly string[]> {
  const { study } = await loadFolder(folder);
  const source = async (name: string, ref?: string): Promise<void> => {
    const opened = await openSource(name, ref, folder);
    await opened.read(book);
    await opened.isAhead(book);
    await opened.close();
    if (opened.commit === undefined) throw new Error('no git');
  };
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    head: () => headCommit(folder),
    blame: async () => codingsHistory(folder, codings, (await headCommit(folder)) ?? '', () => undefined),
    log: () => codebookHistory(folder, study, 'HEAD~1'),
    version: () => sinceVersion(folder, book),
    oldTexts: () => findOldTexts(folder, transcript, new Set(['sha256-0000000000000001'])),
    refs: () => refsOf((args) => git(folder, args)),
    index: () => indexTree(folder),
    mergeBase: () => mergeBase(folder, 'HEAD~1', 'HEAD'),
    diff: () => reviewVersions(folder, 'HEAD~2', 'HEAD', () => true),
    user: () => gitUser(folder),
    source: () => source('.'),
    bare: () => source('vendor.git'),
    address: () => source(`file://${join(folder, 'vendor.git')}`, 'main'),
    setUp: () => setUpGit(folder, join(folder, 'cli.js')),
  };
  const works: string[] = [];
  for (const [name, ask] of Object.entries(asked)) {
    if (
      await ask().then(
        () => true,
        () => false,
      )
    ) {
      works.push(name);
    }
  }
  return works;
}

describe('git in a folder that a stranger made', () => {
  let study: HostileStudy;
  beforeEach(() => {
    study = signedStudy();
  });
  afterEach(() => study.remove());

  for (const [where, place] of Object.entries(placements)) {
    it(`runs no program of ${where}`, async () => {
      place(study);
      const works = await askAll(study.folder);
      assert.deepEqual(study.fired(), []);
      assert.equal(works.includes('blame'), where !== 'a bare repository in the study’s folder', works.join());
    });
  }

  it('asks no address that could run something', async () => {
    const program = study.program('address');
    const addresses = [
      `ext::${program}`,
      `ext::sh -c ${program}`,
      'fd::3',
      `-oProxyCommand=${program}`,
      `ssh://-oProxyCommand=${program}/x`,
      `ssh://git@-oProxyCommand=${program}/x`,
      `ssh://-x@example.invalid/x`,
      `git@-oProxyCommand=${program}:x`,
      `-oProxyCommand=${program}:x`,
      `example.invalid:-u${program}`,
      'git://example.invalid/x',
      'http://example.invalid/x',
      'ftp://example.invalid/x',
    ];
    for (const address of addresses) {
      await assert.rejects(openSource(address, undefined, study.folder), /There is no|cannot be a source/, address);
    }
    for (const ref of ['+refs/*:refs/*', 'a:b', ':x', '^x', `--upload-pack=${program}`, 'x\ny']) {
      await assert.rejects(
        openSource('https://example.invalid/x', ref, study.folder),
        /no branch, tag or commit|cannot be a source/,
        ref,
      );
    }
    assert.deepEqual(study.fired(), []);
  });
});
