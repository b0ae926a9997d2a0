/** Words that stay words in Markdown: no emphasis, links, HTML, headings, lists or tables. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>&#|~]/g, '\\$&')
    .replace(/^([ \t]*)([-+=])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2');
