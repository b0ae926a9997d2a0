import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Comparison } from '../../server/src/core/analysis/agreement/comparison.js';
import { gloss, runCli } from './support/runCli.js';

describe('the sample study', () => {
  let study = '';
  before(() => {
    study = mkdtempSync(join(tmpdir(), 'gloss-test-'));
    cpSync('test/study', study, { recursive: true });
  });
  after(() => rmSync(study, { recursive: true }));
  const options = (): { readonly cwd: string } => ({ cwd: study });

  it('has no errors, no warnings and no colours that can be taken for one another', async () => {
    const { stdout, stderr, code } = await runCli(['check', '--hints'], options());
    assert.match(stderr, /^gloss: No errors and no warnings/);
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /similar-colors/);
  });

  it('has two transcripts that three coders are done with, whose α of each code is between .4 and .9', async () => {
    const [comparison] = JSON.parse(await gloss(['compare', '--format', 'json'], options())) as [Comparison];
    assert.deepEqual(comparison.basis.transcripts, ['transcripts/P01.txt', 'transcripts/P05.txt']);
    assert.deepEqual(comparison.basis.leftOut, { changed: 0, ambiguous: 0, orphaned: 0 });
    assert.equal(comparison.codes.length, 23);
    const outside = comparison.codes.flatMap(({ code, coefficients: { 'krippendorff-alpha': alpha } }) =>
      'value' in alpha && alpha.value >= 0.4 && alpha.value <= 0.9 ? [] : [[code, alpha]],
    );
    assert.deepEqual(outside, []);
  });
});
