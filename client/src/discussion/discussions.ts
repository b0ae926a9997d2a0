import {
  commands,
  comments,
  Disposable,
  l10n,
  window,
  workspace,
  type CommentReply,
  type CommentThread,
  type TextDocument,
  type Uri,
} from 'vscode';
import { writingCommand } from '../common/asking.js';
import type { EditParams } from '#protocol';
import type { Context, Feature } from '../context.js';
import { fromRange } from '../common/convert.js';
import { Commenting } from './commenting.js';
import type { DraftComment } from './draftThread.js';
import { Drafts } from './drafts.js';
import { DrawnThreads } from './drawnThreads.js';
import { ThreadComment } from './threadComment.js';
import { proposeChange } from './proposeChange.js';
import { WriteComment } from './writeComment.js';

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
      return done;
    });
  };
  /**
   * Does what a box was for, and answers whether the box is gone: then the focus is in the text. Its thread is drawn as it is,
   * and the text is free again.
   */
  const atRest = async (uri: Uri, task: () => Promise<boolean> | boolean): Promise<void> => {
    try {
      const isGone = await task();
      await drawn.load(uri);
      if (isGone) await writing.backToText(uri);
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
    commands.registerCommand(command, async (comment: unknown) => {
      // VS Code has no comment to give where it has not drawn yet what stands in its place.
      if (!(comment instanceof ThreadComment)) return;
      const id = drawn.idOf(comment.parent);
      if (id !== undefined) await run(comment, comment.parent.uri.toString(), id);
    });
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
    window.onDidChangeVisibleTextEditors(() => drafts.hide()),
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
    writingCommand('gloss.proposeChange', context, () => proposeChange(context)),
    commands.registerCommand('gloss.submitComment', submit),
    onThread('gloss.resolveThread', (uri, thread) =>
      context.edit({ op: 'resolveThread', uri, thread, resolved: true }),
    ),
    onThread('gloss.reopenThread', (uri, thread) =>
      context.edit({ op: 'resolveThread', uri, thread, resolved: false }),
    ),
    onComment('gloss.editComment', (comment) => comment.edit()),
    onComment('gloss.cancelComment', (comment) =>
      atRest(comment.parent.uri, () => {
        comment.rest();
        return true;
      }),
    ),
    onComment('gloss.saveComment', (comment, uri, thread) =>
      atRest(comment.parent.uri, async () => {
        const text = typeof comment.body === 'string' ? comment.body : comment.body.value;
        const { done } = await context.edit({ op: 'editComment', uri, thread, comment: comment.item.id, text });
        if (done) comment.rest({ ...comment.item, text });
        else comment.edit(text);
        return done;
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
