import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { stateOfHead } from '../../../../server/src/disk/git/stateOfHead.js';
import { setTrusted } from '../../../../server/src/disk/process/trust.js';
import { temporaryStudy, type TemporaryStudy } from '../../../support/temporaryStudy.js';

const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
const repository = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/objects/info/packs': '',
  '.git/refs/heads/main': `${one}\n`,
  'study/gloss.yaml': 'study: Small\n',
};

describe('the state of HEAD, as the files of a repository tell it', () => {
  let files: TemporaryStudy;
  const state = (folder = ''): string | undefined => stateOfHead(files.file(folder));
  /** Whether a change makes the state another one; seen from a folder, the repository's unless another is named. */
  const isSeen = (change: () => void, folder = ''): boolean => {
    const before = state(folder);
    assert.equal(state(folder), before);
    change();
    return state(folder) !== before;
  };
  beforeEach(() => {
    files = temporaryStudy(repository);
  });
  afterEach(() => {
    setTrusted(true);
    files.remove();
  });

  it('sees a commit, a checkout and a detached HEAD, also from a folder below', () => {
    assert.ok(isSeen(() => files.write('.git/refs/heads/main', `${two}\n`), 'study'));
    assert.ok(isSeen(() => files.write('.git/HEAD', 'ref: refs/heads/other\n'), 'study'));
    assert.ok(isSeen(() => files.write('.git/HEAD', `${one}\n`), 'study'));
    assert.ok(isSeen(() => files.write('.git/HEAD', `${two}\n`), 'study'));
  });

  it('does not change with what is not HEAD', () => {
    assert.ok(!isSeen(() => files.write('.git/refs/heads/other', `${two}\n`)));
    assert.ok(!isSeen(() => files.write('.git/packed-refs', `${two} refs/heads/main\n`)));
    assert.ok(!isSeen(() => files.write('study/a.txt', 'a')));
  });

  it('sees packed refs, and a ref that names another', () => {
    assert.ok(isSeen(() => rmSync(files.file('.git/refs/heads/main'))));
    assert.ok(isSeen(() => files.write('.git/packed-refs', `${one} refs/heads/main\n`)));
    assert.ok(isSeen(() => files.write('.git/packed-refs', `${one} refs/heads/main\n${two} refs/tags/a\n`)));
    files.write('.git/refs/heads/main', 'ref: refs/heads/real\n');
    assert.ok(isSeen(() => files.write('.git/refs/heads/real', `${two}\n`)));
    files.write('.git/refs/heads/real', 'ref: refs/heads/main\n');
    assert.ok(state());
  });

  it('sees refs in tables', () => {
    files.write('.git/HEAD', 'ref: refs/heads/.invalid\n');
    assert.ok(isSeen(() => files.write('.git/reftable/tables.list', 'a.ref\n')));
    assert.ok(isSeen(() => files.write('.git/reftable/tables.list', 'a.ref\nb.ref\n')));
  });

  it('sees both sides of a working tree of its own, whose .git is a file', () => {
    files.write('.git/worktrees/second/HEAD', 'ref: refs/heads/second\n');
    files.write('.git/worktrees/second/commondir', '../..\n');
    files.write('second/.git', 'gitdir: ../.git/worktrees/second\n');
    files.write('second/study/gloss.yaml', '');
    const below = 'second/study';
    assert.ok(isSeen(() => files.write('.git/refs/heads/second', `${one}\n`), below));
    assert.ok(isSeen(() => files.write('.git/worktrees/second/HEAD', `${two}\n`), below));
    assert.ok(!isSeen(() => files.write('.git/refs/heads/main', `${two}\n`), below));
  });

  it('looks at no repository that is embedded, nor at any in Restricted Mode', () => {
    setTrusted(false);
    assert.equal(state(), undefined);
    setTrusted(true);
    files.write('study/HEAD', 'ref: refs/heads/main\n');
    files.write('study/objects/a', '');
    files.write('study/refs/a', '');
    assert.equal(state('study'), undefined);
  });

  it('reads no file outside of the refs, no device, and nothing long', () => {
    files.write('secret', 'what nobody may read');
    for (const name of ['refs/../../secret', 'refs/heads/../../../secret', 'refs\\..\\..\\secret']) {
      files.write('.git/HEAD', `ref: ${name}\n`);
      assert.doesNotMatch(state() ?? '', /nobody/, name);
    }
    files.write('.git/HEAD', 'ref: refs/heads/main\n');
    files.write('.git/refs/heads/main', 'x'.repeat(5000));
    assert.doesNotMatch(state() ?? '', /xx/);
    rmSync(files.file('.git/refs/heads/main'));
    symlinkSync('/dev/zero', files.file('.git/refs/heads/main'));
    assert.ok(state());
  });
});
