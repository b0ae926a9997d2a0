/** Text from a study as Markdown that shows just that text: no links, images, HTML or formatting of its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~$&:@^=]/g, (mark) =>
      mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : mark === '&' ? '&amp;' : `\\${mark}`,
    )
    .replace(/\s+/g, ' ');
}

/** A text cut at a word before `most` UTF-16 units, with an ellipsis where something is left out. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(' '), most / 2))
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
