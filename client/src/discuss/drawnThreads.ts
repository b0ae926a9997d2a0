import {
  CommentMode,
  CommentThreadCollapsibleState,
  CommentThreadState,
  l10n,
  Range,
  type CommentController,
  type CommentThread,
  type Uri,
} from 'vscode';
import {
  newestAnswer,
  ThreadsRequest,
  type NewestAnswer,
  type ThreadItem,
} from '../../../server/src/protocol/index.js';
import type { Context } from '../context.js';
import { toRange } from '../convert.js';
import { ThreadComment } from './threadComment.js';

/** The threads of open transcripts as VS Code has them, kept as the server tells. */
export class DrawnThreads {
  private readonly drawn = new Map<string, Map<string, CommentThread>>();
  private begun: { readonly thread: CommentThread; readonly text: string } | undefined;
  private readonly lists = new Map<string, NewestAnswer<readonly ThreadItem[]>>();

  constructor(
    private readonly context: Context,
    private readonly controller: CommentController,
  ) {}

  /** The server's id of a thread; undefined for one that has not been started yet. */
  idOf(thread: CommentThread): string | undefined {
    const threads = this.drawn.get(thread.uri.toString());
    return [...(threads ?? [])].find(([, drawn]) => drawn === thread)?.[0];
  }

  /** A thread that VS Code has opened becomes the one that begins with these words, once the server has it. */
  adopt(thread: CommentThread, text: string): void {
    this.begun = { thread, text: text.trim() };
  }

  /** Asks the server and draws what it says; resolves when that is drawn. */
  async load(uri: Uri): Promise<void> {
    const key = uri.toString();
    const list =
      this.lists.get(key) ??
      newestAnswer(
        () => this.context.client.sendRequest(ThreadsRequest.type, { uri: key }),
        (items) => {
          // A document that was closed meanwhile has nothing drawn on it any more.
          if (this.lists.get(key) === list) this.drawAll(uri, items);
        },
      );
    this.lists.set(key, list);
    await list.ask();
  }

  private drawAll(uri: Uri, items: readonly ThreadItem[]): void {
    const known = this.drawn.get(uri.toString()) ?? new Map<string, CommentThread>();
    this.drawn.set(uri.toString(), known);
    for (const [id, thread] of known) {
      if (items.some((item) => item.id === id)) continue;
      thread.dispose();
      known.delete(id);
    }
    for (const item of items) {
      const thread = known.get(item.id) ?? this.adopted(uri, item) ?? this.create(uri, item);
      known.set(item.id, thread);
      draw(thread, item);
    }
  }

  private adopted(uri: Uri, { comments: [first] }: ThreadItem): CommentThread | undefined {
    const { thread, text } = this.begun ?? {};
    if (!thread || !first?.own || first.text !== text || thread.uri.toString() !== uri.toString()) return undefined;
    this.begun = undefined;
    return thread;
  }

  private create(uri: Uri, item: ThreadItem): CommentThread {
    const thread = this.controller.createCommentThread(uri, placeOf(item), []);
    thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    return thread;
  }

  drop(uri: Uri): void {
    for (const thread of this.drawn.get(uri.toString())?.values() ?? []) thread.dispose();
    this.drawn.delete(uri.toString());
    this.lists.delete(uri.toString());
  }

  dispose(): void {
    for (const threads of this.drawn.values()) for (const thread of threads.values()) thread.dispose();
  }
}

/** What is on the whole transcript, or has no place any more, stands at its beginning. */
const placeOf = ({ range }: ThreadItem): Range => (range ? toRange(range) : new Range(0, 0, 0, 0));

function draw(thread: CommentThread, item: ThreadItem): void {
  thread.range = placeOf(item);
  const beingEdited = thread.comments.filter(({ mode }) => mode === CommentMode.Editing);
  // Nothing that is published takes words away from whoever edits a comment.
  thread.comments = item.comments.map(
    (comment) =>
      beingEdited.find((one) => one instanceof ThreadComment && one.item.id === comment.id) ??
      new ThreadComment(comment, thread),
  );
  thread.state = item.resolved ? CommentThreadState.Resolved : CommentThreadState.Unresolved;
  thread.contextValue = item.resolved ? 'resolved' : 'open';
  thread.label = labelOf(item);
}

function labelOf({ range, state, quote, resolved }: ThreadItem): string {
  if (resolved) return l10n.t('Resolved by {coder} on {day}', { coder: resolved.by, day: resolved.on });
  if (state === undefined) return l10n.t('On the whole transcript');
  if (!range) return l10n.t('The words “{quote}” are not in this transcript any more', { quote: quote ?? '' });
  return state === 'ambiguous' ? l10n.t('It is not certain that this place is meant') : '';
}
