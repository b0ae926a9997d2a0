import fs from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';

/** Where a process is to die: before the n-th operation that may change a file, or half way through its n-th write. */
export interface Death {
  readonly at: number;
  readonly half: boolean;
}

type Call = (...args: unknown[]) => unknown;

/** Reading changes nothing: to die before it is to die before the operation that comes next. */
const watched = {
  sync: ['openSync', 'closeSync', 'writeSync', 'writeFileSync', 'mkdirSync', 'rmSync', 'fdatasyncSync', 'utimesSync'],
  promised: ['open', 'rename', 'rm', 'mkdir', 'writeFile'],
  handle: ['writeFile', 'sync', 'close'],
} as const;

/** Kills this very process at a file operation, as a crash would. */
export function dieAt({ at, half }: Death): void {
  let count = 0;
  const wrap = (owner: object, name: string): void => {
    const holder = owner as Record<string, Call>;
    const call = holder[name];
    if (!call) throw new Error(`Node has no ${name}`);
    holder[name] = function (this: unknown, ...args: unknown[]) {
      if ((half && !name.startsWith('write')) || ++count !== at) return call.apply(this, args);
      if (!half) die();
      return writeHalf(call, this, args);
    };
  };
  for (const name of watched.sync) wrap(fs, name);
  for (const name of watched.promised) wrap(promises, name);
  const { open } = promises;
  promises.open = async (...args: Parameters<typeof open>): Promise<FileHandle> => {
    const handle = await open(...args);
    for (const name of watched.handle) wrap(handle, name);
    return handle;
  };
}

/** Writes half of the data, which comes first in a file handle's methods and second elsewhere. */
function writeHalf(call: Call, self: unknown, args: readonly unknown[]): unknown {
  const at = args.length === 1 || Buffer.isBuffer(args[0]) ? 0 : 1;
  const data = args[at] as string | Buffer;
  const done = call.apply(self, [...args.slice(0, at), data.slice(0, data.length / 2)]);
  return done instanceof Promise ? done.then(die, die) : die();
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
