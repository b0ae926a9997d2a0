import { randomBytes } from 'node:crypto';
import { constants, lstatSync, type Stats } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';

/** The largest file that is read, in bytes. Beyond it editors stop sending texts to language servers as well. */
export const largestFile = 20 * 1024 * 1024;

/** A file's text without its byte order mark, and whether it had one. */
export interface TextFile {
  readonly text: string;
  readonly bom: boolean;
}

/** Reads a UTF-8 file; undefined where there is none. Refuses files that are too large or not UTF-8, and says what to do. */
export async function readTextFile(file: string, shown = file): Promise<TextFile | undefined> {
  try {
    refuseUnreadable(await stat(file), shown);
    const bytes = await readFile(file);
    if (latest?.file === file && bytes.equals(latest.bytes)) return latest.content;
    return decode(bytes, shown);
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (error instanceof GlossError) throw error;
    throw new GlossError('unreadable', l10n.t('{shown} cannot be read ({reason}).', { shown, reason: reason(error) }));
  }
}

/** Refuses what is no file, for a device or a pipe may never come to an end, and what is too large. */
function refuseUnreadable(stats: Stats, shown: string): void {
  if (stats.isDirectory()) {
    throw new GlossError('unreadable', l10n.t('{shown} cannot be read (it is a folder).', { shown }));
  }
  if (!stats.isFile()) {
    throw new GlossError(
      'unreadable',
      l10n.t('{shown} cannot be read (it is a device or a pipe). Put a file in its place.', { shown }),
    );
  }
  if (stats.size > largestFile) {
    throw new GlossError(
      'unreadable',
      l10n.t('{shown} has {size}; Gloss reads files of up to {most}. Split it into several files.', {
        shown,
        size: megabytes(stats.size),
        most: megabytes(largestFile),
      }),
    );
  }
}

/** The file written last, for the next step reads it again to see that nobody else has changed it. */
let latest: { readonly file: string; readonly bytes: Buffer; readonly content: TextFile } | undefined;
const largestKept = 4 * 1024 * 1024;

/**
 * Writes a file as a whole: to a temporary file beside it, flushed, then renamed. At any moment the old text or the new
 * one is there. Makes missing folders.
 */
export async function writeTextFile(file: string, content: TextFile, shown = file): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const bytes = Buffer.from(content.bom ? `\ufeff${content.text}` : content.text);
  try {
    await refuseReadOnly(file);
    const handle = await openNew(temporary);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new GlossError(
      'cannot-write',
      l10n.t(
        '{shown} cannot be written ({reason}). Nothing was changed; see that the folder may be written to and has room.',
        { shown, reason: reason(error) },
      ),
    );
  }
  latest = bytes.length <= largestKept && isReadAsIs(content.text, bytes) ? { file, bytes, content } : undefined;
}

/** Removes what a crash while the file was being written has left beside it. Only for those who hold the study's lock. */
export async function removeLeftovers(file: string): Promise<void> {
  const [folder, start] = [dirname(file), `${basename(file)}.`];
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.startsWith(start) && /^[\da-f]{12}\.tmp$/.test(name.slice(start.length))) {
      await rm(join(folder, name), { force: true });
    }
  }
}

/** Whether the bytes are read as this very text: halves of surrogate pairs are not, nor is a mark at its beginning. */
const isReadAsIs = (text: string, bytes: Buffer): boolean =>
  text.charCodeAt(0) !== 0xfeff && !bytes.includes(Buffer.from('\ufffd'));

async function openNew(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx');
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(file), { recursive: true });
    return open(file, 'wx');
  }
}

/** A rename would replace a write-protected file without asking; its protection is meant to hold. */
async function refuseReadOnly(file: string): Promise<void> {
  await access(file, constants.W_OK).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/** What stands at a place, links not followed; undefined where nothing does. */
export function statsOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether an error of the file system says that there is no such file, or that a folder above it is none. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

/** Why the operating system refused, in words where they are plain. */
export function reason(error: unknown): string {
  const known: Readonly<Record<string, string>> = {
    EACCES: l10n.t('permission denied'),
    EPERM: l10n.t('permission denied'),
    EROFS: l10n.t('the disk is read-only'),
    ENOSPC: l10n.t('the disk is full'),
    EISDIR: l10n.t('it is a folder'),
    EBUSY: l10n.t('another program has it open'),
    EEXIST: l10n.t('a file stands where a folder is needed'),
    ENOTDIR: l10n.t('a file stands where a folder is needed'),
  };
  const code = codeOf(error);
  return (code === undefined ? undefined : known[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** The code of an error of the operating system. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** A file's bytes as text; refuses what is not UTF-8. */
export function decode(bytes: Buffer, shown: string): TextFile {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new GlossError(
      'unreadable',
      l10n.t(
        '{shown} is UTF-16. Save it as UTF-8 (in VS Code: “Save with Encoding” in the status bar) and try again.',
        { shown },
      ),
    );
  }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bom };
  } catch {
    throw new GlossError(
      'unreadable',
      l10n.t(
        '{shown} is not UTF-8 text. Save it as UTF-8 (in VS Code: “Save with Encoding” in the status bar) and try again.',
        { shown },
      ),
    );
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
