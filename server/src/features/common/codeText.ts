import { pathOf, type IndexedCode } from '../../core/codebook/codeIndex.js';
import { cutText, escapeMarkdown } from './markdown.js';
import * as l10n from '../../core/text/l10n.js';

/** UTF-16 units of a text of a code that is shown before one has to look into the codebook. */
export const longest = 600;

/** What a codebook says of a code, as Markdown; with `html`, a dot of its colour. */
export const codeSection = (indexed: IndexedCode, html: boolean): string =>
  [codeHead(indexed, html), codeRules(indexed)].filter((part) => part !== '').join('\n\n');

/** Name, weight, state, path and brief. */
export function codeHead(indexed: IndexedCode, html: boolean, weight?: number | string): string {
  const { code } = indexed;
  // VS Code's clean-up lets just this through; other clients get no HTML.
  const dot = html ? `<span style="color:${code.color};">●</span> ` : '';
  const state = code.status === 'active' ? '' : ` _(${code.status})_`;
  const name = `**${escapeMarkdown(code.name).trim() || escapeMarkdown(code.id)}**`;
  const head = `${dot}${code.status === 'retired' ? `~~${name}~~` : name}${weight === undefined ? '' : ` · weight ${escapeMarkdown(String(weight))}`}${state}`;
  const path = pathOf(indexed).map(escapeMarkdown).join(' › ');
  const brief = code.brief && escapeMarkdown(code.brief);
  return [head, ...[[path, brief].filter(Boolean).join(' · ')].filter(Boolean)].join('\n\n');
}

/** Definition, and when to use the code and when not; empty where the codebook says nothing of that. */
export function codeRules({ code }: IndexedCode): string {
  const list = (title: string, rules: readonly string[]): string[] => {
    // A line of a mark and nothing else would make a heading of the title before it.
    const shown = rules.map((rule) => escapeMarkdown(cutText(rule, 160)).trim()).filter((rule) => rule !== '');
    const rows = [...shown.slice(0, 4).map((rule) => `- ${rule}`), ...(shown.length > 4 ? ['- …'] : [])];
    return rows.length === 0 ? [] : [[title, ...rows].join('\n')];
  };
  return [
    ...(code.definition ? [escapeMarkdown(cutText(code.definition, longest))] : []),
    ...list(`_${l10n.t('When to use')}_`, code.include),
    ...list(`_${l10n.t('When not')}_`, code.exclude),
  ].join('\n\n');
}
