import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { normalizeText } from '../../core/text/newline.js';
import { digestOf } from './digest.js';

/** Versions of one file that are looked at, the latest first. */
const mostVersions = 400;

/** A study's repository may be anybody's: nothing that its configuration names is run, and nothing is fetched. */
const careful = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];
const quiet = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

/**
 * The texts, with LF line ends, that digests name, looked for among the versions of a file that git has: in all branches,
 * stashes and the index. Digests of texts that git does not have are missing from the answer; without git it is empty.
 */
export async function findOldTexts(
  folder: string,
  path: string,
  digests: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const blobs = await versionsOf(folder, path).catch(() => []);
  if (blobs.length === 0) return found;
  const wanted = new Set(digests);
  await eachBlob(folder, blobs, (content) => {
    const text = content.toString('utf8').replace(/^\ufeff/, '');
    const digest = digestOf(text);
    if (wanted.delete(digest)) found.set(digest, normalizeText(text));
    return wanted.size > 0;
  }).catch(() => undefined);
  return found;
}

/** Object names of a file's versions, the latest first. */
async function versionsOf(folder: string, path: string): Promise<readonly string[]> {
  const git = (...args: readonly string[]): Promise<string> =>
    promisify(execFile)('git', [...careful, ...args], {
      cwd: folder,
      env: { ...process.env, ...quiet },
      maxBuffer: 64 * 1024 * 1024,
    }).then(({ stdout }) => stdout);
  const [index, log] = await Promise.all([
    git('ls-files', '--stage', '--', path).catch(() => ''),
    git('log', '--all', '--format=', '--raw', '--no-abbrev', '--no-renames', '-m', '--', path),
  ]);
  const names = [
    ...[...index.matchAll(/^\d+ ([\da-f]{40,64}) /gm)].map(([, name = '']) => name),
    ...[...log.matchAll(/^:\d+ \d+ ([\da-f]{40,64}) ([\da-f]{40,64}) /gm)].flatMap(([, old = '', name = '']) => [
      name,
      old,
    ]),
  ];
  return [...new Set(names)].filter((name) => !/^0+$/.test(name)).slice(0, mostVersions);
}

/** Reads objects one after the other, in one process, until `take` wants no more. */
function eachBlob(folder: string, names: readonly string[], take: (content: Buffer) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...careful, 'cat-file', '--batch'], {
      cwd: folder,
      env: { ...process.env, ...quiet },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let rest = Buffer.alloc(0);
    child.stdin.on('error', () => undefined);
    child.stdin.end(names.map((name) => `${name}\n`).join(''));
    child.stdout.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        const header = rest.indexOf(10);
        if (header < 0) return;
        const size = Number(/ blob (\d+)$/.exec(rest.toString('latin1', 0, header))?.[1] ?? -1);
        const end = size < 0 ? header : header + 1 + size;
        if (rest.length <= end) return;
        const goesOn = size < 0 || take(rest.subarray(header + 1, end));
        rest = rest.subarray(end + 1);
        if (goesOn) continue;
        child.kill();
        return;
      }
    });
    child.on('error', reject).on('close', () => resolve());
  });
}
