import { digestsIn, type Codings } from '../../core/codings/segment.js';
import { normalizeText } from '../../core/text/newline.js';
import { digestOf } from '../files/digest.js';
import { eachBlob, git } from './git.js';

/** Versions of one file that are looked at, the latest first. */
const mostVersions = 400;

/**
 * The texts, with LF line ends, that digests name, looked for among the versions of a file that git has: in all branches, reflogs,
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
    if (!content) return true;
    const text = content.toString('utf8').replace(/^\ufeff/, '');
    const digest = digestOf(text);
    if (wanted.delete(digest)) found.set(digest, normalizeText(text));
    return wanted.size > 0;
  }).catch(() => undefined);
  return found;
}

/** The same for all texts, but the one of now, that positions in codings of a transcript speak of. */
export async function oldTextsOf(
  folder: string,
  path: string,
  records: readonly { readonly value: Codings }[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Set(records.flatMap(({ value }) => [...digestsIn(value)]));
  digests.delete(now);
  return digests.size > 0 ? findOldTexts(folder, path, digests) : new Map<string, string>();
}

/** Object names of a file's versions, the latest first. */
async function versionsOf(folder: string, path: string): Promise<readonly string[]> {
  const [index, log] = await Promise.all([
    git(folder, ['ls-files', '--stage', '--', path]).catch(() => ''),
    git(folder, ['log', '--all', '--reflog', '--format=', '--raw', '--no-renames', '-m', '--', path]),
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
