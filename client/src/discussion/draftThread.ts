import {
  CommentMode,
  CommentThreadCollapsibleState,
  CommentThreadState,
  type Comment,
  type CommentThread,
} from 'vscode';
import { BoxText } from '../common/boxText.js';

/** A comment in its box, as VS Code shows it. */
export interface DraftComment extends Comment {
  readonly draft: Draft;
  /** Editing until it is sent. */
  mode: CommentMode;
}

/** Whether a comment is one that nobody has sent yet. */
export const isDraftComment = (comment: Comment): comment is DraftComment => 'draft' in comment;

/** Kinds of threads, for `when` clauses, and whether they are resolved. */
export const threadKinds = { resolved: 'resolved', open: 'open' } as const;

/** Shows whether a thread is resolved. One that somebody writes in is open: in others VS Code gives no focus to a box. */
export function showState(thread: CommentThread): void {
  const isResolved = thread.contextValue === threadKinds.resolved && !thread.comments.some(isDraftComment);
  const state = isResolved ? CommentThreadState.Resolved : CommentThreadState.Unresolved;
  if (thread.state !== state) thread.state = state;
}

/**
 * A comment that nobody has sent yet. It is a comment being edited, the last of its thread: to such a one VS Code gives
 * the focus, whatever other threads there are on the line.
 */
export class Draft {
  readonly thread: CommentThread;
  private current: DraftComment | undefined;
  private readonly box = new BoxText();

  /** Opens its box: in a thread that is there, or in one that is made with it. */
  constructor(
    thread: CommentThread | ((comment: DraftComment) => CommentThread),
    /** Id of the thread that this is a reply in; undefined where it starts one. */
    private inThread: string | undefined,
    private readonly author: string,
    text = '',
  ) {
    if (typeof thread === 'function') {
      this.thread = thread(this.comment(text));
      this.open();
    } else {
      this.thread = thread;
      this.write(text);
    }
  }

  /** It is on its way, and its box is gone. */
  get isSent(): boolean {
    return this.current?.mode === CommentMode.Preview;
  }

  get id(): string | undefined {
    return this.inThread;
  }

  /** The thread was removed meanwhile: what is written here starts a new one. */
  startNew(): void {
    this.inThread = undefined;
    this.thread.comments = this.thread.comments.filter(isDraftComment);
  }

  /** What is in the box. */
  get text(): string {
    return this.box.text;
  }

  /** Opens the box with these words in it. VS Code takes a comment for changed where it is another object. */
  write(text: string): void {
    this.thread.comments = [...this.sent, this.comment(text)];
    this.open();
  }

  private comment(text: string): DraftComment {
    this.box.expect(text);
    const author = { name: this.author };
    this.current = { draft: this, body: text, mode: CommentMode.Editing, author, contextValue: 'draft' };
    return this.current;
  }

  /** Gives the focus to a box that is open or folded, with what is in it. */
  again(): void {
    this.write(this.text);
  }

  /** Puts what is in the box into the comment: of that VS Code makes the next box. */
  putAway(): void {
    if (this.box.isKnown) this.write(this.text);
  }

  end(): void {
    this.box.dispose();
    if (this.inThread === undefined) {
      this.thread.dispose();
      return;
    }
    // Comments that are set again take the focus.
    if (this.thread.comments.some(isDraftComment)) this.thread.comments = this.sent;
    this.thread.canReply = true;
    showState(this.thread);
  }

  private get sent(): readonly Comment[] {
    return this.thread.comments.filter((comment) => !isDraftComment(comment));
  }

  private open(): void {
    this.thread.canReply = false;
    showState(this.thread);
    this.thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }
}
