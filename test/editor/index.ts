import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { version } from 'vscode';
import { hasControl, screenshot } from './support/control.js';
import { startOver } from './support/startOver.js';

/** The window does not trust its folder, and these tests are of that. */
const isRestricted = process.env['GLOSS_HOST_TRUST'] === '1';

/** Runs all editor tests in the extension host they are loaded into. Rejects if one fails, which VS Code reports. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 600_000,
    retries: 1,
    forbidOnly: true,
    reporter: LineReporter,
    rootHooks,
  });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.test.js') && name.startsWith('restricted') === isRestricted,
  );
  const only = process.env['GLOSS_EDITOR_TESTS'];
  for (const file of files.filter((name) => only === undefined || name.startsWith(only)).sort()) {
    mocha.addFile(join(__dirname, file));
  }
  const failed = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failed > 0) throw new Error(`${failed} of the editor tests failed`);
}

/** After so many failures the cause is one for all of them, and those to come would only take their time. */
const mostFailures = 12;

/** Whether the test that has just ended is done once more: the window can swallow a key, and does not say so. */
let isRepeated = false;

/** Keeps what the window looked like where a test failed, and what that left open from the tests after it. */
const rootHooks: Mocha.RootHookObject = {
  async afterEach(this: Mocha.Context) {
    const test = this.currentTest;
    if (!test || !(test.isFailed() || isRepeated)) return;
    isRepeated = false;
    if (hasControl) await screenshot(`failed-${test.title.replace(/\W+/g, '-').slice(0, 60)}`);
    await startOver();
  },
};

/** Each test on a line as it ends, then what is wrong, then the line that `test.mjs` adds up. */
class LineReporter extends Mocha.reporters.Base {
  private repeated = 0;

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => console.log(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => console.log(`  - ${test.fullTitle()}`));
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      isRepeated = true;
      this.repeated++;
      console.log(`  ↻ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on('fail', (test, error: Error) => {
      console.log(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
      if (this.stats.failures < mostFailures) return;
      console.log(`${mostFailures} tests failed; the others are not run.`);
      runner.abort();
    });
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      if (this.repeated > 0) console.log(`${this.repeated} tests were done once more.`);
      console.log(`VS Code ${version}: ${passes} passed, ${failures} failed`);
    });
  }
}
