import { Disposable, workspace, type TextDocument } from 'vscode';

/** Those that are in use, and the boxes that are known to be of one: several may open at once. */
const all = new Set<BoxText>();
const known = new WeakSet<TextDocument>();

/** The text in the box of a comment that is being written. VS Code keeps it in a document, but does not say in which. */
export class BoxText {
  private box: TextDocument | undefined;
  /** What the box begins with. */
  private put = '';
  private readonly listening = Disposable.from(
    workspace.onDidOpenTextDocument((document) => {
      const isOnly = [...all].every((one) => one === this || !one.isWaiting);
      if (isOnly && this.isWaitingFor(document)) this.take(document);
    }),
    // VS Code opens a box empty, and then puts the words in.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (this.isWaitingFor(document) && document.getText() === this.text) this.take(document);
    }),
  );

  constructor() {
    all.add(this);
  }

  /** To be called before a box with these words opens. */
  expect(words: string): void {
    this.put = words;
    this.box = undefined;
  }

  /** What is in the box, will be, or was when VS Code took it away. */
  get text(): string {
    return this.box && this.box.version > 1 ? this.box.getText() : this.put;
  }

  /** The box has opened since it was expected. */
  get isKnown(): boolean {
    return this.box !== undefined;
  }

  holds(document: TextDocument): boolean {
    return this.box === document;
  }

  /** Its box is still to open, or VS Code has taken it away and may make another of the same words. */
  private get isWaiting(): boolean {
    return this.box?.isClosed ?? true;
  }

  private isWaitingFor(document: TextDocument): boolean {
    return isBox(document) && this.isWaiting && !known.has(document);
  }

  private take(document: TextDocument): void {
    known.add(document);
    this.put = this.text;
    this.box = document;
  }

  dispose(): void {
    all.delete(this);
    this.listening.dispose();
  }
}

/** The document of a comment that is edited, as VS Code names it; a box for replies has another name. */
const isBox = ({ uri }: TextDocument): boolean =>
  uri.scheme === 'comment' && /^\/commentinput-\d+-\d+\.md$/.test(uri.path);
