import { MarkdownString } from 'vscode';

/** Text of a study is not trusted: it is shown as it is written, not as Markdown. */
export function plainMarkdown(text: string): MarkdownString {
  const body = new MarkdownString();
  body.isTrusted = false;
  text
    .split('\n')
    .forEach((line, i) => (i === 0 ? body.appendText(line) : body.appendMarkdown('  \n').appendText(line)));
  return body;
}
