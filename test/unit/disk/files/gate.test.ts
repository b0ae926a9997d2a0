import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { GlossError } from '../../../../server/src/core/glossError.js';
import { commitStep, diskAccess } from '../../../../server/src/disk/journal/commitStep.js';
import { writablePlace, writeStudyFile } from '../../../../server/src/disk/files/gate.js';
import { setTrusted } from '../../../../server/src/disk/process/trust.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../../../support/temporaryStudy.js';

const refusal =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof GlossError && error.code === code;

describe('the gate that all writing goes through', () => {
  let study: TemporaryStudy;
  beforeEach(() => (study = temporaryStudy(smallStudy)));
  afterEach(() => {
    setTrusted(true);
    study.remove();
  });

  it('says where a file is, there or not yet', () => {
    for (const path of ['gloss.yaml', 'codings/coder9/deep/P01.txt.codings.yaml', '.gloss/lock']) {
      assert.equal(writablePlace(study.folder, path), study.file(path));
    }
  });

  it('is shut where the person does not trust the study', async () => {
    setTrusted(false);
    const step = { label: 'x', changes: [{ path: 'memos/x.md', before: undefined, after: 'x' }] };
    const { write, remove } = diskAccess(study.folder);
    for (const task of [
      () => commitStep(study.folder, diskAccess(study.folder), step),
      () => write('memos/x.md', { text: 'x', bom: false }),
      () => remove('gloss.yaml'),
    ]) {
      await assert.rejects(task, refusal('restricted'));
    }
    assert.deepEqual([existsSync(study.file('.gloss')), existsSync(study.file('gloss.yaml'))], [false, true]);
  });

  it('is shut where the study is gone', async () => {
    study.remove();
    const step = { label: 'x', changes: [{ path: 'memos/x.md', before: undefined, after: 'x' }] };
    await assert.rejects(commitStep(study.folder, diskAccess(study.folder), step), refusal('no-study'));
    await assert.rejects(
      writeStudyFile(study.folder, 'memos/x.md', { text: 'x', bom: false }),
      refusal('cannot-write'),
    );
    assert.equal(existsSync(study.folder), false);
  });
});
