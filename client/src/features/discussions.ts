import {
  CommentMode,
  commands,
  comments,
  Disposable,
  l10n,
  workspace,
  type CommentReply,
  type CommentThread,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { EditParams } from '../../../server/src/protocol/index.js';
import type { Context, Feature } from '../context.js';
import { fromRange } from '../convert.js';
import { Commenting } from '../discuss/commenting.js';
import type { DraftComment } from '../discuss/draft.js';
import { Drafts } from '../discuss/drafts.js';
import { DrawnThreads } from '../discuss/drawnThreads.js';
import type { ThreadComment } from '../discuss/threadComment.js';
import { proposeChange } from '../discuss/proposeChange.js';
import { WriteComment } from '../discuss/writeComment.js';

/** Threads on passages and transcripts, in VS Code's own comments. */
export const discussions: Feature = (context) => {
  const controller = comments.createCommentController('gloss', l10n.t('Discussion'));
  controller.options = { prompt: l10n.t('Reply…'), placeHolder: l10n.t('What do you think?') };
  const commenting = new Commenting(controller, (document) => isTranscript(context, document));
  const drafts = new Drafts(controller);
  const drawn = new DrawnThreads(context, controller, (thread) => drafts.keep(thread));
  const writing = new WriteComment(context, commenting, drawn, drafts);
  const refresh = async (): Promise<void> => {
    for (const document of workspace.textDocuments) if (isTranscript(context, document)) await drawn.load(document.uri);
  };
  const submit = async ({ thread, text }: CommentReply): Promise<void> => {
    const uri = thread.uri.toString();
    const id = drawn.idOf(thread);
    // Of a comment on a whole file there is none, whatever the type says.
    const range = thread.range;
    if (id === undefined) drawn.adopt(thread, text);
    const step: EditParams =
      id === undefined
        ? { op: 'startThread', uri, text, ...(range && { range: fromRange(range) }) }
        : { op: 'reply', uri, thread: id, text };
    await atRest(thread.uri, async () => {
      const { done } = await context.edit(step);
      // VS Code has emptied its box by then.
      if (!done) await writing.again(thread, id, text);
    });
  };
  /** Does what a box was for: then its thread is drawn as it is, and the text is free again. */
  const atRest = async (uri: Uri, task: () => Promise<void>): Promise<void> => {
    try {
      await task();
      await drawn.load(uri);
    } finally {
      await context.boxes.closed(uri);
    }
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
    commenting,
    drawn,
    context.onDidPublish(({ uri }) => {
      const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
      if (!document || !isTranscript(context, document)) return;
      commenting.tell(document.uri);
      void drawn.load(document.uri);
    }),
    context.onDidChangeStudy(refresh),
    workspace.onDidCloseTextDocument(({ uri }) => {
      drafts.close(uri);
      drawn.drop(uri);
      commenting.forget(uri);
    }),
    workspace.onDidChangeTextDocument((event) => drafts.follow(event)),
    context.boxes.onDidReturn((uri) => drafts.sweep(uri)),
    commands.registerCommand('gloss.discussPassage', () => writing.begin(false)),
    commands.registerCommand('gloss.discussTranscript', () => writing.begin(true)),
    commands.registerCommand('gloss.sendDraft', (comment: DraftComment) => writing.send(comment)),
    commands.registerCommand('gloss.dropDraft', (comment?: DraftComment) => writing.drop(comment)),
    commands.registerCommand('gloss.proposeChange', () => proposeChange(context)),
    commands.registerCommand('gloss.submitComment', submit),
    onThread('gloss.resolveThread', (uri, thread) =>
      context.edit({ op: 'resolveThread', uri, thread, resolved: true }),
    ),
    onThread('gloss.reopenThread', (uri, thread) =>
      context.edit({ op: 'resolveThread', uri, thread, resolved: false }),
    ),
    onComment('gloss.editComment', (comment) => {
      comment.current().edit();
      redraw(comment);
    }),
    onComment('gloss.cancelComment', (comment) =>
      atRest(comment.parent.uri, () => {
        comment.replace();
        return Promise.resolve();
      }),
    ),
    onComment('gloss.saveComment', (comment, uri, thread) =>
      atRest(comment.parent.uri, async () => {
        const text = typeof comment.body === 'string' ? comment.body : comment.body.value;
        const { done } = await context.edit({ op: 'editComment', uri, thread, comment: comment.item.id, text });
        if (done) comment.mode = CommentMode.Preview;
        else comment.replace(text);
      }),
    ),
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
