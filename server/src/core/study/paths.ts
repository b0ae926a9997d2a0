import picomatch from 'picomatch';

/** What a file is to a study, told by its path alone. */
export type FileKind = 'config' | 'codebook' | 'codings' | 'discussion' | 'transcript';

/** Name of the file that makes a folder a study. */
export const configFile = 'gloss.yaml';
const codingsEnding = '.codings.yaml';
const discussionEnding = '.discussion.yaml';

/** Globs, relative to the study's folder. */
interface Globs {
  readonly codebooks: readonly string[];
  readonly transcripts: readonly string[];
}

/** Tells what a file is to the study, by its path below the study's folder (forward slashes). */
export function kindOfFile(config: Globs): (path: string) => FileKind | undefined {
  const isCodebook = matcher(config.codebooks.map(evenGlob));
  const isTranscript = matcher(config.transcripts);
  return (path) => {
    if (path === configFile) return 'config';
    if (path.startsWith('codings/')) return path.endsWith(codingsEnding) ? 'codings' : undefined;
    if (path.startsWith('discussions/')) return path.endsWith(discussionEnding) ? 'discussion' : undefined;
    if (isCodebook(path)) return 'codebook';
    return !isOutside(path) && (isTranscript(path) || isTranscript(withEvenExtension(path))) ? 'transcript' : undefined;
  };
}

/** Cameras and recorders write `.TXT`, which a glob for `.txt` is for too. */
const withEvenExtension = (path: string): string =>
  path.replace(/\.[A-Za-z]+$/, (extension) => extension.toLowerCase());

/** Whether a path leads out of the study's folder: of codebooks that are kept elsewhere, which are read and never written. */
export const isOutside = (path: string): boolean => path.startsWith('../');

/** A glob without `.` and with `..` at its beginning alone, as paths in a study are. */
export function evenGlob(glob: string): string {
  const parts: string[] = [];
  for (const part of glob.split('/')) {
    const last = parts.at(-1);
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && last !== undefined && !/^\.\.$|[*?[\](){}!]/.test(last)) parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Whether a path matches one of the globs, which are worked out when that is first asked. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  let matches: ((path: string) => boolean) | undefined;
  return (path) => (matches ??= picomatch([...globs]))(path);
}

const usualFolder = 'transcripts/';
/** Stands for the study's folder itself, for transcripts that are not below the usual one. */
const elsewhere = '_/';

/**
 * Where a coder's codings of a transcript are kept: as the transcript is below `transcripts/`, any other one below `_/`.
 * A folder of that name in `transcripts/` is told apart by one more `_`.
 */
export function codingsPath(coder: string, transcript: string): string {
  return `codings/${coder}/${below(transcript)}${codingsEnding}`;
}

const below = (transcript: string): string =>
  transcript.startsWith(usualFolder)
    ? transcript.slice(usualFolder.length).replace(/^_+\//, '_$&')
    : elsewhere + transcript;

/** The coder and the transcript that a codings file's path speaks of. */
export function readCodingsPath(path: string): { coder: string; transcript: string } | undefined {
  const match = /^codings\/([^/]+)\/(.+)\.codings\.yaml$/.exec(path);
  if (!match) return undefined;
  const [, coder = '', rest = ''] = match;
  const isElsewhere = rest.startsWith(elsewhere) && rest.length > elsewhere.length;
  const transcript = isElsewhere ? rest.slice(elsewhere.length) : usualFolder + rest.replace(/^_(?=_+\/)/, '');
  return { coder, transcript };
}

/** Whether a codings file may be of a transcript, by its name: also one that was moved. Which one it is of, it says itself. */
export function mayBeCodingsOf(transcript: string): (path: string) => boolean {
  const ending = `/${transcript.slice(transcript.lastIndexOf('/') + 1)}${codingsEnding}`;
  return (path) => path.startsWith('codings/') && path.endsWith(ending);
}

/** Where what is said about a transcript is kept: named as codings are. */
export const discussionPath = (transcript: string): string => `discussions/${below(transcript)}${discussionEnding}`;
