import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { ensureHost, HostError } from './host/install.mjs';
import { writeSettings } from './host/settings.mjs';
import { projectFolder } from './install.mjs';
import { makeScratchStudy } from './scratchStudy.mjs';

/**
 * Runs the editor tests in the oldest VS Code that Gloss supports and in a new one, each on a fresh copy of the sample
 * study; then those in `restricted/` in a window that does not trust the folder, which a desktop VS Code cannot be started
 * with. It takes the VS Code that `ensureHost` puts together, or with GLOSS_HOST=desktop the one that is downloaded.
 */
const desktop = process.env.GLOSS_HOST === 'desktop';
const root = fileURLToPath(projectFolder);
const launcher = fileURLToPath(new URL('host/launcher.mjs', import.meta.url));

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

/** Where the tests fail, they have said so themselves. */
async function passes(version, isTrusted) {
  console.log(`\nEditor tests in the ${version} VS Code${isTrusted ? '' : ', in Restricted Mode'}`);
  const study = makeScratchStudy();
  const profile = mkdtempSync(join(tmpdir(), 'gloss-profile-'));
  writeSettings(join(profile, 'User', 'settings.json'));
  try {
    await runTests({
      ...(desktop ? { version: desktopVersion(version) } : { vscodeExecutablePath: launcher }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'test', 'editor', 'index'),
      launchArgs: [study.folder, '--disable-extensions', `--user-data-dir=${profile}`],
      extensionTestsEnv: { GLOSS_HOST_VERSION: version, GLOSS_HOST_TRUST: isTrusted ? '0' : '1' },
    });
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  } finally {
    study.remove();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** package.json says which VS Code is the oldest. */
function desktopVersion(version) {
  if (version === 'newest') return 'stable';
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return engines.vscode.replace(/^\D+/, '');
}
