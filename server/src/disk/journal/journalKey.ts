import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../process/stateFolder.js';

/** Who wrote a line of a journal: this machine, another one by its own word, or nobody who says so. */
export type Writer = 'this machine' | 'another machine' | 'unknown';

const length = 32;
/** What a signed line ends with: who wrote it, in 8 hex digits, and a code over all before it, in 32. */
const ending = /^,"by":"([\da-f]{8})","mac":"([\da-f]{32})"\}$/;
const endingLength = ',"by":"","mac":""}'.length + 8 + 32;

/** The line with a code that only those can make who know this person's secret on this machine. `line` is a JSON object. */
export function signed(line: string): string {
  const { id, secret } = key();
  const body = `${line.slice(0, -1)},"by":"${id}"`;
  return `${body},"mac":"${codeOver(secret, body)}"}`;
}

/** The JSON object that was signed, and who did. */
export function readSigned(line: string): { readonly writer: Writer; readonly line: string } {
  const [, id = '', code = ''] = ending.exec(line.slice(-endingLength)) ?? [];
  if (id === '') return { writer: 'unknown', line };
  const own = key();
  const content = `${line.slice(0, -endingLength)}}`;
  if (id !== own.id) return { writer: 'another machine', line: content };
  const wanted = codeOver(own.secret, `${content.slice(0, -1)},"by":"${id}"`);
  const isOwn = timingSafeEqual(Buffer.from(code), Buffer.from(wanted));
  return { writer: isOwn ? 'this machine' : 'unknown', line: content };
}

const codeOver = (secret: Buffer, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex').slice(0, 32);

interface Key {
  readonly secret: Buffer;
  readonly id: string;
}

let known: { readonly folder: string; readonly key: Key } | undefined;

function key(): Key {
  const folder = stateFolder();
  if (known?.folder !== folder) {
    const secret = readSecret(folder) ?? makeSecret(folder);
    const id = createHash('sha256').update(secret).digest('hex').slice(0, 8);
    known = { folder, key: { secret, id } };
  }
  return known.key;
}

const nameOf = (folder: string): string => join(folder, 'journal.key');

function readSecret(folder: string): Buffer | undefined {
  try {
    const secret = readFileSync(nameOf(folder));
    return secret.length === length ? secret : undefined;
  } catch {
    return undefined;
  }
}

/** Where it cannot be kept, steps are undone only by the process that did them. */
function makeSecret(folder: string): Buffer {
  const secret = randomBytes(length);
  const file = nameOf(folder);
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, secret, { mode: 0o600, flag: 'wx' });
    try {
      // Another process may make it at the same time: whichever is first counts for both.
      linkSync(temporary, file);
    } catch {
      const other = readSecret(folder);
      if (other) return other;
      writeFileSync(file, secret, { mode: 0o600 });
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch {
    return secret;
  }
  return secret;
}
