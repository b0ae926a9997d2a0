import type { Discussion } from '../../discussions/discussion.js';
import { DiscussionEdit } from '../../discussions/editDiscussion.js';
import { placesSince, writePlaces, type PlacedThread, type TextNow } from '../../discussions/followText.js';
import { GlossError } from '../../glossError.js';
import type { Read } from '../../study/study.js';
import type { FileChange } from '../step.js';

/** The threads of a discussion whose positions speak of an earlier text, and its file with the places of now. */
export interface FollowedThreads {
  readonly placed: readonly PlacedThread[];
  /** Undefined where not all places are certain, or the file cannot be changed line by line. */
  readonly change: FileChange | undefined;
}

/** Where the threads of a discussion are; undefined where that is as its file says, or the file has errors. */
export function followThreads(file: Read<Discussion>, now: TextNow): FollowedThreads | undefined {
  const { path, text, value, problems } = file;
  const placed = problems.some(({ severity }) => severity === 'error') ? undefined : placesSince(value, now);
  if (!placed) return undefined;
  try {
    const edit = new DiscussionEdit(text);
    writePlaces(edit, placed, now);
    return { placed, change: edit.text === text ? undefined : { path, before: text, after: edit.text } };
  } catch (error) {
    // One that is not written in lines is left alone.
    if (error instanceof GlossError) return { placed, change: undefined };
    throw error;
  }
}
