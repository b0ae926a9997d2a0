import {
  CommentMode,
  CommentThreadCollapsibleState,
  l10n,
  Range,
  type CommentController,
  type CommentThread,
  type Uri,
} from 'vscode';
import { newestAnswer, ThreadsRequest, type NewestAnswer, type ThreadItem } from '#protocol';
import type { Context } from '../context.js';
import { toRange } from '../common/convert.js';
import { shorten } from '../common/shorten.js';
import { isDraftComment, showState, threadKinds } from './draftThread.js';
import { ThreadComment } from './threadComment.js';

interface Drawn {
  readonly thread: CommentThread;
  readonly item: ThreadItem;
}

/** The threads of open transcripts as VS Code has them, kept as the server tells. */
export class DrawnThreads {
  private readonly drawn = new Map<string, Map<string, Drawn>>();
  private begun: { readonly thread: CommentThread; readonly text: string } | undefined;
  private readonly lists = new Map<string, NewestAnswer<readonly ThreadItem[]>>();

  constructor(
    private readonly context: Context,
    private readonly controller: CommentController,
    /** Whether a thread that the server has no more stays, because somebody writes in it. */
    private readonly keep: (thread: CommentThread) => boolean,
  ) {}

  /** The server's id of a thread; undefined for one that has not been started yet. */
  idOf(thread: CommentThread): string | undefined {
    const threads = this.drawn.get(thread.uri.toString());
    return [...(threads ?? [])].find(([, drawn]) => drawn.thread === thread)?.[0];
  }

  /**
   * The thread on this very passage, or without a range on the whole transcript: one that is open, else the one that was
   * resolved last.
   */
  on(uri: Uri, range: Range | undefined): Drawn | undefined {
    const here = this.of(uri).filter(({ item }) =>
      range ? item.range && range.isEqual(toRange(item.range)) : item.state === undefined,
    );
    const resolvedOn = ({ item }: Drawn): string => item.resolved?.on ?? '';
    return (
      here.find(({ item }) => !item.resolved) ??
      here.reduce<Drawn | undefined>(
        (last, one) => (last && resolvedOn(last) > resolvedOn(one) ? last : one),
        undefined,
      )
    );
  }

  of(uri: Uri): readonly Drawn[] {
    return [...(this.drawn.get(uri.toString())?.values() ?? [])];
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
    const known = this.drawn.get(uri.toString()) ?? new Map<string, Drawn>();
    this.drawn.set(uri.toString(), known);
    for (const [id, { thread }] of known) {
      // What somebody is changing stays, with the words in its box.
      if (items.some((item) => item.id === id) || isBeingEdited(thread)) continue;
      known.delete(id);
      if (!this.keep(thread)) thread.dispose();
    }
    for (const item of items) {
      const before = known.get(item.id);
      // Comments that are drawn again take the focus from the box of one that is written.
      if (before && JSON.stringify(before.item) === JSON.stringify(item)) continue;
      const thread = before?.thread ?? this.adopted(uri, item) ?? this.create(uri, item);
      known.set(item.id, { thread, item });
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
    for (const { thread } of this.of(uri)) thread.dispose();
    this.drawn.delete(uri.toString());
    this.lists.delete(uri.toString());
  }

  dispose(): void {
    for (const threads of this.drawn.values()) for (const { thread } of threads.values()) thread.dispose();
  }
}

const isBeingEdited = ({ comments }: CommentThread): boolean =>
  comments.some((one) => one instanceof ThreadComment && one.mode === CommentMode.Editing);

/** What is on the whole transcript, or has no place any more, stands at its beginning. */
const placeOf = ({ range }: ThreadItem): Range => (range ? toRange(range) : new Range(0, 0, 0, 0));

function draw(thread: CommentThread, item: ThreadItem): void {
  thread.range = placeOf(item);
  const known = thread.comments.filter((one) => one instanceof ThreadComment);
  const comments = item.comments.map((comment) => {
    const drawn = known.find((one) => one.item.id === comment.id);
    drawn?.update(comment);
    return drawn ?? new ThreadComment(comment, thread);
  });
  // Nothing that is published takes words away from whoever writes.
  const draft = thread.comments.filter((one) => isDraftComment(one) && one.mode === CommentMode.Editing);
  thread.comments = [...comments, ...draft];
  thread.canReply = draft.length === 0;
  thread.contextValue = item.resolved ? threadKinds.resolved : threadKinds.open;
  showState(thread);
  thread.label = labelOf(item);
}

function labelOf({ range, state, quote, resolved }: ThreadItem): string {
  if (resolved) {
    return l10n.t('Resolved by {coder} on {day}. A reply opens it again.', { coder: resolved.by, day: resolved.on });
  }
  if (state === undefined) return labelOfWhole();
  if (!range) return l10n.t('The words “{quote}” are not in this transcript any more', { quote: quote ?? '' });
  if (state === 'ambiguous') return l10n.t('It is not certain that this place is meant');
  return labelOfPassage(quote ?? '');
}

/** Tells apart the threads of a line, which may be a whole turn. */
export function labelOfPassage(quote: string): string {
  return l10n.t('On “{quote}”', { quote: shorten(quote.replace(/\s+/g, ' ').trim(), 60) });
}

/** The heading of a thread that is on no passage. */
export const labelOfWhole = (): string => l10n.t('On the whole transcript');
