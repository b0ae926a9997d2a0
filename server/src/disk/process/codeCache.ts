import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { stateFolder } from './stateFolder.js';

/** A bundle as text, which `esbuild.mjs` puts into the file that starts it. */
export interface Program {
  readonly name: string;
  /** An expression: the function that Node makes of a module. ASCII alone, so that it takes one byte for each character. */
  readonly source: string;
  /** Of `source`, in hex digits. */
  readonly digest: string;
}

/** What a program exports to say which of its commands ran. */
interface Exports {
  readonly commands?: readonly string[];
}

interface Kept {
  /** The commands that ran before the code was kept, and so are in it. */
  readonly commands: readonly string[];
  readonly code: Buffer;
}

/** As many programs and versions keep their code; what is older is removed. */
const mostFiles = 6;
const digestLength = 32;

/**
 * Runs a program from its compiled code, where that was kept in the person's own state folder, and keeps it at the end of
 * the first run of each command. Without it a program runs the same, only later.
 */
export function runProgram({ name, source, digest }: Program, own: NodeJS.Module, ownRequire: NodeJS.Require): void {
  const file = join(codeFolder(), `${name}-${digest}-${cachedDataVersionTag().toString(16)}`);
  const kept = readKept(file);
  const script = new Script(source, { filename: own.filename, ...(kept && { cachedData: kept.code }) });
  const start = script.runInThisContext() as (...given: readonly unknown[]) => void;
  start.call(own.exports, own.exports, ownRequire, own, own.filename, dirname(own.filename));
  process.once('exit', (exitCode) => {
    const known = script.cachedDataRejected === true ? undefined : kept;
    const ran = (own.exports as Exports).commands ?? [];
    if (known && (exitCode > 1 || ran.every((command) => known.commands.includes(command)))) return;
    const commands = [...new Set([...(known?.commands ?? []), ...ran])];
    // Only by now are the functions compiled that the run needed.
    keep(file, () => ({ commands, code: script.createCachedData() }));
  });
}

const codeFolder = (): string => join(stateFolder(), 'code');

function readKept(file: string): Kept | undefined {
  try {
    const bytes = readOwn(file);
    const content = bytes.subarray(digestLength);
    // V8 does not look whether the code is whole, and would crash.
    if (!bytes.subarray(0, digestLength).equals(digestOf(content))) return undefined;
    const end = content.indexOf('\n');
    return { commands: content.toString('latin1', 0, end).split(','), code: content.subarray(end + 1) };
  } catch {
    return undefined;
  }
}

/** Reads a file that nobody but this person can have put there. Throws otherwise. */
function readOwn(file: string): Buffer {
  refuseShared(dirname(file));
  // Not known to Windows.
  const opened = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if (!isOwn(fstatSync(opened))) throw new Error('Others can write to the file.');
    return readFileSync(opened);
  } finally {
    closeSync(opened);
  }
}

function refuseShared(folder: string): void {
  const folders = [dirname(folder), folder].map((one) => lstatSync(one));
  if (folders.some((stats) => !stats.isDirectory() || !isOwn(stats))) throw new Error('Others can write to a folder.');
}

/** Whether it is this person's, and nobody else may write to it. Windows keeps profiles apart. */
const isOwn = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

function keep(file: string, compiled: () => Kept): void {
  const folder = dirname(file);
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseShared(folder);
    const { commands, code } = compiled();
    const content = Buffer.concat([Buffer.from(`${commands.join(',')}\n`, 'latin1'), code]);
    try {
      writeFileSync(temporary, Buffer.concat([digestOf(content), content]), { mode: 0o600, flag: 'wx' });
      renameSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
    removeOld(folder);
  } catch {
    // Then the next run compiles again.
  }
}

function removeOld(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const byAge = files
    .map((file) => ({ file, written: lstatSync(file).mtimeMs }))
    .sort((one, other) => other.written - one.written);
  for (const { file } of byAge.slice(mostFiles)) rmSync(file, { force: true });
}

const digestOf = (content: Buffer): Buffer => createHash('sha256').update(content).digest();
