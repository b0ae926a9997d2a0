import {
  CommentMode,
  CommentThreadCollapsibleState,
  l10n,
  type Comment,
  type CommentController,
  type CommentThread,
  type Range,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { SegmentMark } from '#protocol';
import { BoxText } from '../common/boxText.js';
import { toRange } from '../common/convert.js';
import { namesOf } from '../coding/segmentsAtCaret.js';

/** A memo as VS Code shows it: the one comment of its thread. */
export interface MemoComment extends Comment {
  readonly memo: MemoThread;
}

/** What somebody has written on a memo and not saved. */
export interface UnsavedMemo {
  /** What the memo was when writing began; empty where there was none. */
  readonly begun: string;
  readonly text: string;
}

/** The memo of a segment while it is being written; nothing that is published takes words away from whoever writes. */
export class MemoThread {
  private readonly thread: CommentThread;
  private readonly begun: string;
  private readonly box = new BoxText();

  constructor(
    controller: CommentController,
    readonly uri: Uri,
    private mark: SegmentMark,
    /** What was left in its box before. */
    kept?: UnsavedMemo,
  ) {
    this.begun = kept?.begun ?? this.memo;
    this.thread = controller.createCommentThread(uri, toRange(mark.range), []);
    this.thread.canReply = false;
    this.thread.label = headingOf(mark);
    this.write(kept?.text ?? this.begun);
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

  /** Whether this is the text of its box. */
  isWrittenIn(document: TextDocument): boolean {
    return this.box.holds(document);
  }

  /** What is in the box, where that is something else than the memo was; undefined where nothing would be lost. */
  get unsaved(): UnsavedMemo | undefined {
    const { begun } = this;
    const { text } = this.box;
    return text.trim() === begun.trim() ? undefined : { begun, text };
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
    this.box.expect(text);
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

  /** Puts what is in the box into the comment: of that VS Code makes the next box. */
  putAway(): void {
    if (this.box.isKnown) this.write(this.box.text);
  }

  /** VS Code does not tell when somebody folds a thread, and hears only of what is set again. */
  open(): void {
    this.thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  dispose(): void {
    this.box.dispose();
    this.thread.dispose();
  }
}

function headingOf(mark: SegmentMark): string {
  const codes = l10n.t('Memo on {codes}', { codes: namesOf(mark) });
  return mark.state === 'ambiguous' ? `${codes} · ${l10n.t('It is not certain that this place is meant')}` : codes;
}
