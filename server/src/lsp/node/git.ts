import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

/** A study's repository may be anybody's: nothing that its configuration names is run, and nothing is fetched. */
const careful = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
const offline = [...careful, '-c', 'protocol.allow=never'];
const quiet = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };

/** How git is asked. */
export interface GitOptions {
  /** Whether other repositories may be asked, by https, ssh and from files; the default is none. */
  readonly network?: boolean;
  /** Milliseconds after which git is stopped. */
  readonly timeout?: number;
}

const flags = ({ network = false }: GitOptions): readonly string[] => (network ? careful : offline);
const environment = ({ network = false }: GitOptions): NodeJS.ProcessEnv => ({
  ...process.env,
  ...quiet,
  ...(network ? { GIT_ALLOW_PROTOCOL: 'https:ssh:file' } : { GIT_NO_LAZY_FETCH: '1' }),
});

/** What git prints; rejects where git fails or is not there. */
export async function git(folder: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { stdout } = await promisify(execFile)('git', [...flags(options), ...args], {
    cwd: folder,
    env: environment(options),
    maxBuffer: 256 * 1024 * 1024,
    ...(options.timeout !== undefined && { timeout: options.timeout, killSignal: 'SIGKILL' as const }),
  });
  return stdout;
}

/** Reads objects one after the other, in one process, until `take` wants no more. Those that are missing are passed over. */
export function eachBlob(
  folder: string,
  names: readonly string[],
  take: (content: Buffer, name: string) => boolean,
  options: GitOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...flags(options), 'cat-file', '--batch'], {
      cwd: folder,
      env: environment(options),
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
        const [, name = '', length] = /^([\da-f]+) blob (\d+)$/.exec(rest.toString('latin1', 0, header)) ?? [];
        const end = length === undefined ? header : header + 1 + Number(length);
        if (rest.length <= end) return;
        const goesOn = length === undefined || take(rest.subarray(header + 1, end), name);
        rest = rest.subarray(end + 1);
        if (goesOn) continue;
        child.kill();
        return;
      }
    });
    child.on('error', reject).on('close', () => resolve());
  });
}

/** The texts of objects, by name; what is not UTF-8 comes out with replacement characters. */
export async function readBlobs(
  folder: string,
  names: ReadonlySet<string>,
  options: GitOptions = {},
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (names.size === 0) return texts;
  await eachBlob(
    folder,
    [...names],
    (content, name) => {
      texts.set(name, content.toString('utf8').replace(/^\ufeff/, ''));
      return true;
    },
    options,
  );
  return texts;
}

/** What git says of why it failed, in one line. */
export function whyGitFailed(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed';
  if ('killed' in error && error.killed === true) return 'it took too long';
  const lines = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim().split('\n') : [];
  const line = lines.find((candidate) => /^(fatal|error): /.test(candidate)) ?? lines.at(-1) ?? error.message;
  return line.replace(/^(fatal|error): /, '');
}
