import type { CommentController, Uri } from 'vscode';
import type { SegmentMark } from '../../../server/src/protocol/index.js';
import { MemoThread } from './memoThread.js';

/** The memos of open transcripts, kept as their segments are published. */
export class MemoThreads {
  private readonly drawn = new Map<string, Map<string, MemoThread>>();

  constructor(private readonly controller: CommentController) {}

  publish(uri: Uri, segments: readonly SegmentMark[]): void {
    const threads = this.threadsOf(uri);
    const gone = new Set(threads.keys());
    for (const mark of segments) {
      const key = keyOf(mark);
      const thread = threads.get(key);
      if (mark.memo === undefined && !thread?.isEdited) continue;
      gone.delete(key);
      if (thread) thread.update(mark);
      else threads.set(key, new MemoThread(this.controller, uri, mark));
    }
    for (const key of gone) {
      const thread = threads.get(key);
      if (thread?.isEdited) thread.update(undefined);
      else {
        thread?.dispose();
        threads.delete(key);
      }
    }
  }

  /** Opens the memo of a segment for writing, also where it has none yet, and folds it afterwards. */
  edit(uri: Uri, mark: SegmentMark): void {
    const threads = this.threadsOf(uri);
    const thread = threads.get(keyOf(mark)) ?? new MemoThread(this.controller, uri, mark);
    threads.set(keyOf(mark), thread);
    if (!thread.isEdited) thread.update(mark);
    thread.edit(undefined, true);
  }

  /** Ends writing; a memo without words has no thread. */
  leave(thread: MemoThread, saved?: string): void {
    thread.leave(saved);
    if (thread.memo !== '') return;
    const threads = this.threadsOf(thread.uri);
    for (const [key, one] of threads) if (one === thread) threads.delete(key);
    thread.dispose();
  }

  drop(uri: Uri): void {
    for (const thread of this.threadsOf(uri).values()) thread.dispose();
    this.drawn.delete(uri.toString());
  }

  dispose(): void {
    for (const threads of this.drawn.values()) for (const thread of threads.values()) thread.dispose();
  }

  private threadsOf(uri: Uri): Map<string, MemoThread> {
    const threads = this.drawn.get(uri.toString()) ?? new Map<string, MemoThread>();
    this.drawn.set(uri.toString(), threads);
    return threads;
  }
}

const keyOf = ({ coder, id }: SegmentMark): string => `${coder} ${id}`;
