import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, projectFolder } from './install.mjs';

/**
 * Builds and checks everything, then says in one last line what passed and what failed. A stage that fails does not stop
 * those after it. A stage of tests ends with lines `N passed, N failed`, which are added up; any other counts as one.
 */
const stages = [
  { name: 'bundles', command: ['node', 'esbuild.mjs'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'check:types'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'check:lint'] },
  { name: 'boundaries', command: ['npm', 'run', '--silent', 'check:boundaries'] },
  { name: 'dead code', command: ['npm', 'run', '--silent', 'check:dead-code'] },
  { name: 'format', command: ['npm', 'run', '--silent', 'check:format'] },
  { name: 'unit tests', command: ['npm', 'run', '--silent', 'check:unit'], counts: true },
  {
    name: 'property and hostile tests',
    command: ['npm', 'run', '--silent', 'check:property'],
    counts: true,
  },
  {
    name: 'protocol, command line, manifest and grammar tests',
    command: ['npm', 'run', '--silent', 'check:surfaces'],
    counts: true,
  },
  {
    name: 'torture tests',
    command: ['npm', 'run', '--silent', 'check:torture'],
    counts: true,
    // A part of the runs; `npm run check:torture` does them all.
    env: { GLOSS_RUNS: '4000' },
  },
  { name: 'editor tests', command: ['node', 'test/support/runEditorTests.mjs'], counts: true, editor: true },
];

ensureInstalled();
removeStaleOutput();
const chosen = stages.filter(({ editor }) => !editor || !process.argv.includes('--without-editor'));
const results = [];
for (const stage of chosen) results.push(await run(stage));
summarise(results);

/** Compiled files whose source is gone would otherwise be tested for ever. */
function removeStaleOutput() {
  const root = fileURLToPath(projectFolder);
  for (const folder of ['client', 'server', 'test']) {
    const out = join(root, 'out', folder);
    if (!existsSync(out)) continue;
    for (const file of readdirSync(out, { recursive: true }).filter((name) => /\.(js|js\.map|d\.ts)$/.test(name))) {
      const source = join(root, folder, file.replace(/\.(js|js\.map|d\.ts)$/, '.ts'));
      if (!existsSync(source)) rmSync(join(out, file));
    }
  }
}

/** Runs a stage with its output passed on, and answers how it went. */
async function run({ name, command: [program, ...args], counts = false, env = {} }) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const child = spawn(program, args, {
    cwd: projectFolder,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...env, ...process.env },
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const succeeded = await new Promise((resolve) => {
    child.on('error', () => resolve(false)).on('close', (code) => resolve(code === 0));
  });
  const seconds = (performance.now() - start) / 1000;
  return { name, seconds, ...(counts ? countsIn(output, succeeded) : counted(succeeded)) };
}

/** The counts that tests printed. Tests that fail without saying so, or that say nothing, count as one failure. */
function countsIn(output, succeeded) {
  const lines = [...output.matchAll(/^(?:.*: )?(\d+) passed, (\d+) failed\r?$/gm)];
  const sum = (group) => lines.reduce((total, line) => total + Number(line[group]), 0);
  const silent = lines.length === 0 || (!succeeded && sum(2) === 0);
  return { passed: sum(1), failed: sum(2) + (silent ? 1 : 0) };
}

function counted(succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function summarise(results) {
  console.log('');
  for (const { name, seconds, passed, failed } of results) {
    console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} of ${passed + failed} (${seconds.toFixed(1)} s)`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}
