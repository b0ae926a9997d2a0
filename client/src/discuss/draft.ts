import {
  CommentMode,
  CommentThreadCollapsibleState,
  workspace,
  type Comment,
  type CommentThread,
  type Disposable,
  type TextDocument,
} from 'vscode';

/** A comment in its box, as VS Code shows it. */
export interface DraftComment extends Comment {
  readonly draft: Draft;
  /** Editing until it is sent. */
  mode: CommentMode;
}

export const isDraftComment = (comment: Comment): comment is DraftComment => 'draft' in comment;

/**
 * A comment that nobody has sent yet. It is a comment being edited, the last of its thread: to such a one VS Code gives
 * the focus, whatever other threads there are on the line.
 */
export class Draft {
  readonly thread: CommentThread;
  private current: DraftComment | undefined;
  private box: TextDocument | undefined;
  private waiting: Disposable | undefined;

  /** Opens its box: in a thread that is there, or in one that is made with it. */
  constructor(
    thread: CommentThread | ((comment: DraftComment) => CommentThread),
    /** Id of the thread that this is a reply in; undefined where it starts one. */
    private inThread: string | undefined,
    private readonly author: string,
  ) {
    if (typeof thread === 'function') {
      this.thread = thread(this.comment(''));
      this.open();
    } else {
      this.thread = thread;
      this.write('');
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

  /** What is in the box; undefined where that is not known. */
  get text(): string | undefined {
    return this.box?.isClosed === false ? this.box.getText() : undefined;
  }

  /** Opens the box with these words in it. VS Code takes a comment for changed where it is another object. */
  write(text: string): void {
    this.thread.comments = [...this.sent, this.comment(text)];
    this.open();
  }

  private comment(text: string): DraftComment {
    this.waiting?.dispose();
    this.waiting = workspace.onDidOpenTextDocument((document) => {
      if (!isBox(document)) return;
      this.box = document;
      this.waiting?.dispose();
    });
    const author = { name: this.author };
    this.current = { draft: this, body: text, mode: CommentMode.Editing, author, contextValue: 'draft' };
    return this.current;
  }

  /** Gives the focus to a box that is open or folded, with what is in it. */
  again(): void {
    if (this.text === undefined) this.open();
    else this.write(this.text);
  }

  end(): void {
    this.waiting?.dispose();
    if (this.inThread === undefined) {
      this.thread.dispose();
      return;
    }
    // Comments that are set again take the focus.
    if (this.thread.comments.some(isDraftComment)) this.thread.comments = this.sent;
    this.thread.canReply = true;
  }

  private get sent(): readonly Comment[] {
    return this.thread.comments.filter((comment) => !isDraftComment(comment));
  }

  private open(): void {
    this.thread.canReply = false;
    this.thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }
}

/** The document of a comment that is edited, as VS Code names it; a box for replies has another name. */
const isBox = ({ uri }: TextDocument): boolean =>
  uri.scheme === 'comment' && /^\/commentinput-\d+-\d+\.md$/.test(uri.path);
