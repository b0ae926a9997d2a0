import {
  CommentMode,
  commands,
  l10n,
  Range,
  window,
  workspace,
  type CommentThread,
  type TextEditor,
  type Uri,
} from 'vscode';
import { PassageAtRequest, type PublishSegmentsParams } from '#protocol';
import { activeUri } from '../common/activeUri.js';
import { warn } from '../common/ask.js';
import type { Context } from '../context.js';
import { fromRange, toRange } from '../common/convert.js';
import { mention } from '../common/mention.js';
import { makeRoomForBox } from '../common/roomForBox.js';
import { whenThere } from '../common/whenThere.js';
import type { Commenting } from './commenting.js';
import type { DraftComment } from './draftThread.js';
import type { Drafts } from './drafts.js';
import { labelOfPassage, labelOfWhole, type DrawnThreads } from './drawnThreads.js';

/** Writing comments in boxes that Gloss opens by itself, each at its passage. */
export class WriteComment {
  constructor(
    private readonly context: Context,
    private readonly commenting: Commenting,
    private readonly drawn: DrawnThreads,
    private readonly drafts: Drafts,
  ) {
    context.boxes.lieOn((uri) => [
      ...drawn.of(uri).flatMap(({ thread }) => thread.range ?? []),
      ...this.drafts.of(uri).flatMap(({ thread }) => thread.range ?? []),
    ]);
  }

  /** Opens the box of a new thread, or one for a reply where a thread is open on the same passage. */
  async begin(isWhole: boolean): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const { document } = editor;
    if (document.uri.scheme !== 'file') {
      mention(l10n.t('Only the transcript as it is now can be discussed.'), 5000);
      return;
    }
    await this.context.boxes.open(editor, (selection) => this.open(editor, isWhole ? undefined : selection));
  }

  /** Puts words into a box again that were refused when they were sent in one of VS Code's own. */
  async again(thread: CommentThread, id: string | undefined, text: string): Promise<void> {
    const document = await workspace.openTextDocument(thread.uri);
    this.drafts.reply(document, thread, id, this.context.published(thread.uri)?.coder ?? '', text);
  }

  /** Opens a box on what was selected, or on the whole transcript; answers whether it did. */
  private async open(editor: TextEditor, selection: Range | undefined): Promise<boolean> {
    const { document } = editor;
    const shown = await this.whenPublished(editor);
    const range = selection && shown && (await this.passageAt(document.uri, selection));
    if (!shown || (selection && !range)) return false;
    await this.drawn.load(document.uri);
    makeRoomForBox(editor, range ?? new Range(0, 0, 0, 0));
    const known = this.drawn.on(document.uri, range);
    if (known) this.drafts.reply(document, known.thread, known.item.id, shown.coder ?? '');
    else {
      const label = range ? labelOfPassage(document.getText(range)) : labelOfWhole();
      this.drafts.begin(document, range, shown.coder ?? '', label);
    }
    return true;
  }

  /** Sends what was written; what is refused is put into the box again, which VS Code has closed by then. */
  async send(comment: DraftComment): Promise<void> {
    const { draft, body } = comment;
    const text = typeof body === 'string' ? body : body.value;
    if (text.trim() === '') {
      draft.write('');
      return;
    }
    const range = this.drafts.placeOf(draft);
    if (range?.isEmpty) {
      draft.write(text);
      void warn(
        l10n.t(
          'The words that this comment is on are not in the text any more. Copy the comment, and discuss other words.',
        ),
      );
      return;
    }
    const { thread, id } = draft;
    const uri = thread.uri.toString();
    comment.mode = CommentMode.Preview;
    // The box is gone, and the next one may be opened before this one is written.
    await this.backToText(thread.uri);
    let done = false;
    try {
      if (id === undefined) {
        this.drawn.adopt(thread, text);
        ({ done } = await this.context.edit({
          op: 'startThread',
          uri,
          text,
          ...(range && { range: fromRange(range) }),
        }));
      } else ({ done } = await this.context.edit({ op: 'reply', uri, thread: id, text }));
    } finally {
      if (!done) draft.write(text);
    }
    if (!done) return;
    this.drafts.forget(draft);
    await this.drawn.load(thread.uri);
    if (this.drawn.idOf(thread) === undefined) draft.end();
  }

  /** Takes back what was not sent; with a key, the box in which nothing stands. */
  async drop(comment?: DraftComment): Promise<void> {
    const uri = comment?.draft.thread.uri ?? activeUri();
    if (!uri) return;
    if (comment) this.drafts.drop(comment.draft);
    else this.drafts.dropEmpty(uri);
    await this.backToText(uri);
  }

  /** The box is gone, and work goes on in the text. */
  async backToText(uri: Uri): Promise<void> {
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await this.context.boxes.closed(uri);
  }

  /** Waits for the server and VS Code where the transcript has just been opened; undefined if it is left before. */
  private async whenPublished({ document }: TextEditor): Promise<PublishSegmentsParams | undefined> {
    const { published, onDidPublish } = this.context;
    return whenThere(
      () => (this.commenting.isAsked(document.uri) ? published(document.uri) : undefined),
      [onDidPublish, this.commenting.onDidAsk],
      window.onDidChangeActiveTextEditor,
    );
  }

  private async passageAt(uri: Uri, selection: Range): Promise<Range | undefined> {
    const params = { uri: uri.toString(), range: fromRange(selection) };
    const range = await this.context.client.sendRequest(PassageAtRequest.type, params);
    return range ? toRange(range) : undefined;
  }
}
