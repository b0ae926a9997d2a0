import { EventEmitter, Selection, type Range, type TextEditor, type Uri } from 'vscode';
import { mayWrite } from '../study/trust.js';
import type { TranscriptLock } from './transcriptLock.js';

/** A box is asked for, or has had the focus. */
type State = 'expected' | 'there';

/**
 * Transcripts beside which somebody writes in a box of VS Code's own. A box gets the focus late, and VS Code takes it away
 * for a moment where it draws the box again, so the text is locked until somebody is back in it. Where VS Code folds a box,
 * it selects the passage and gives the focus to the text; then nothing stays selected that a key would replace.
 */
export class Boxes {
  private readonly states = new Map<string, State>();
  private readonly passages: ((uri: Uri) => readonly Range[])[] = [];
  private readonly didReturn = new EventEmitter<Uri>();
  /** Somebody has gone from a box back into the text, or VS Code has folded the box. */
  readonly onDidReturn = this.didReturn.event;

  constructor(private readonly lock: TranscriptLock) {
    lock.lockWhile((uri) => this.states.has(uri.toString()));
  }

  /** Tells on which passages of a document there are boxes. */
  lieOn(passages: (uri: Uri) => readonly Range[]): void {
    this.passages.push(passages);
  }

  /**
   * Opens a box for what is selected, with the text safe before that takes its time, unless nothing may be written. `open`
   * answers whether there is one; if not, all is as it was.
   */
  async open(editor: TextEditor, open: (selection: Selection) => Promise<boolean>): Promise<void> {
    if (!mayWrite()) return;
    const { document, selection, selections } = editor;
    deselect(editor);
    await this.become(document.uri, 'expected');
    let isOpen = false;
    try {
      isOpen = await open(selection);
    } finally {
      if (!isOpen && this.states.get(document.uri.toString()) === 'expected') {
        await this.closed(document.uri);
        editor.selections = selections;
      }
    }
  }

  /** A box beside the document has the focus. */
  focused(uri: Uri): Promise<void> {
    return this.become(uri, 'there');
  }

  /** The selection is another; `isByHand` says whether somebody has clicked or moved the caret in the text. */
  async moved(editor: TextEditor, isByHand: boolean): Promise<void> {
    const { uri } = editor.document;
    const state = this.states.get(uri.toString());
    // What is selected before the box is there was selected before it was asked for.
    const isFolded = state !== 'expected' && this.isPassage(editor);
    if (state === undefined || !(isByHand || isFolded)) return;
    if (!isByHand) deselect(editor);
    await this.closed(uri);
    this.didReturn.fire(uri);
  }

  async closed(uri: Uri): Promise<void> {
    if (this.states.delete(uri.toString())) await this.lock.follow();
  }

  private async become(uri: Uri, state: State): Promise<void> {
    this.states.set(uri.toString(), state);
    await this.lock.follow();
  }

  private isPassage({ document, selection }: TextEditor): boolean {
    if (selection.isEmpty) return false;
    return this.passages.some((passages) => passages(document.uri).some((range) => range.isEqual(selection)));
  }

  dispose(): void {
    this.didReturn.dispose();
  }
}

/** The caret stays where it is. */
function deselect(editor: TextEditor): void {
  const { active } = editor.selection;
  if (editor.selections.length > 1 || !editor.selection.isEmpty) editor.selection = new Selection(active, active);
}
