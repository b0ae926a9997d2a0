import { reporters } from 'mocha';

/** Mocha's `dot` reporter, which ends with the line that `test.mjs` adds up: `N passed, N failed`. */
export default class CountingReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      console.log(`${this.stats.passes} passed, ${this.stats.failures} failed`);
    });
  }
}
