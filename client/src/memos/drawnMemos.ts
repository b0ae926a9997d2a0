import type { CommentController, Range, TextDocument, Uri } from 'vscode';
import type { SegmentMark } from '#protocol';
import { isShown } from '../common/activeUri.js';
import { KeptWords } from '../common/keptWords.js';
import { MemoThread, type UnsavedMemo } from './memoThread.js';

/** The memos that are being written, which follow their segments as these are published. */
export class DrawnMemos {
  private readonly drawn = new Map<string, Map<string, MemoThread>>();
  private readonly kept = new KeptWords<UnsavedMemo>();

  constructor(private readonly controller: CommentController) {}

  publish(uri: Uri, segments: readonly SegmentMark[]): void {
    const threads = this.drawn.get(uri.toString());
    if (!threads) return;
    for (const mark of segments) threads.get(mark.id)?.update(mark);
  }

  /** Opens the memo of a segment for writing, also where it has none yet. */
  edit(uri: Uri, mark: SegmentMark): void {
    const threads = this.drawn.get(uri.toString()) ?? new Map<string, MemoThread>();
    this.drawn.set(uri.toString(), threads);
    const thread = threads.get(mark.id) ?? new MemoThread(this.controller, uri, mark, this.kept.take(uri, mark.id));
    threads.set(mark.id, thread);
    thread.open();
  }

  leave(thread: MemoThread): void {
    this.drawn.get(thread.uri.toString())?.delete(thread.segment);
    thread.dispose();
  }

  /** The memo that is written in this box. */
  writtenIn(document: TextDocument): MemoThread | undefined {
    return [...this.drawn.values()]
      .flatMap((threads) => [...threads.values()])
      .find((thread) => thread.isWrittenIn(document));
  }

  /** Where the memos are that are being written. */
  passages(uri: Uri): readonly Range[] {
    return this.of(uri).map(({ range }) => range);
  }

  /** Those that VS Code has folded, after it asked, are not written on. */
  sweep(uri: Uri): void {
    for (const thread of this.of(uri)) if (thread.isFolded) this.leave(thread);
  }

  private of(uri: Uri): readonly MemoThread[] {
    return [...(this.drawn.get(uri.toString())?.values() ?? [])];
  }

  /** The transcript is out of sight, with which VS Code takes its boxes away: it makes the next ones of what is in the comments. */
  hide(): void {
    const threads = [...this.drawn.values()].flatMap((drawn) => [...drawn.values()]);
    for (const thread of threads) if (!isShown(thread.uri)) thread.putAway();
  }

  /** The transcript is closed. */
  close(uri: Uri): void {
    const unsaved = this.of(uri).flatMap((thread) =>
      thread.unsaved ? [[thread.segment, thread.unsaved] as const] : [],
    );
    this.kept.keep(uri, new Map(unsaved));
    for (const thread of this.of(uri)) thread.dispose();
    this.drawn.delete(uri.toString());
  }

  dispose(): void {
    for (const threads of this.drawn.values()) for (const thread of threads.values()) thread.dispose();
  }
}
