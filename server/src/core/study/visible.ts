import type { Discussion } from '../discussions/discussion.js';
import { recordsFor, withCodings, type CodingsRecord, type Study } from './study.js';

/** Whose codings a person wants to see: everybody's, one's own, or these coders'. */
export type ShownCoders = 'all' | 'mine' | readonly string[];

/** Whether a coder has said to be done with coding a transcript. */
export const isDone = (study: Study, coder: string, transcript: string): boolean =>
  recordsFor(study, transcript).some((record) => record.coder === coder && record.value.done !== undefined);

/** Whether a coder waits with others' codings until done with a transcript: in a blind study all but those who do not code. */
export const isBlind = (study: Study, coder: string | undefined): boolean =>
  study.config.blind && study.config.coders.find(({ id }) => id === coder)?.blind !== false;

/** Whether a person may see a coder's codings of a transcript. Nobody in particular sees none of a blind study. */
export function maySee(
  study: Study,
  coder: string | undefined,
  of: { readonly coder: string; readonly transcript: string },
): boolean {
  if (of.coder === coder || !isBlind(study, coder)) return true;
  return coder !== undefined && isDone(study, coder, of.transcript);
}

/** Whose codings of what. */
export type CodingsOf = Pick<CodingsRecord, 'coder' | 'transcript'>;

/** Whether a person sees codings, as the study is now: in earlier versions of it too. */
export const seesIn =
  (study: Study, coder: string | undefined, shown: ShownCoders = 'all') =>
  (of: CodingsOf): boolean => {
    const isChosen = shown === 'all' || (shown === 'mine' ? of.coder === coder : shown.includes(of.coder));
    return isChosen && maySee(study, coder, of);
  };

/** The study as a person sees it; the study itself where nothing is hidden. */
export function visibleStudy(study: Study, coder: string | undefined, shown: ShownCoders = 'all'): Study {
  if (shown === 'all' && !isBlind(study, coder)) return study;
  return withCodings(study, seesIn(study, coder, shown), (discussion) => threadsSeen(study, coder, discussion));
}

/** Of a discussion that is hidden, what the coder has said. */
export function threadsSeen(
  study: Study,
  coder: string | undefined,
  { transcript, threads }: Discussion,
): Discussion['threads'] {
  if (maySee(study, coder, { coder: '', transcript })) return threads;
  return threads.flatMap(({ resolved, comments, ...thread }) => {
    const own = comments
      .filter(({ by }) => by === coder)
      .map(({ accepted, ...comment }) => ({ ...comment, ...(accepted?.by === coder && { accepted }) }));
    return own.length === 0 ? [] : [{ ...thread, ...(resolved?.by === coder && { resolved }), comments: own }];
  });
}
