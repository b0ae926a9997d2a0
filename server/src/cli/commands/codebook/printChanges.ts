import { diffWordsWithSpace } from 'diff';
import { describeChange, type CodeChange, type FieldChange } from '../../../core/codebook/compareCodebooks.js';
import * as l10n from '../../../core/text/l10n.js';
import { linesIn } from '../../../core/text/plain.js';
import { inARow, marks, type Markdown } from '../../formats/markdown.js';

/** Changes as lines for a terminal: the wording of old and new on lines of their own. */
export function changesAsText(changes: readonly CodeChange[]): readonly string[] {
  return changes.flatMap((change) => [
    describeChange(change),
    ...(change.reason === undefined ? [] : lines('  ', '    ', l10n.t('because {reason}', { reason: change.reason }))),
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
  linesIn(text.trimEnd()).map((line, i) => (i === 0 ? first : other) + line);

/** Changes as a Markdown list: in a wording what went is struck through, what came is bold. */
export function changesAsMarkdown(changes: readonly CodeChange[]): readonly Markdown[] {
  return changes.flatMap((change) => [
    marks`- ${withReason(describeChange(change), change.reason)}`,
    ...(change.kind === 'redefined' ? change.fields.map((field) => marks`  - ${field.field}: ${wordDiff(field)}`) : []),
  ]);
}

const withReason = (change: string, reason: string | undefined): string =>
  reason === undefined ? change : l10n.t('{change}. Reason: {reason}', { change, reason });

/** The marks stand close to words, or Markdown would not take them for marks. */
function wordDiff({ before, after }: FieldChange): Markdown {
  const even = (text: string): string => text.replace(/[^\S\n]+/g, ' ').trim();
  const parts = diffWordsWithSpace(even(before), even(after)).flatMap(({ value, added, removed }) => {
    const flat = value.replace(/\n+/g, ' / ');
    const words = marks`${flat}`;
    const marked = added ? marks`**${words}**` : removed ? marks`~~${words}~~` : words;
    // What is not seen keeps its neighbours apart, so that they make no link together.
    if (words.source === '') return [/\s/.test(flat) ? marks` ` : marks`&#8203;`];
    return [...(/^\s/.test(flat) ? [marks` `] : []), marked, ...(/\s$/.test(flat) ? [marks` `] : [])];
  });
  return inARow(parts);
}
