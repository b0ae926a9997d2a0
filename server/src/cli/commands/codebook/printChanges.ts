import { diffWordsWithSpace } from 'diff';
import { describeChange, type CodeChange, type FieldChange } from '../../../core/codebook/compareCodebooks.js';
import { escapeMarkdown } from '../../markdown.js';

/** Changes as lines for a terminal: the wording of old and new on lines of their own. */
export function changesAsText(changes: readonly CodeChange[]): readonly string[] {
  return changes.flatMap((change) => [
    describeChange(change),
    ...(change.reason === undefined ? [] : lines('  because ', '    ', change.reason)),
    ...(change.kind === 'redefined' ? change.fields.flatMap(fieldAsText) : []),
  ]);
}

function fieldAsText({ field, before, after }: FieldChange): readonly string[] {
  return [
    `  ${field}`,
    ...(before === '' ? [] : lines('  - ', '  - ', before)),
    ...(after === '' ? [] : lines('  + ', '  + ', after)),
  ];
}

const lines = (first: string, other: string, text: string): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line, i) => (i === 0 ? first : other) + line);

/** Changes as a Markdown list: in a wording what went is struck through, what came is bold. */
export function changesAsMarkdown(changes: readonly CodeChange[]): readonly string[] {
  return changes.flatMap((change) => [
    `- ${escapeLine(describeChange(change))}${change.reason === undefined ? '' : `. Reason: ${escapeLine(change.reason)}`}`,
    ...(change.kind === 'redefined' ? change.fields.map((field) => `  - ${field.field}: ${wordDiff(field)}`) : []),
  ]);
}

export const escapeLine = (text: string): string => escapeMarkdown(text.replace(/\s+/g, ' ').trim());

/** The marks stand close to words, or Markdown would not take them for marks. */
function wordDiff({ before, after }: FieldChange): string {
  const even = (text: string): string => text.replace(/[^\S\n]+/g, ' ').trim();
  return diffWordsWithSpace(even(before), even(after))
    .map(({ value, added, removed }) => {
      const [, left = '', words = '', right = ''] = /^(\s*)([^]*?)(\s*)$/.exec(value.replace(/\n+/g, ' / ')) ?? [];
      const mark = added ? '**' : removed ? '~~' : '';
      return words === '' ? left : `${left}${mark}${escapeMarkdown(words)}${mark}${right}`;
    })
    .join('')
    .replace(/(~~|\*\*)(?=(~~|\*\*))/g, '$1 ');
}
