import MarkdownIt from 'markdown-it';

/** What a Markdown becomes where hosts show it, by two renderers that go by different rules. */
export interface Rendered {
  /** Kinds of elements, say `strong`, and HTML that was let through. */
  readonly elements: ReadonlySet<string>;
  readonly html: string;
  /** What is read, without marks. */
  readonly text: string;
}

/** As markdown-it renders, with HTML, and with links made of all that looks like an address. */
export function renderedByMarkdownIt(source: string): Rendered {
  const html = new MarkdownIt({ html: true, linkify: true }).render(source);
  return fromHtml(html);
}

/** As GitHub's rules have it: tables, notes, lists of tasks, addresses. */
export async function renderedByMicromark(source: string): Promise<Rendered> {
  const [{ micromark }, { gfm, gfmHtml }] = await Promise.all([import('micromark'), import('micromark-extension-gfm')]);
  const html = micromark(source, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  return fromHtml(html);
}

function fromHtml(html: string): Rendered {
  const elements = new Set([...html.matchAll(/<(\w+)/g)].map(([, name = '']) => name));
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return { elements, html, text };
}

/** What hosts find in the text that is shown, whatever marks it was written with: calls, numbers, addresses, emoji, commits. */
export const foundByHosts = (text: string): readonly string[] =>
  text.match(
    /@\w|(?<!\w)[#!]\d|\bGH-\d|\w:\/\/|\bwww\.\w|\bmailto:\w|:[\w+-]*[a-z][\w+-]*:|:\+1:|:100:|\b[0-9a-f]{7,40}\b/gi,
  ) ?? [];
