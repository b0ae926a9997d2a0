import picomatch from 'picomatch';
import type { StudyConfig } from './config.js';

export type FileKind = 'config' | 'codebook' | 'codings' | 'transcript';

export const configFile = 'gloss.yaml';
const codingsEnding = '.codings.yaml';

/** Tells what a file is to the study, by its path below the study's folder (forward slashes). */
export function kindOfFile(config: StudyConfig): (path: string) => FileKind | undefined {
  const isCodebook = picomatch([...config.codebooks]);
  const isTranscript = picomatch([...config.transcripts]);
  return (path) => {
    if (path === configFile) return 'config';
    if (path.startsWith('codings/')) return path.endsWith(codingsEnding) ? 'codings' : undefined;
    if (isCodebook(path)) return 'codebook';
    return isTranscript(path) ? 'transcript' : undefined;
  };
}

/** Where a coder's codings of a transcript are kept. */
export function codingsPath(coder: string, transcript: string): string {
  return `codings/${coder}/${transcript.replace(/^transcripts\//, '')}${codingsEnding}`;
}

/** The coder and, below `transcripts/`, the transcript that a codings file's path speaks of. */
export function readCodingsPath(path: string): { coder: string; transcript: string } | undefined {
  const match = /^codings\/([^/]+)\/(.+)\.codings\.yaml$/.exec(path);
  return match ? { coder: match[1] ?? '', transcript: `transcripts/${match[2] ?? ''}` } : undefined;
}
