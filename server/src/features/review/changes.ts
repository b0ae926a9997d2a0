import { describeChange } from '../../core/codebook/compareCodebooks.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { GlossError } from '../../core/glossError.js';
import { segmentOf, type SegmentChange } from '../../core/review/review.js';
import { summary, whatDiffers, type NameOf } from '../../core/review/reviewInWords.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { whatIsMissing } from '../../core/study/unread.js';
import * as l10n from '../../core/text/l10n.js';
import {
  ChangeBasesRequest,
  ChangesRequest,
  type ChangeBasesResult,
  type ChangesResult,
  type ListedChange,
} from '#protocol';
import { refsOf } from './gitRefs.js';
import { uriOf, type Changes, type Coder, type Feature, type Studies, type Versions } from '../common/workspace.js';

/** What differs, transcript by transcript, in the form in which clients get it. */
function listOfChanges({ base, head, review, commit }: Changes): ChangesResult {
  const [old, now] = [codesOf(base.study), codesOf(head.study)];
  const nameOf: NameOf = (id) => (now.find(id) ?? old.find(id))?.code.name ?? id;
  const asOfBase = (path: string, place = ''): string =>
    l10n.t('{file} as of {commit}', { file: path + place, commit: commit?.slice(0, 10) ?? '' });
  const unread = [
    ...(commit === undefined ? [] : whatIsMissing(base, asOfBase, l10n.t('Segments of it may be told as added.'))),
    ...whatIsMissing(head, (path, place = '') => path + place, l10n.t('Segments of it may be told as removed.')),
  ];
  return {
    ...(commit !== undefined && { commit }),
    summary: summary(review),
    unread,
    codebook: review.codebook.map(
      (change) => describeChange(change) + (change.reason === undefined ? '' : `: ${change.reason}`),
    ),
    transcripts: review.transcripts.map(({ transcript, records }) => ({
      uri: uriOf(head.study, transcript),
      transcript,
      inBase: base.study.transcripts.has(transcript),
      isThere: head.study.transcripts.has(transcript),
      changes: records.flatMap(({ coder, changes }) =>
        changes.map((change) => listed(transcript, coder, change, nameOf)),
      ),
    })),
  };
}

function listed(transcript: string, coder: string, change: SegmentChange, nameOf: NameOf): ListedChange {
  const { id, quote, from } = segmentOf(change);
  return {
    id,
    coder,
    kind: change.kind,
    quote: quotedWords(quote, transcript),
    line: from.line,
    column: from.column,
    what: whatDiffers(change, nameOf),
  };
}

/** What there is to compare with. */
async function basesOf(workspace: Studies & Coder & Versions, study: Study): Promise<ChangeBasesResult> {
  await workspace.ready(study);
  const own = await workspace.coderOf(study);
  const coders = new Set([...study.records.values()].map(({ coder }) => coder));
  return { ...(await refsOf(workspace.git(study))), coders: [...coders].filter((coder) => coder !== own).sort() };
}

/** A person sees what changed in codings and codebooks since a commit, or beside another coder. */
export const changes: Feature = {
  register: (handlers, workspace: Studies & Coder & Versions) => {
    const studyAt = (uri: string): Study => {
      const study = workspace.studyOf(uri);
      if (!study) throw new GlossError('no-study', l10n.t('This file does not belong to a study.'));
      return study;
    };
    handlers.on(ChangesRequest.type, async ({ study, base }) =>
      listOfChanges(await workspace.changesSince(studyAt(study), base)),
    );
    handlers.on(ChangeBasesRequest.type, ({ study }) => basesOf(workspace, studyAt(study)));
  },
};
