import {
  CommentThreadCollapsibleState,
  Range,
  type Comment,
  type CommentController,
  type CommentThread,
  type TextDocument,
  type TextDocumentChangeEvent,
  type Uri,
} from 'vscode';
import { isShown } from '../common/activeUri.js';
import { KeptWords } from '../common/keptWords.js';
import { Draft } from './draftThread.js';
import { followChanges, type Offsets } from './followChanges.js';

/** What a draft that starts a thread is about, in offsets that follow what is changed; without any the whole document. */
interface Begun {
  readonly document: TextDocument;
  place: Offsets | undefined;
}

/** The comments that are being written where Gloss has opened a box for them. */
export class Drafts {
  private readonly drafts = new Map<Draft, Begun>();
  private readonly kept = new KeptWords<string>();

  constructor(private readonly controller: CommentController) {}

  /** Where a draft's thread will be. */
  placeOf(draft: Draft): Range | undefined {
    const begun = this.drafts.get(draft);
    return begun?.place && rangeOf(begun.document, begun.place);
  }

  /** Opens the box of a new thread, or of the one that somebody has begun on the same passage. */
  begin(document: TextDocument, range: Range | undefined, author: string, label: string): void {
    const place = range && offsetsOf(document, range);
    const begun = [...this.drafts].find(
      ([draft, other]) =>
        draft.id === undefined && !draft.isSent && other.document === document && isSame(other.place, place),
    );
    if (begun) {
      begun[0].again();
      return;
    }
    const create = (comment: Comment): CommentThread => {
      const at = range ?? new Range(0, 0, 0, 0);
      const thread = this.controller.createCommentThread(document.uri, at, [comment]);
      thread.label = label;
      return thread;
    };
    const draft = new Draft(create, undefined, author, this.kept.take(document.uri, nameOf(undefined, place)));
    this.drafts.set(draft, { document, place });
  }

  /** Opens a box at the end of a thread, with words in it or those kept; `id` is undefined for one that is not started yet. */
  reply(document: TextDocument, thread: CommentThread, id: string | undefined, author: string, text?: string): void {
    const begun = this.of(document.uri).find((draft) => draft.thread === thread);
    if (begun) {
      begun.again();
      return;
    }
    const place = id === undefined && thread.range ? offsetsOf(document, thread.range) : undefined;
    const draft = new Draft(thread, id, author, text ?? this.kept.take(document.uri, nameOf(id, place)));
    this.drafts.set(draft, { document, place });
  }

  /** Whether somebody writes in a thread that was removed meanwhile; then what is written starts a new one. */
  keep(thread: CommentThread): boolean {
    const found = [...this.drafts].find(([draft]) => draft.thread === thread);
    if (!found) return false;
    const [draft, begun] = found;
    const { range } = thread;
    // What is on the whole transcript, or nowhere, is drawn at its beginning.
    if (range && !range.isEmpty) begun.place = offsetsOf(begun.document, range);
    draft.startNew();
    return true;
  }

  /** It is sent, or given up. */
  forget(draft: Draft): void {
    this.drafts.delete(draft);
  }

  /** Takes back one that was not sent. */
  drop(draft: Draft): void {
    this.forget(draft);
    draft.end();
  }

  /** Takes back those in which nothing is written. */
  dropEmpty(uri: Uri): void {
    for (const draft of this.of(uri)) if (draft.text === '') this.drop(draft);
  }

  /** Takes back those in which nothing is written, and those that VS Code has folded after it asked. */
  sweep(uri: Uri): void {
    for (const draft of this.of(uri)) {
      const isFolded = draft.thread.collapsibleState === CommentThreadCollapsibleState.Collapsed;
      if (isFolded || draft.text.trim() === '') this.drop(draft);
    }
  }

  follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    for (const begun of this.drafts.values()) {
      if (begun.document === document && begun.place) begun.place = followChanges(begun.place, contentChanges);
    }
  }

  /** The transcript is out of sight, with which VS Code takes its boxes away: it makes the next ones of what is in the comments. */
  hide(): void {
    for (const draft of this.drafts.keys()) if (!draft.isSent && !isShown(draft.thread.uri)) draft.putAway();
  }

  /** The transcript is closed. */
  close(uri: Uri): void {
    const drafts = this.of(uri);
    const written = drafts.filter(({ text }) => text.trim() !== '');
    this.kept.keep(uri, new Map(written.map((draft) => [nameOf(draft.id, this.drafts.get(draft)?.place), draft.text])));
    for (const draft of drafts) this.drop(draft);
  }

  /** Those on a document that are still being written. */
  of(uri: Uri): readonly Draft[] {
    const key = uri.toString();
    return [...this.drafts]
      .filter(([, { document }]) => document.uri.toString() === key)
      .flatMap(([draft]) => (draft.isSent ? [] : draft));
  }
}

/** What a draft is on: its thread, a passage or all of the transcript. */
const nameOf = (thread: string | undefined, place: Offsets | undefined): string =>
  thread ?? (place ? `${place.start}-${place.end}` : '');

const offsetsOf = (document: TextDocument, { start, end }: Range): Offsets => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

const rangeOf = (document: TextDocument, { start, end }: Offsets): Range =>
  new Range(document.positionAt(start), document.positionAt(end));

const isSame = (one: Offsets | undefined, other: Offsets | undefined): boolean =>
  one?.start === other?.start && one?.end === other?.end;
