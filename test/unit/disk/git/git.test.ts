import assert from 'node:assert/strict';
import { delimiter } from 'node:path';
import { blobReader } from '../../../../server/src/disk/git/blobReader.js';
import { environmentFor, findGit } from '../../../../server/src/disk/git/gitEnvironment.js';
import { largestFile } from '../../../../server/src/disk/files/textFile.js';

describe('the surroundings in which git runs', () => {
  it('looks for git in no folder that depends on where one is', () => {
    for (const path of [`.${delimiter}bin`, '', delimiter, `./a${delimiter}../b`]) {
      assert.equal(findGit({ PATH: path }), undefined, path);
    }
    assert.equal(
      environmentFor({ PATH: '.:/usr/bin::bin:/bin' }, { network: false, magic: false })['PATH'],
      '/usr/bin:/bin',
    );
  });

  it('passes on nothing of the environment that is not known', () => {
    const from = { HOME: '/h', LC_ALL: 'C', GIT_DIR: 'x', git_dir: 'x', EDITOR: 'x', LC_X_Y: 'x', NODE_OPTIONS: 'x' };
    const { HOME, LC_ALL, GIT_ALLOW_PROTOCOL, ...others } = environmentFor(from, { network: false, magic: false });
    assert.deepEqual([HOME, LC_ALL, GIT_ALLOW_PROTOCOL], ['/h', 'C', '']);
    assert.deepEqual(
      Object.values(others).filter((value) => value === 'x'),
      [],
    );
  });
});

describe('objects of git', () => {
  const named = (content: Buffer, type = 'blob'): Buffer =>
    Buffer.concat([Buffer.from(`${'a'.repeat(40)} ${type} ${content.length}\n`), content, Buffer.from('\n')]);

  it('are not kept where they are larger than what is read', () => {
    const read: (number | undefined)[] = [];
    const reader = blobReader((content) => {
      read.push(content?.length);
      return read.length < 2;
    });
    const piece = Buffer.alloc(1024 * 1024);
    reader(Buffer.from(`${'a'.repeat(40)} blob ${largestFile + 1}\n`));
    for (let i = 0; i < largestFile / piece.length; i++) reader(piece);
    reader(Buffer.from('x\n'));
    assert.deepEqual(read, [undefined]);
    assert.equal(reader(Buffer.concat([named(Buffer.from('one')), named(Buffer.from('two'))])), false);
    assert.deepEqual(read, [undefined, 3]);
  });
});
