import { anchorOf } from '../anchor/makeSegment.js';
import { isCertain } from '../anchor/place.js';
import type { Coding } from '../codings/segment.js';
import {
  commentKeys,
  threadKeys,
  type Comment,
  type Discussion,
  type Proposal,
  type Thread,
} from '../discussions/discussion.js';
import { DiscussionEdit } from '../discussions/editDiscussion.js';
import { followText } from '../discussions/followText.js';
import { placeThreads } from '../discussions/placeThreads.js';
import { newDiscussion, printBy, printComment, printThread } from '../discussions/printDiscussion.js';
import { GlossError } from '../glossError.js';
import { discussionPath } from '../study/paths.js';
import { findSegment } from '../study/query.js';
import { codesOf, type Read } from '../study/study.js';
import { maySee, threadsSeen } from '../study/visible.js';
import { printScalar } from '../text/scalar.js';
import type { Range } from '../text/range.js';
import { ownRecord, ownSegment, reanchor } from './ownRecord.js';
import type { EditContext, FileChange, Step, TranscriptText } from './step.js';

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
    return ['Start a thread', []];
  }
  const thread = threads.find(({ id }) => id === operation.thread);
  if (!thread) {
    throw new GlossError('not-found', 'This thread is not there any more. It may have been removed meanwhile.');
  }
  if (operation.op === 'reply') {
    edit.add([thread.id], printComment(commentOf(context, transcript, operation)));
    return ['Reply', []];
  }
  if (operation.op === 'resolveThread') {
    const { resolved } = operation;
    if ((thread.resolved !== undefined) === resolved) {
      throw new GlossError('nothing-to-do', `This thread is ${resolved ? 'resolved' : 'open'} already.`);
    }
    edit.set([thread.id], { resolved: resolved ? printBy({ by: coder, on: today }) : undefined }, threadKeys);
    return [resolved ? 'Resolve a thread' : 'Open a thread again', []];
  }
  const comment = thread.comments.find(({ id }) => id === operation.comment);
  if (!comment) throw new GlossError('not-found', 'This comment is not there any more.');
  if (operation.op === 'acceptProposal') return accept(context, transcript, [thread, comment], edit);
  if (comment.by !== coder) {
    throw new GlossError('not-yours', `This comment is ${comment.by}'s, and you are ${coder}. Reply to it instead.`);
  }
  if (operation.op === 'deleteComment') {
    const path = discussionPath(transcript.path);
    const all = context.study.discussions.get(path)?.value.threads.find(({ id }) => id === thread.id)?.comments;
    edit.remove(all?.length === 1 ? [thread.id] : [thread.id, comment.id]);
    return ['Delete a comment', []];
  }
  const edited = { text: printScalar(said(operation.text), 10), edited: printScalar(context.now, 10) };
  edit.set([thread.id, comment.id], edited, commentKeys);
  return ['Edit a comment', []];
}

function said(text: string): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim();
  if (trimmed === '') throw new GlossError('bad-argument', 'A comment needs some words.');
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
    throw new GlossError('not-found', `There is no segment “${segment}” to propose a change of.`);
  }
  const unknown = codes?.find(({ code }) => !codesOf(study).find(code));
  if (unknown) throw new GlossError('not-found', `No codebook of this study has a code “${unknown.code}”.`);
  if (!range && (codes ?? []).length === 0) {
    throw new GlossError('bad-argument', 'Propose other codes, other words, or both.');
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
  if (!proposes) throw new GlossError('bad-argument', 'This comment proposes nothing.');
  if (accepted) throw new GlossError('nothing-to-do', `${accepted.by} has accepted this already.`);
  if (proposes.coder !== coder) {
    throw new GlossError(
      'not-yours',
      `Only ${proposes.coder}, whose segment it is, can accept this; you are ${coder}.`,
    );
  }
  const own = ownRecord(context, transcript);
  const { segment } = ownSegment(context, own, proposes.segment);
  const [place] = proposes.at
    ? placeThreads(transcript.lines, [{ id, at: proposes.at }], { now: transcript.digest, named: '' })
    : [];
  if (proposes.at && !isCertain(place)) {
    throw new GlossError('not-found', 'The words that were proposed are not in the transcript any more.');
  }
  const moved = place ? reanchor(segment, transcript, place) : segment;
  const changed = { ...moved, ...(proposes.codes && { codes: proposes.codes }) };
  edit.set([thread.id, id], { accepted: printBy({ by: coder, on: today }) }, commentKeys);
  return ['Accept a proposal', [own.edit({ change: [changed] })]];
}

function refuseBroken(file: Read<Discussion> | undefined, transcript: string): void {
  const problem = file?.problems.find(({ severity }) => severity === 'error');
  if (file && problem) {
    const line = file.text.slice(0, problem.range.start).split('\n').length;
    throw new GlossError(
      'unreadable',
      `${file.path} has an error in line ${line}: ${problem.message} Mend it first; nothing was written.`,
    );
  }
  if (file && file.value.transcript !== transcript) {
    throw new GlossError(
      'unreadable',
      `${file.path} speaks of ${file.value.transcript}, not of ${transcript}. Mend its first line.`,
    );
  }
}
