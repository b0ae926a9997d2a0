import { GlossError } from '../core/glossError.js';
import { reviewCoders } from '../core/review/reviewCoders.js';
import type { ReadStudy } from '../core/study/unread.js';
import type { Study } from '../core/study/study.js';
import type { Changes, Workspace } from '../features/workspace.js';
import type { ChangesBase } from '../protocol/index.js';
import { refsOf } from './node/gitRefs.js';
import { mergeBase, resolveCommit } from './node/gitTree.js';
import { reviewSince } from './node/studyVersion.js';
import type { StudyHost } from './studyHost.js';

/** What a study has been changed by since a base; `coder` is the one to compare another coder with. */
async function changesSince(
  folder: string,
  now: ReadStudy,
  base: ChangesBase,
  coder: string | undefined,
): Promise<Changes> {
  if ('coder' in base) {
    if (coder === undefined || coder === base.coder) {
      throw new GlossError('no-coder', 'To compare with another coder, say who you are: set “gloss.coder” to your id.');
    }
    return { base: now, head: now, review: reviewCoders(now.study, base.coder, coder) };
  }
  const commit =
    'ref' in base ? await resolveCommit(folder, base.ref) : await mergeBase(folder, base.mergeBase, 'HEAD');
  return { ...(await reviewSince(folder, commit, now)), commit };
}

/** Compares studies that are open. */
export const createReviewing = (
  hostOfStudy: (study: Study) => StudyHost,
  coderOf: (study: Study) => Promise<string | undefined>,
): Pick<Workspace, 'changesSince' | 'refs'> => ({
  changesSince: async (study, base) => {
    const { folder, unreadable, ready } = hostOfStudy(study);
    await ready;
    return changesSince(folder, { study, unreadable }, base, await coderOf(study));
  },
  refs: (study) => refsOf(hostOfStudy(study).folder),
});
