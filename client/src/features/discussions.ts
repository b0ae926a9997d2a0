import {
  CommentMode,
  commands,
  comments,
  Disposable,
  l10n,
  Range,
  workspace,
  type CommentingRangeProvider,
  type CommentReply,
  type CommentThread,
  type TextDocument,
} from 'vscode';
import type { Context, Feature } from '../context.js';
import { fromRange } from '../convert.js';
import { DrawnThreads } from '../discuss/drawnThreads.js';
import type { ThreadComment } from '../discuss/threadComment.js';
import { proposeChange } from '../discuss/proposeChange.js';

/** Threads on passages and transcripts, in VS Code's own comments. */
export const discussions: Feature = (context) => {
  const controller = comments.createCommentController('gloss', l10n.t('Discussion'));
  const drawn = new DrawnThreads(context, controller);
  controller.options = { prompt: l10n.t('Reply…'), placeHolder: l10n.t('What do you think?') };
  const ranges: CommentingRangeProvider = {
    provideCommentingRanges: (document) =>
      isTranscript(context, document)
        ? { enableFileComments: true, ranges: [new Range(0, 0, Math.max(0, document.lineCount - 1), 0)] }
        : undefined,
  };
  controller.commentingRangeProvider = ranges;
  /** Transcripts of which VS Code has been told that they can be discussed: it asks once, before the server has said so. */
  const told = new Set<string>();
  const refresh = async (): Promise<void> => {
    for (const document of workspace.textDocuments) if (isTranscript(context, document)) await drawn.load(document.uri);
  };
  /** VS Code opens its box on the selection, or on the file, and gives it the focus. */
  const begin = async (isWhole: boolean): Promise<void> => {
    if (!context.transcriptEditor()) return;
    await commands.executeCommand('workbench.action.addComment', ...(isWhole ? [{ fileComment: true }] : []));
  };
  const submit = async ({ thread, text }: CommentReply): Promise<void> => {
    const uri = thread.uri.toString();
    const id = drawn.idOf(thread);
    // Of a comment on a whole file there is none, whatever the type says.
    const range = thread.range;
    if (id === undefined) {
      drawn.adopt(thread, text);
      await context.edit({ op: 'startThread', uri, text, ...(range && { range: fromRange(range) }) });
    } else await context.edit({ op: 'reply', uri, thread: id, text });
    await drawn.load(thread.uri);
  };
  const onThread = (command: string, run: (uri: string, id: string) => Promise<unknown>): Disposable =>
    commands.registerCommand(command, async (thread: CommentThread) => {
      const id = drawn.idOf(thread);
      if (id === undefined) return;
      await run(thread.uri.toString(), id);
      await drawn.load(thread.uri);
    });
  const onComment = (command: string, run: (comment: ThreadComment, uri: string, id: string) => unknown): Disposable =>
    commands.registerCommand(command, async (comment: ThreadComment) => {
      const id = drawn.idOf(comment.parent);
      if (id !== undefined) await run(comment, comment.parent.uri.toString(), id);
    });
  const redraw = ({ parent }: ThreadComment): void => {
    parent.comments = [...parent.comments];
  };
  return Disposable.from(
    controller,
    drawn,
    context.onDidPublish(({ uri }) => {
      const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
      if (!document || !isTranscript(context, document)) return;
      if (!told.has(uri)) controller.commentingRangeProvider = ranges;
      told.add(uri);
      void drawn.load(document.uri);
    }),
    context.onDidChangeStudy(refresh),
    workspace.onDidCloseTextDocument(({ uri }) => {
      drawn.drop(uri);
      told.delete(uri.toString());
    }),
    commands.registerCommand('gloss.discussPassage', () => begin(false)),
    commands.registerCommand('gloss.discussTranscript', () => begin(true)),
    commands.registerCommand('gloss.proposeChange', () => proposeChange(context)),
    commands.registerCommand('gloss.submitComment', submit),
    onThread('gloss.resolveThread', (uri, thread) =>
      context.edit({ op: 'resolveThread', uri, thread, resolved: true }),
    ),
    onThread('gloss.reopenThread', (uri, thread) =>
      context.edit({ op: 'resolveThread', uri, thread, resolved: false }),
    ),
    onComment('gloss.editComment', (comment) => {
      comment.edit();
      redraw(comment);
    }),
    onComment('gloss.cancelComment', async (comment) => {
      comment.mode = CommentMode.Preview;
      await drawn.load(comment.parent.uri);
    }),
    onComment('gloss.saveComment', async (comment, uri, thread) => {
      const text = typeof comment.body === 'string' ? comment.body : comment.body.value;
      const { done } = await context.edit({ op: 'editComment', uri, thread, comment: comment.item.id, text });
      if (done) comment.mode = CommentMode.Preview;
      await drawn.load(comment.parent.uri);
    }),
    onComment('gloss.deleteComment', async ({ item, parent }, uri, thread) => {
      await context.edit({ op: 'deleteComment', uri, thread, comment: item.id });
      await drawn.load(parent.uri);
    }),
    onComment('gloss.acceptProposal', async ({ item, parent }, uri, thread) => {
      await context.edit({ op: 'acceptProposal', uri, thread, comment: item.id });
      await drawn.load(parent.uri);
    }),
  );
};

/** A past version, as a diff shows it, is not discussed. */
const isTranscript = (context: Context, { uri }: TextDocument): boolean =>
  uri.scheme === 'file' && context.published(uri) !== undefined;
