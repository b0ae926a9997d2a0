import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hostileYaml } from '../hostile/core/support/hostileYaml.js';
import { yamlLimits } from '../../server/src/core/yaml/yamlLimits.js';

interface Measured {
  readonly what: string;
  readonly reader: string;
  readonly units: number;
  /** Blocks executed and characters searched. */
  readonly work: number;
  readonly problems: number;
}

/** Reads hostile YAML of so many UTF-16 units in a process of its own, which counts. */
function measure(units: number, only: readonly string[] = []): Promise<readonly Measured[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(__dirname, 'support/yamlWork.js'), String(units), ...only]);
    let [out, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (errors += piece));
    child.on('error', reject).on('close', (code) => {
      if (code !== 0) reject(new Error(errors));
      else {
        resolve(
          out
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as Measured),
        );
      }
    });
  });
}

describe('the work of reading YAML', function () {
  this.timeout(0);

  it('grows as the text does, whatever it says', async () => {
    const [once, twice, fourfold] = await Promise.all([measure(10_000), measure(20_000), measure(40_000)]);
    for (const [i, { what, reader, work, problems }] of fourfold.entries()) {
      const [first, second] = [once[i]?.work ?? 0, twice[i]?.work ?? 0];
      const growth = `${first}, ${second} and ${work} for ${what} read as ${reader}`;
      // What is done once for each file counts beside what is done for each character, and V8 loses some counts of what is quick.
      assert.ok(work - second <= 2.6 * Math.max(second - first, 40_000), growth);
      assert.ok(problems <= yamlLimits.problems + 1, growth);
    }
    assert.equal(fourfold.length, Object.keys(hostileYaml).length * 5);
  });

  it('is bounded, however long the text is', async () => {
    // All readers read YAML in the same way; they differ in what they do with its entries.
    const only = ['codings', 'anchors', 'blank lines above comments', 'segments in one line'];
    for (const { what, reader, work, units } of await measure(yamlLimits.characters - 1_000, only)) {
      // A token takes some dozens of blocks, whatever it is.
      assert.ok(work < 150 * yamlLimits.tokens, `${work} for ${units} units of ${what} read as ${reader}`);
    }
  });
});
