import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { writeOwnSettings, writeSettings } from './host/settings.mjs';
import { projectFolder } from './install.mjs';
import { makeScratchStudy } from './scratchStudy.mjs';

/** Whether a desktop VS Code is taken, which is downloaded, in place of the one that `ensureHost` puts together. */
export const desktop = process.env.GLOSS_HOST === 'desktop';
const root = fileURLToPath(projectFolder);
const launcher = fileURLToPath(new URL('host/launcher.mjs', import.meta.url));

/**
 * Runs what `out/<entry>` exports as `run` in the extension host of a VS Code, `oldest` or `newest`, on a fresh copy of
 * the sample study. Rejects where that rejects. `env` reaches it; `settings` are the person's.
 */
export async function runInEditor({ entry, version, env = {}, settings = {} }) {
  const study = makeScratchStudy();
  const profile = mkdtempSync(join(tmpdir(), 'gloss-profile-'));
  if (desktop) writeSettings(join(profile, 'User', 'settings.json'), settings);
  // The server that is put together has the usual ones already.
  else writeOwnSettings(join(profile, 'data', 'User', 'settings.json'), settings);
  try {
    await runTests({
      ...(desktop ? { version: desktopVersion(version) } : { vscodeExecutablePath: launcher }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', entry),
      launchArgs: [study.folder, '--disable-extensions', `--user-data-dir=${profile}`],
      extensionTestsEnv: { GLOSS_HOST_VERSION: version, ...env },
    });
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
