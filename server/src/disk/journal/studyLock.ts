import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, closeSync, readFileSync, readlinkSync, rmSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { GlossError } from '../../core/glossError.js';
import { writablePlace } from '../files/gate.js';
import { localFolder } from './journalFile.js';
import { codeOf, isMissing, reason, statsOf } from '../files/textFile.js';
import * as l10n from '../../core/text/l10n.js';

/** In milliseconds. */
export interface LockTimes {
  /** How often a holder shows that it lives. */
  readonly beat: number;
  /** How long it may show nothing before it is taken for dead. */
  readonly silence: number;
  /** How long to wait for others in all. */
  readonly patience: number;
}

const usual: LockTimes = { beat: 2000, silence: 10_000, patience: 15_000 };
/** How long, in milliseconds, a lock may be without its holder's full name, which is written right after it is made. */
const longestNameless = 1000;
/** The size in bytes above which a file is no lock of Gloss's. */
const largestLock = 10_000;

/** Steps of this process on one study come one after the other, without asking the disk whose turn it is. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs a task while no other process writes to the study. A lock left by a process that died is taken over: at once where
 * that process ran on this machine, else after it has shown no sign of life for a while.
 */
export function locked<T>(folder: string, task: () => Promise<T>, times = usual): Promise<T> {
  const turn = (queues.get(folder) ?? Promise.resolve()).then(async () => {
    const release = await acquire(folder, times);
    try {
      return await task();
    } finally {
      release();
    }
  });
  const settled = turn.catch(() => undefined);
  queues.set(folder, settled);
  void settled.then(() => {
    if (queues.get(folder) === settled) queues.delete(folder);
  });
  return turn;
}

/** Makes the lock file, waiting for another's to go; answers how to release it. */
async function acquire(folder: string, { beat, silence, patience }: LockTimes): Promise<() => void> {
  const file = writablePlace(folder, `${localFolder}/lock`, 'link');
  const owner = JSON.stringify({ pid: process.pid, machine: machine(), token: randomBytes(8).toString('hex') });
  const start = performance.now();
  let seen: Seen | undefined;
  let since = start;
  for (let pause = 2; ; pause = Math.min(50, pause * 1.5)) {
    // One that was very slow to write its name may have lost the lock to another meanwhile.
    if (create(folder, file, owner) && look(file)?.owner === owner) return hold(file, owner, beat);
    const now = look(file);
    if (now?.owner !== seen?.owner || now?.beat !== seen?.beat) since = performance.now();
    seen = now;
    const patient = seen?.isNameless ? Math.min(silence, longestNameless) : silence;
    if (seen && (seen.isNoFile || isDead(seen.owner) || performance.now() - since > patient)) {
      takeOver(file, seen, silence);
    }
    if (performance.now() - start > patience) {
      throw new GlossError(
        'cannot-write',
        l10n.t(
          'Another program has been writing to the study {folder} for {patience} seconds. Nothing was changed; try again, or see what that program waits for.',
          { folder, patience: patience / 1000 },
        ),
      );
    }
    await wait(pause * (0.5 + Math.random()));
  }
}

/** Makes the file if there is none; false where there is. */
function create(folder: string, file: string, owner: string): boolean {
  try {
    try {
      writeNew(file, owner);
    } catch (error) {
      if (!isMissing(error)) throw error;
      mkdirSync(dirname(file), { recursive: true });
      writeNew(file, owner);
    }
    return true;
  } catch (error) {
    const isThere = codeOf(error) === 'EEXIST' && (error as NodeJS.ErrnoException).syscall === 'open';
    if (isThere || isPassing(error)) return false;
    throw new GlossError(
      'cannot-write',
      l10n.t(
        'The study {folder} cannot be written to ({reason}). Nothing was changed; see that the folder may be written to and has room.',
        { folder, reason: reason(error) },
      ),
    );
  }
}

/** Windows says so while a file is being removed. */
const isPassing = (error: unknown): boolean =>
  process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '');

function hold(file: string, owner: string, beat: number): () => void {
  const beating = setInterval(() => {
    const now = new Date();
    attempt(() => utimesSync(file, now, now));
  }, beat);
  beating.unref();
  return () => {
    clearInterval(beating);
    if (look(file)?.owner === owner) attempt(() => rmSync(file));
  };
}

/** A lock as another process sees it. */
interface Seen {
  /** What its holder wrote in it; empty where it has not come to that, or could not be read. */
  readonly owner: string;
  /** Its maker has not written its name yet, or died before; or it is no lock of Gloss's. */
  readonly isNameless: boolean;
  /** A folder, a link or a device stands in the lock's place: nobody holds that. */
  readonly isNoFile: boolean;
  /** Changes for as long as the holder lives. */
  readonly beat: number;
}

function look(file: string): Seen | undefined {
  const stats = attempt(() => statsOf(file));
  if (!stats) return undefined;
  const isNoFile = !stats.isFile();
  const isLarge = stats.size > largestLock;
  const owner = isNoFile || isLarge ? undefined : attempt(() => readFileSync(file, 'utf8'));
  const isNameless = isLarge || (owner !== undefined && holderOf(owner) === undefined);
  return { owner: owner ?? '', isNameless, isNoFile, beat: stats.mtimeMs };
}

interface Holder {
  readonly pid: number;
  readonly machine: unknown;
}

/** Who wrote a lock; undefined where nobody did, or not to the end. */
function holderOf(owner: string): Holder | undefined {
  const holder = attempt(() => JSON.parse(owner) as Partial<Holder> | null);
  return typeof holder?.pid === 'number' ? { pid: holder.pid, machine: holder.machine } : undefined;
}

/** Whether the holder is known to be gone: a process of this machine that is not there any more. */
function isDead(owner: string): boolean {
  const holder = holderOf(owner);
  if (holder?.machine !== machine()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/**
 * Removes a lock whose holder is gone, so that anyone can make it again. One process at a time may do so, and looks again
 * first, so that none removes the lock that another has made meanwhile.
 */
function takeOver(file: string, seen: Seen, silence: number): void {
  const right = `${file}.takeover`;
  try {
    writeNew(right, '');
  } catch {
    // The right itself may be left by a process that died.
    const stats = attempt(() => statsOf(right));
    const isLeft = stats && (!stats.isFile() || Date.now() - stats.mtimeMs > 6 * silence);
    if (isLeft) attempt(() => rmSync(right, { recursive: true }));
    return;
  }
  const now = look(file);
  if (now?.owner === seen.owner && now.beat === seen.beat) attempt(() => rmSync(file, { recursive: true }));
  attempt(() => rmSync(right));
}

function writeNew(file: string, text: string): void {
  const handle = openSync(file, 'wx');
  try {
    writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
}

/** What a process number means: on Linux, that of this machine or of this container. */
const machine = (): string =>
  (machineName ??= `${hostname()} ${attempt(() => readlinkSync('/proc/self/ns/pid')) ?? ''}`);
let machineName: string | undefined;

function attempt<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}
