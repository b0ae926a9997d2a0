import { join } from 'node:path';
import { pathAfter, type Move } from '../../core/edit/transcripts/moveTranscript.js';
import { discussionPath } from '../../core/study/paths.js';
import type { Study } from '../../core/study/study.js';
import { listAllFiles } from './studyFolder.js';
import { readStudyFile } from '../files/readStudyFile.js';

/** What a study keeps about transcripts beside codings: texts of the cases file and of discussions that a move concerns. */
export async function readFilesOfMove(
  folder: string,
  { config }: Study,
  move: Move,
): Promise<ReadonlyMap<string, string>> {
  const discussions = (await listAllFiles(join(folder, 'discussions')))
    .map((path) => `discussions/${path}`)
    .filter((path) => isOf(move, path));
  const texts = new Map<string, string>();
  for (const path of [config.cases, ...discussions]) {
    const file = await readStudyFile(folder, path);
    if (file) texts.set(path, file.text);
  }
  return texts;
}

/** Whether a discussion is of a transcript that moves: its file, or a folder that it is in, is named as that one's. */
function isOf({ from }: Move, path: string): boolean {
  const ending = '.discussion.yaml';
  const start = discussionPath(from).slice(0, -ending.length);
  if (from === 'transcripts' || path === start + ending) return path.endsWith(ending);
  return path.endsWith(ending) && pathAfter({ from: start, to: '' }, path) !== undefined;
}
