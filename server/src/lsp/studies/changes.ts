import { GlossError } from '../../core/glossError.js';
import { reviewCoders } from '../../core/review/reviewCoders.js';
import type { CodingsOf } from '../../core/study/visible.js';
import type { ReadStudy } from '../../core/study/unread.js';
import type { Study } from '../../core/study/study.js';
import type { Changes, Workspace } from '../../features/common/workspace.js';
import type { ChangesBase } from '#protocol';
import { git } from '../../disk/git/git.js';
import { mergeBase, resolveCommit } from '../../disk/git/gitTree.js';
import { reviewSince } from '../../disk/study/studyVersion.js';
import type { SeenStudies } from './seenStudies.js';
import type { StudyHost } from './studyHost.js';
import * as l10n from '../../core/text/l10n.js';

/** What a study has been changed by since a base; `coder` is the one to compare another coder with. */
async function changesSince(
  folder: string,
  now: ReadStudy,
  base: ChangesBase,
  coder: string | undefined,
  isSeen: (of: CodingsOf) => boolean,
): Promise<Changes> {
  if ('coder' in base) {
    if (coder === undefined || coder === base.coder) {
      throw new GlossError(
        'no-coder',
        l10n.t('To compare with another coder, say who you are: set “gloss.coder” to your id.'),
      );
    }
    return { base: now, head: now, review: reviewCoders(now.study, base.coder, coder) };
  }
  const commit =
    'ref' in base ? await resolveCommit(folder, base.ref) : await mergeBase(folder, base.mergeBase, 'HEAD');
  return { ...(await reviewSince(folder, commit, now, isSeen)), commit };
}

/** Compares studies that are open, as the person at the editor sees them. */
export const createReviewing = (
  hostOfStudy: (study: Study) => StudyHost,
  { coderOf, unreadable, sees, studyOf }: SeenStudies,
): Pick<Workspace, 'changesSince' | 'git'> => ({
  changesSince: async (study, base) => {
    const host = hostOfStudy(study);
    await host.ready;
    const coder = await coderOf(study);
    const now = { study: studyOf(host.study.root) ?? study, unreadable: unreadable(study) };
    return changesSince(host.folder, now, base, coder, sees(study));
  },
  git: (study) => (args) => git(hostOfStudy(study).folder, args),
});
