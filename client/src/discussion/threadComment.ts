import { CommentMode, l10n, type Comment, type CommentThread, type MarkdownString } from 'vscode';
import type { CommentItem } from '#protocol';
import { plainMarkdown } from '../common/plainMarkdown.js';

/**
 * A comment as VS Code shows it; while it is edited, its body is the text as written. VS Code knows a comment of its page by
 * the object: a command that was given before another object in its place is drawn comes without a comment. So the same
 * object stays unless a box opens, for VS Code opens one for sure only where the object is another.
 */
export class ThreadComment implements Comment {
  body: string | MarkdownString = '';
  mode = CommentMode.Preview;
  contextValue = '';
  label?: string;
  readonly author: { readonly name: string };
  readonly timestamp: Date;

  constructor(
    public item: CommentItem,
    readonly parent: CommentThread,
  ) {
    this.author = { name: item.author };
    this.timestamp = new Date(item.on);
    this.update(item);
  }

  /** Takes in what is published of the comment. What is in a box stays. */
  update(item: CommentItem): void {
    this.item = item;
    if (item.edited !== undefined) this.label = l10n.t('edited');
    const isEdited = this.mode === CommentMode.Editing;
    this.contextValue = [
      item.own ? 'own' : 'other',
      ...(item.proposes?.acceptable ? ['acceptable'] : []),
      ...(isEdited ? ['edited'] : []),
    ].join(' ');
    if (!isEdited) this.body = shown(item);
  }

  /** Opens a box with these words in it. */
  edit(text = this.item.text): void {
    const edited = new ThreadComment(this.item, this.parent);
    edited.mode = CommentMode.Editing;
    edited.body = text;
    edited.update(this.item);
    this.parent.comments = this.parent.comments.map((one) => (one === this ? edited : one));
  }

  /** Shows the comment as it is, where VS Code has closed its box. */
  rest(item = this.item): void {
    this.mode = CommentMode.Preview;
    this.update(item);
    this.parent.comments = [...this.parent.comments];
  }
}

function shown({ text, proposes, accepted }: CommentItem): MarkdownString {
  if (!proposes) return plainMarkdown(text);
  const { coder, segment, codes, quote } = proposes;
  const parts = [
    ...(codes ? [codes.map(({ name, weight }) => (weight === undefined ? name : `${name} ${weight}`)).join(', ')] : []),
    ...(quote === undefined ? [] : [`“${quote}”`]),
  ];
  const change = parts.join(' — ');
  const proposal = l10n.t('Proposes for {coder}’s segment {segment}: {change}', { coder, segment, change });
  const answer = accepted && l10n.t('Accepted by {coder} on {day}', { coder: accepted.by, day: accepted.on });
  return plainMarkdown(text, answer === undefined ? proposal : `${proposal}\n${answer}`);
}
