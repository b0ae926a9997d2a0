import type { Comment, Thread } from '../../core/discussions/discussion.js';
import { placeThreads } from '../../core/discussions/placeThreads.js';
import { discussionPath } from '../../core/study/paths.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { ThreadsRequest, type CommentItem, type ThreadItem } from '#protocol';
import { toCodeMark } from '../common/marks.js';
import { toLspRange, type Feature, type Texts } from '../common/workspace.js';

/** The threads on a transcript, each where its words are now. */
function threadsOf(view: TranscriptView): readonly ThreadItem[] {
  const discussion = view.study.discussions.get(discussionPath(view.path))?.value;
  if (!discussion) return [];
  const { digest: now, oldText } = view;
  const texts = { now, named: discussion.text, ...(oldText && { old: oldText }) };
  const places = placeThreads(view.lines, discussion.threads, texts);
  return discussion.threads.map((thread, i): ThreadItem => {
    const place = places[i];
    return {
      id: thread.id,
      ...(place && place.state !== 'orphaned' && { range: toLspRange(view.lines, place) }),
      ...(place && { state: place.state }),
      ...(thread.at && { quote: thread.at.quote }),
      ...(thread.resolved && { resolved: thread.resolved }),
      comments: thread.comments.map((comment) => commentItem(view, thread, comment)),
    };
  });
}

function commentItem({ study, coder }: TranscriptView, { resolved }: Thread, comment: Comment): CommentItem {
  const { id, by, on, text, edited, proposes, accepted } = comment;
  const known = study.config.coders.find((candidate) => candidate.id === by);
  return {
    id,
    by,
    author: [known?.name ?? by, ...(known?.role === undefined ? [] : [known.role])].join(', '),
    on,
    text,
    ...(edited !== undefined && { edited }),
    own: by === coder,
    ...(proposes && {
      proposes: {
        segment: proposes.segment,
        coder: proposes.coder,
        ...(proposes.codes && { codes: proposes.codes.map((coding) => toCodeMark(study, coding)) }),
        ...(proposes.at && { quote: proposes.at.quote }),
        acceptable: proposes.coder === coder && !accepted && !resolved,
      },
    }),
    ...(accepted && { accepted }),
  };
}

/** A person sees what coders say about passages, beside the words that they speak of. */
export const threads: Feature = {
  register: (handlers, workspace: Texts) => {
    handlers.on(ThreadsRequest.type, async ({ uri }) => {
      const view = await workspace.transcript(uri);
      return view ? threadsOf(view) : [];
    });
  },
};
