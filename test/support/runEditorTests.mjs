import { ensureHost, HostError } from './host/install.mjs';
import { lostWindow } from './host/lostWindow.mjs';
import { desktop, runInEditor } from './runInEditor.mjs';

/**
 * Runs the editor tests in the oldest VS Code that Gloss supports and in a new one, each on a fresh copy of the sample
 * study; then those in `restricted/` in a window that does not trust the folder, which a desktop VS Code cannot be started
 * with. It takes the VS Code that `ensureHost` puts together, or with GLOSS_HOST=desktop the one that is downloaded.
 */
let interrupted = false;
process.on('SIGINT', () => (interrupted = true));

try {
  if (!desktop) await ensureHost();
  for (const version of ['oldest', 'newest']) {
    if (interrupted) break;
    for (const isTrusted of desktop ? [true] : [true, false]) {
      if (!interrupted && !(await passes(version, isTrusted))) process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(error instanceof HostError ? error.message : error);
  process.exitCode = 1;
}

/** Where the tests fail, they have said so themselves. A run whose window was lost is done once more. */
async function passes(version, isTrusted, mayRepeat = true) {
  console.log(`\nEditor tests in the ${version} VS Code${isTrusted ? '' : ', in Restricted Mode'}`);
  try {
    await runInEditor({ entry: 'test/editor/index', version, env: { GLOSS_HOST_TRUST: isTrusted ? '0' : '1' } });
    return true;
  } catch (error) {
    console.error(error.message);
    // A browser can fail; a test that stops the window does so again.
    return mayRepeat && error.code === lostWindow && passes(version, isTrusted, false);
  }
}
