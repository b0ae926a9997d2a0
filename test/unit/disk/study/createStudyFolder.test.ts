import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStudyFolder } from '../../../../server/src/disk/study/createStudyFolder.js';

describe('making a study', () => {
  let place: string;
  let starters: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'gloss-new-'));
    starters = join(place, 'starters');
    mkdirSync(starters);
    writeFileSync(join(starters, 'simple.codebook.yaml'), 'codebook: Simple\ncodes: []\n');
  });
  afterEach(() => rmSync(place, { recursive: true }));

  it('leaves what is in the folder', async () => {
    const folder = join(place, 'study');
    mkdirSync(join(folder, 'codebooks'), { recursive: true });
    writeFileSync(join(folder, 'codebooks/simple.codebook.yaml'), 'mine');
    await createStudyFolder(folder, 'A: b', ['simple'], starters);
    assert.equal(readFileSync(join(folder, 'codebooks/simple.codebook.yaml'), 'utf8'), 'mine');
    assert.equal(readFileSync(join(folder, 'gloss.yaml'), 'utf8'), 'study: "A: b"\ncoders: []\n');
  });

  it('does without starter codebooks where none is asked for', async () => {
    await createStudyFolder(join(place, 'study'), undefined, [], join(place, 'nowhere'));
    assert.ok(existsSync(join(place, 'study/gloss.yaml')));
  });

  it('says what to do where the starters cannot be read or no folder can be made', async () => {
    const study = join(place, 'study');
    await assert.rejects(createStudyFolder(study, undefined, ['simple'], join(place, 'nowhere')), {
      name: 'GlossError',
      code: 'unreadable',
      message: /nowhere cannot be read .*Install Gloss again/,
    });
    assert.ok(!existsSync(study));
    writeFileSync(study, 'a file');
    await assert.rejects(createStudyFolder(study, undefined, ['simple'], starters), {
      name: 'GlossError',
      code: 'cannot-write',
      message: /study cannot be made \(a file stands where a folder is needed\)\. See that/,
    });
  });
});
