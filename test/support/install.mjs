import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Installs what package-lock.json asks for, unless it is there. Ends the process where that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing dependencies (npm ci)');
  const { status } = npm('ci', '--include=dev');
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs npm at the top of the project with its output in ours. */
export function npm(...args) {
  return spawnSync('npm', args, { cwd: projectFolder, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Where package.json is. */
export const projectFolder = new URL('../..', import.meta.url);

/**
 * npm keeps a copy of the lock in node_modules of what it installed. Versions are compared, not dates, since switching
 * branches touches package-lock.json without changing it.
 */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf('package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function packagesOf(lock) {
  try {
    return JSON.parse(readFileSync(new URL(lock, projectFolder), 'utf8')).packages;
  } catch {
    return {};
  }
}
