import {
  CommentMode,
  CommentThreadCollapsibleState,
  l10n,
  type Comment,
  type CommentController,
  type CommentThread,
  type Uri,
} from 'vscode';
import type { SegmentMark } from '../../../server/src/protocol/index.js';
import { toRange } from '../convert.js';
import { plainMarkdown } from '../plainMarkdown.js';
import { namesOf } from '../segmentsAtCaret.js';

/** A memo as VS Code shows it: the one comment of its thread. */
export interface MemoComment extends Comment {
  readonly memo: MemoThread;
}

/** The memo of a segment. While it is being written, nothing that is published takes words away from whoever writes. */
export class MemoThread {
  private readonly thread: CommentThread;
  /** What the memo was when writing began; undefined while nobody writes. */
  private begun: string | undefined;
  private shown = '';
  private isToFold = false;

  constructor(
    controller: CommentController,
    readonly uri: Uri,
    private mark: SegmentMark,
  ) {
    this.thread = controller.createCommentThread(uri, toRange(mark.range), []);
    this.thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    this.thread.canReply = false;
    this.draw();
  }

  get segment(): string {
    return this.mark.id;
  }

  get isEdited(): boolean {
    return this.begun !== undefined;
  }

  /** The memo as it was published last; empty where there is none. */
  get memo(): string {
    return this.mark.memo ?? '';
  }

  /** The memo if it has become another since writing began. */
  get changedMeanwhile(): string | undefined {
    return this.begun === undefined || this.begun === this.memo ? undefined : this.memo;
  }

  /** Takes in what is published of the segment; undefined where it has no place any more, or is gone. */
  update(mark: SegmentMark | undefined): void {
    this.mark = mark ?? this.mark;
    this.draw();
  }

  /** Opens the memo for writing, with these words or those that are there; `fold` closes it once that is done. */
  edit(text?: string, fold = false): void {
    if (!this.isEdited) {
      this.begun = this.memo;
      this.isToFold = fold;
      this.show(text ?? this.memo, CommentMode.Editing);
    } else if (text !== undefined) this.show(text, CommentMode.Editing);
    // VS Code does not tell when somebody folds a thread, and hears only of what is set anew.
    this.thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  /** Shows the memo again: the one that was saved, else the one that was published last. */
  leave(saved = this.memo): void {
    this.begun = undefined;
    this.mark = { ...this.mark, memo: saved };
    this.shown = '';
    this.draw();
    if (this.isToFold) this.thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
  }

  dispose(): void {
    this.thread.dispose();
  }

  /** Changes what differs, and nothing else: each change goes to the window. */
  private draw(): void {
    const range = toRange(this.mark.range);
    if (!this.thread.range?.isEqual(range)) this.thread.range = range;
    const words = headingOf(this.mark);
    if (this.thread.label !== words) this.thread.label = words;
    if (this.isEdited) return;
    const shown = `${this.mark.coder}\n${this.mark.own}\n${this.memo}`;
    if (this.shown === shown) return;
    this.shown = shown;
    this.show(this.memo, CommentMode.Preview);
  }

  /** VS Code takes a comment for changed where it is another object. */
  private show(text: string, mode: CommentMode): void {
    const { coder, own } = this.mark;
    const comment: MemoComment = {
      memo: this,
      body: mode === CommentMode.Editing ? text : plainMarkdown(text),
      mode,
      author: { name: coder },
      contextValue: own ? 'own' : 'other',
    };
    this.thread.comments = [comment];
  }
}

function headingOf(mark: SegmentMark): string {
  const codes = l10n.t('Memo on {codes}', { codes: namesOf(mark) });
  return mark.state === 'ambiguous' ? `${codes} · ${l10n.t('It is not certain that this place is meant')}` : codes;
}
