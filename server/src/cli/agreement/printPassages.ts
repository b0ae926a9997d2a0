import type { ComparedPassage } from '../../core/analysis/agreement/comparedPassages.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import type { Reader } from '../../core/analysis/agreement/readers.js';
import { pointAt, type Lines } from '../../core/text/lines.js';
import { printCsv } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { marks, printMarkdown, type Markdown } from '../formats/markdown.js';
import { print } from '../formats/terminal.js';
import { namesOf } from './titles.js';
import * as l10n from '../../core/text/l10n.js';

/** The passages behind one comparison. */
export interface PassageList {
  readonly readers: readonly Reader[];
  readonly passages: readonly ComparedPassage[];
}

/** A passage as it is printed: places in lines and columns from 1, columns in code points. */
interface Printed {
  readonly transcript: string;
  readonly at: string;
  readonly agreed: boolean;
  readonly quote: string;
  /** Codes by reader; none where the reader coded the transcript and not this. */
  readonly readings: readonly { readonly reader: string; readonly codes: readonly string[] }[];
}

/** Prints what is behind the agreement on a code. */
export function printPassages(
  lists: readonly PassageList[],
  linesOf: (path: string) => Lines,
  format: 'text' | 'csv' | 'json' | 'md',
): void {
  const found = lists.map(({ readers, passages }) => ({
    readers,
    passages: passages.map((passage) => printed(passage, readers, linesOf(passage.path))),
  }));
  if (format === 'json') {
    printJson(found);
    return;
  }
  if (format === 'csv') {
    const fields = ['coders', 'transcript', 'at', 'agreed', 'given', 'missing', 'quote'];
    const all = found.flatMap(({ readers, passages }) =>
      passages.map(({ transcript, at, agreed, quote, readings }) => [
        readers.map(({ name }) => name).join(' '),
        transcript,
        at,
        agreed ? 'yes' : 'no',
        readings.flatMap(({ reader, codes }) => (codes.length > 0 ? [`${reader}: ${codes.join(' ')}`] : [])).join('; '),
        readings.flatMap(({ reader, codes }) => (codes.length > 0 ? [] : [reader])).join(' '),
        quote,
      ]),
    );
    printCsv(fields, all);
    return;
  }
  const told = found.filter(({ passages }) => passages.length > 0);
  if (told.length === 0) print([l10n.t('There is no such passage.')]);
  else if (format === 'text') {
    print(told.flatMap(({ readers, passages }) => [namesOf(readers), ...passages.flatMap(asText), '']).slice(0, -1));
  } else {
    printMarkdown(
      told
        .flatMap(({ readers, passages }) => [
          marks`### ${namesOf(readers)}`,
          marks``,
          ...passages.flatMap(asMarkdown),
          marks``,
        ])
        .slice(0, -1),
    );
  }
}

function printed(
  { path, range, readings, missing, agreed }: ComparedPassage,
  readers: readonly Reader[],
  lines: Lines,
): Printed {
  const [from, to] = [pointAt(lines, range.start), pointAt(lines, range.end)];
  return {
    transcript: path,
    at: `${from.line}:${from.column}-${to.line}:${to.column}`,
    agreed,
    quote: quotedWords(lines.text.slice(range.start, range.end), path).replace(/\s+/g, ' ').trim(),
    readings: readers.flatMap(({ name }, i) => {
      const reading = readings.find(({ reader }) => reader === i);
      return reading || missing.includes(i) ? [{ reader: name, codes: reading?.codes ?? [] }] : [];
    }),
  };
}

const saysOf = ({ readings }: Printed): string =>
  readings.map(({ reader, codes }) => `${reader}: ${codes.length > 0 ? codes.join(', ') : '–'}`).join('; ');

const asText = (passage: Printed): readonly string[] => [
  `${passage.agreed ? '=' : '≠'} ${passage.transcript}:${passage.at}  ${saysOf(passage)}`,
  `    ${passage.quote}`,
];

const asMarkdown = (passage: Printed): readonly Markdown[] => [
  marks`- **${passage.agreed ? l10n.t('agreed') : l10n.t('differs')}** ${`${passage.transcript}:${passage.at} · ${saysOf(passage)}`}  `,
  marks`  ${passage.quote}`,
];
