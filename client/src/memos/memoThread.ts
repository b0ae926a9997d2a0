import {
  CommentMode,
  CommentThreadCollapsibleState,
  l10n,
  type Comment,
  type CommentController,
  type CommentThread,
  type Range,
  type Uri,
} from 'vscode';
import type { SegmentMark } from '../../../server/src/protocol/index.js';
import { toRange } from '../convert.js';
import { namesOf } from '../segmentsAtCaret.js';

/** A memo as VS Code shows it: the one comment of its thread. */
export interface MemoComment extends Comment {
  readonly memo: MemoThread;
}

/** The memo of a segment while it is being written; nothing that is published takes words away from whoever writes. */
export class MemoThread {
  private readonly thread: CommentThread;
  /** What the memo was when writing began; empty where there was none. */
  private readonly begun: string;

  constructor(
    controller: CommentController,
    readonly uri: Uri,
    private mark: SegmentMark,
  ) {
    this.begun = this.memo;
    this.thread = controller.createCommentThread(uri, toRange(mark.range), []);
    this.thread.canReply = false;
    this.thread.label = headingOf(mark);
    this.write(this.begun);
  }

  get range(): Range {
    return toRange(this.mark.range);
  }

  get isFolded(): boolean {
    return this.thread.collapsibleState === CommentThreadCollapsibleState.Collapsed;
  }

  get segment(): string {
    return this.mark.id;
  }

  /** The memo as it was published last; empty where there is none. */
  get memo(): string {
    return this.mark.memo ?? '';
  }

  /** The memo if it has become another since writing began. */
  get changedMeanwhile(): string | undefined {
    return this.begun === this.memo ? undefined : this.memo;
  }

  /** Takes in what is published of the segment. Changes what differs, and nothing else: each change goes to the window. */
  update(mark: SegmentMark): void {
    this.mark = mark;
    if (!this.thread.range?.isEqual(this.range)) this.thread.range = this.range;
    const heading = headingOf(mark);
    if (this.thread.label !== heading) this.thread.label = heading;
  }

  /** VS Code takes a comment for changed where it is another object. */
  write(text: string): void {
    const comment: MemoComment = {
      memo: this,
      body: text,
      mode: CommentMode.Editing,
      author: { name: this.mark.coder },
      contextValue: 'own',
    };
    this.thread.comments = [comment];
    this.open();
  }

  /** VS Code does not tell when somebody folds a thread, and hears only of what is set anew. */
  open(): void {
    this.thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  dispose(): void {
    this.thread.dispose();
  }
}

function headingOf(mark: SegmentMark): string {
  const codes = l10n.t('Memo on {codes}', { codes: namesOf(mark) });
  return mark.state === 'ambiguous' ? `${codes} · ${l10n.t('It is not certain that this place is meant')}` : codes;
}
