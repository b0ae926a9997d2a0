import { CommentMode, l10n, type Comment, type CommentThread, type MarkdownString } from 'vscode';
import type { CommentItem } from '../../../server/src/protocol/index.js';
import { plainMarkdown } from '../plainMarkdown.js';

/** A comment as VS Code shows it; while it is edited, its body is the text as written. */
export class ThreadComment implements Comment {
  body: string | MarkdownString;
  mode = CommentMode.Preview;
  readonly author: { readonly name: string };
  readonly contextValue: string;
  readonly timestamp: Date;
  readonly label?: string;

  constructor(
    readonly item: CommentItem,
    readonly parent: CommentThread,
  ) {
    this.author = { name: item.author };
    this.timestamp = new Date(item.on);
    this.contextValue = [item.own ? 'own' : 'other', ...(item.proposes?.acceptable ? ['acceptable'] : [])].join(' ');
    if (item.edited !== undefined) this.label = l10n.t('edited');
    this.body = shown(item);
  }

  /** The one that stands for this comment now: VS Code may not have drawn it yet in place of this one. */
  current(): ThreadComment {
    const isNow = (one: Comment): one is ThreadComment => one instanceof ThreadComment && one.item.id === this.item.id;
    return this.parent.comments.find(isNow) ?? this;
  }

  edit(text = this.item.text): void {
    this.mode = CommentMode.Editing;
    this.body = text;
  }

  /**
   * Puts a new one in its place, for VS Code closes a box without saying so: as it is said, or with `text`, in a box that has these
   * words.
   */
  replace(text?: string): void {
    const other = new ThreadComment(this.item, this.parent);
    if (text !== undefined) other.edit(text);
    this.parent.comments = this.parent.comments.map((one) => (one === this ? other : one));
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
