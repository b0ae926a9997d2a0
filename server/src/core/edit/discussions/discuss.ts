import { anchorOf } from '../../anchor/makeSegment.js';
import { isCertain } from '../../anchor/place.js';
import type { Coding } from '../../codings/segment.js';
import type { Comment, Discussion, Proposal, Thread } from '../../discussions/discussion.js';
import { DiscussionEdit } from '../../discussions/editDiscussion.js';
import { followText } from '../../discussions/followText.js';
import { placeThreads } from '../../discussions/placeThreads.js';
import { newDiscussion, printBy, printComment, printThread } from '../../discussions/printDiscussion.js';
import { GlossError } from '../../glossError.js';
import { discussionPath } from '../../study/paths.js';
import { findSegment } from '../../queries/query.js';
import { codesOf, type Read } from '../../study/study.js';
import { maySee, threadsSeen } from '../../study/visible.js';
import { printScalar } from '../../yaml/scalar.js';
import type { Range } from '../../text/range.js';
import { ownRecord, ownSegment, reanchor } from '../segments/ownRecord.js';
import type { EditContext, FileChange, Step, TranscriptText } from '../step.js';
import { unknownCode } from '../../codebook/unknownCode.js';
import * as l10n from '../../text/l10n.js';

/** Other codes, other bounds or both for a segment of any coder. Ranges are UTF-16, into the transcript. */
export interface Proposing {
  readonly segment: string;
  readonly codes?: readonly Coding[];
  readonly range?: Range;
}

/** What is done to the threads on a transcript. Without `range` a thread is on the whole of it. */
export type DiscussOperation =
  | { readonly op: 'startThread'; readonly range?: Range; readonly text: string; readonly proposes?: Proposing }
  | { readonly op: 'reply'; readonly thread: string; readonly text: string; readonly proposes?: Proposing }
  | { readonly op: 'editComment'; readonly thread: string; readonly comment: string; readonly text: string }
  | { readonly op: 'deleteComment'; readonly thread: string; readonly comment: string }
  | { readonly op: 'resolveThread'; readonly thread: string; readonly resolved: boolean }
  | { readonly op: 'acceptProposal'; readonly thread: string; readonly comment: string };

const ops: ReadonlySet<string> = new Set([
  'startThread',
  'reply',
  'editComment',
  'deleteComment',
  'resolveThread',
  'acceptProposal',
]);

/** Tells what is done to discussions from what is done to codings. */
export const isDiscussOperation = (operation: { readonly op: string }): operation is DiscussOperation =>
  ops.has(operation.op);

/** Works out what is written when coders talk about a transcript. */
export function discuss(context: EditContext, transcript: TranscriptText, operation: DiscussOperation): Step {
  const path = discussionPath(transcript.path);
  const file = context.study.discussions.get(path);
  refuseBroken(file, transcript.path);
  const blank = newDiscussion(transcript.path, transcript.digest);
  const edit = new DiscussionEdit(file?.text ?? blank);
  if (file) followText(edit, file.value, transcript);
  const threads = file ? threadsSeen(context.study, context.coder, file.value) : [];
  const [label, others] = carryOut(context, transcript, threads, edit, operation);
  // Without the brackets of an empty list, for undoing is not to bring them back where others have added to it.
  const created = file ? {} : { blank: blank.replace(/ \[\]\n$/, '\n') };
  return { label, changes: [{ path, before: file?.text, after: edit.text, ...created }, ...others] };
}

type Done = readonly [label: string, others: readonly FileChange[]];

/** Writes into the edit; answers the step in words, and what else changes. */
function carryOut(
  context: EditContext,
  transcript: TranscriptText,
  threads: readonly Thread[],
  edit: DiscussionEdit,
  operation: DiscussOperation,
): Done {
  const { coder, today } = context;
  if (operation.op === 'startThread') {
    const at = operation.range && anchorOf(transcript.lines, operation.range);
    const comments = [commentOf(context, transcript, operation)];
    edit.add([], printThread({ id: context.newId(), ...(at && { at }), comments }));
    return [l10n.t('Start a thread'), []];
  }
  const thread = threads.find(({ id }) => id === operation.thread);
  if (!thread) {
    throw new GlossError('not-found', l10n.t('This thread is not there any more. It may have been removed meanwhile.'));
  }
  if (operation.op === 'reply') {
    return [addReply(edit, thread, commentOf(context, transcript, operation)), []];
  }
  if (operation.op === 'resolveThread') {
    const { resolved } = operation;
    if ((thread.resolved !== undefined) === resolved) {
      throw new GlossError(
        'nothing-to-do',
        resolved ? l10n.t('This thread is resolved already.') : l10n.t('This thread is open already.'),
      );
    }
    edit.set([thread.id], { resolved: resolved ? printBy({ by: coder, on: today }) : undefined });
    return [resolved ? l10n.t('Resolve a thread') : l10n.t('Open a thread again'), []];
  }
  const comment = thread.comments.find(({ id }) => id === operation.comment);
  if (!comment) throw new GlossError('not-found', l10n.t('This comment is not there any more.'));
  if (operation.op === 'acceptProposal') return accept(context, transcript, [thread, comment], edit);
  if (comment.by !== coder) {
    throw new GlossError(
      'not-yours',
      l10n.t("This comment is {by}'s, and you are {coder}. Reply to it instead.", { by: comment.by, coder }),
    );
  }
  if (operation.op === 'deleteComment') {
    const path = discussionPath(transcript.path);
    const all = context.study.discussions.get(path)?.value.threads.find(({ id }) => id === thread.id)?.comments;
    edit.remove(all?.length === 1 ? [thread.id] : [thread.id, comment.id]);
    return [l10n.t('Delete a comment'), []];
  }
  const edited = { text: printScalar(said(operation.text), 2), edited: printScalar(context.now, 2) };
  edit.set([thread.id, comment.id], edited);
  return [l10n.t('Edit a comment'), []];
}

/** Writes the reply, and says in words what the step does. A reply to a resolved thread opens it again. */
function addReply(edit: DiscussionEdit, { id, resolved }: Thread, comment: Comment): string {
  edit.add([id], printComment(comment));
  if (!resolved) return l10n.t('Reply');
  edit.set([id], { resolved: undefined });
  return l10n.t('Reply, and open a thread again');
}

function said(text: string): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim();
  if (trimmed === '') throw new GlossError('bad-argument', l10n.t('A comment needs some words.'));
  return trimmed;
}

function commentOf(
  context: EditContext,
  transcript: TranscriptText,
  { text, proposes }: { readonly text: string; readonly proposes?: Proposing },
): Comment {
  const proposal = proposes && proposalOf(context, transcript, proposes);
  const [id, by, on] = [context.newId(), context.coder, context.now];
  return { id, by, on, text: said(text), ...(proposal && { proposes: proposal }) };
}

function proposalOf({ study, coder }: EditContext, { lines }: TranscriptText, proposing: Proposing): Proposal {
  const { segment, codes, range } = proposing;
  const found = findSegment(study, segment);
  if (!found || !maySee(study, coder, found.record)) {
    throw new GlossError('not-found', l10n.t('There is no segment “{segment}” to propose a change of.', { segment }));
  }
  const unknown = codes?.find(({ code }) => !codesOf(study).find(code));
  if (unknown) throw new GlossError('not-found', unknownCode(unknown.code));
  if (!range && (codes ?? []).length === 0) {
    throw new GlossError('bad-argument', l10n.t('Propose other codes, other words, or both.'));
  }
  return { segment, coder: found.record.coder, ...(codes && { codes }), ...(range && { at: anchorOf(lines, range) }) };
}

/** The segment becomes what was proposed, in its coder's own file. */
function accept(
  context: EditContext,
  transcript: TranscriptText,
  [thread, { id, proposes, accepted }]: readonly [Thread, Comment],
  edit: DiscussionEdit,
): Done {
  const { coder, today } = context;
  if (!proposes) throw new GlossError('bad-argument', l10n.t('This comment proposes nothing.'));
  if (accepted) throw new GlossError('nothing-to-do', l10n.t('{by} has accepted this already.', { by: accepted.by }));
  if (proposes.coder !== coder) {
    throw new GlossError(
      'not-yours',
      l10n.t('Only {coder}, whose segment it is, can accept this; you are {you}.', {
        coder: proposes.coder,
        you: coder,
      }),
    );
  }
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, proposes.segment);
  const [place] = proposes.at
    ? placeThreads(transcript.lines, [{ id, at: proposes.at }], { now: transcript.digest, named: '' })
    : [];
  if (proposes.at && !isCertain(place)) {
    throw new GlossError('not-found', l10n.t('The words that were proposed are not in the transcript any more.'));
  }
  const moved = place ? reanchor(segment, transcript, place) : segment;
  const changed = { ...moved, ...(proposes.codes && { codes: proposes.codes }) };
  edit.set([thread.id, id], { accepted: printBy({ by: coder, on: today }) });
  return [l10n.t('Accept a proposal'), [own.edit({ change: [changed] })]];
}

function refuseBroken(file: Read<Discussion> | undefined, transcript: string): void {
  const problem = file?.problems.find(({ severity }) => severity === 'error');
  if (file && problem) {
    const line = file.text.slice(0, problem.range.start).split('\n').length;
    throw new GlossError(
      'unreadable',
      l10n.t('{path} has an error in line {line}: {message} Fix it first; nothing was written.', {
        path: file.path,
        line,
        message: problem.message,
      }),
    );
  }
  if (file && file.value.transcript !== transcript) {
    throw new GlossError(
      'unreadable',
      l10n.t('{path} speaks of {transcript}, not of {wanted}. Fix its first line.', {
        path: file.path,
        transcript: file.value.transcript,
        wanted: transcript,
      }),
    );
  }
}
