import type { CodeChange } from '../../core/codebook/compareCodebooks.js';
import type { Cause, CauseOf } from '../../core/review/blame.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { codebookHistory } from './codebookHistory.js';

/** A change of the codebook that made codes others. */
interface CodeBecame {
  readonly commit: string | undefined;
  readonly from: string;
  readonly became: (to: string) => boolean;
  readonly cause: Cause;
}

/**
 * Tells from the history of the codebooks why a code stands where another stood. The commit itself is asked first; what
 * was renamed or merged in another counts too, for codings may follow later.
 */
export async function codebookCauses(folder: string, study: Study): Promise<CauseOf> {
  const history = await codebookHistory(folder, study);
  const found = history.flatMap(({ commit, changes }) =>
    changes.flatMap((change) => became(study, commit?.id, change) ?? []),
  );
  return (commit, from, to) => {
    const fitting = found.filter((change) => change.from === from && change.became(to));
    const own = fitting.find((change) => change.commit === commit?.id);
    return (own ?? fitting.find(({ cause }) => cause.kind !== 'split'))?.cause;
  };
}

function became(study: Study, commit: string | undefined, change: CodeChange): CodeBecame | undefined {
  const cause = (kind: Cause['kind']): Cause => ({
    kind,
    ...(change.reason !== undefined && { reason: change.reason }),
  });
  switch (change.kind) {
    case 'renamed':
      return change.what === 'id'
        ? { commit, from: change.from, became: (to) => to === change.to, cause: cause('renamed') }
        : undefined;
    case 'merged':
      return { commit, from: change.code, became: (to) => to === change.into, cause: cause('merged') };
    case 'split':
      // The new codes are named; one that was there before is named in the reason alone.
      return {
        commit,
        from: change.code,
        became: (to) =>
          change.into.includes(codesOf(study).find(to)?.code.name ?? to) ||
          (change.reason ?? '').split(/[\s:;,]+/).includes(to),
        cause: cause('split'),
      };
    default:
      return undefined;
  }
}
