import {
  EventEmitter,
  Range,
  type CommentController,
  type CommentingRanges,
  type TextDocument,
  type Uri,
} from 'vscode';

/**
 * Where VS Code offers to comment. It asks as soon as a document is shown, before the server has said whether that is a
 * transcript, and again only where the provider is set again. Until it has had an answer, it draws each thread twice.
 */
export class Commenting {
  private readonly told = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly didAsk = new EventEmitter<void>();
  readonly onDidAsk = this.didAsk.event;

  constructor(
    private readonly controller: CommentController,
    private readonly isTranscript: (document: TextDocument) => boolean,
  ) {
    this.offer();
  }

  /** Has VS Code ask again about a document that is known to be a transcript by now. */
  tell(uri: Uri): void {
    const key = uri.toString();
    if (this.told.has(key)) return;
    this.told.add(key);
    this.offer();
  }

  isAsked(uri: Uri): boolean {
    return this.asked.has(uri.toString());
  }

  forget(uri: Uri): void {
    this.told.delete(uri.toString());
    this.asked.delete(uri.toString());
  }

  private offer(): void {
    this.controller.commentingRangeProvider = { provideCommentingRanges: (document) => this.rangesOf(document) };
  }

  private rangesOf(document: TextDocument): CommentingRanges | undefined {
    if (!this.isTranscript(document)) return undefined;
    this.asked.add(document.uri.toString());
    this.didAsk.fire();
    return { enableFileComments: true, ranges: [new Range(0, 0, Math.max(0, document.lineCount - 1), 0)] };
  }

  dispose(): void {
    this.didAsk.dispose();
  }
}
