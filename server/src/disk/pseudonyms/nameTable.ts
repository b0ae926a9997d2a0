import { parse, type ParseError } from 'papaparse';
import { readNames, type NamePair, type NameRow } from '../../core/edit/pseudonyms/namePairs.js';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';
import { normalizeText } from '../../core/text/newline.js';
import { readTextFile } from '../files/textFile.js';

/** Reads the table of names, a CSV file; refuses what is doubtful. `shown` is what messages call it. */
export async function readNameTable(path: string, shown: string): Promise<readonly NamePair[]> {
  const file = await readTextFile(path, shown);
  if (!file) throw new GlossError('not-found', l10n.t('There is no file {shown}.', { shown }));
  // Line ends are alike, for papaparse to count on.
  const text = normalizeText(file.text);
  const rows: NameRow[] = [];
  let line = 1;
  let at = 0;
  parse<string[]>(text, {
    newline: '\n',
    // Spreadsheets of many countries write semicolons.
    delimiter: /[,;\t]/.exec(text.replace(/"[^"]*"/g, ''))?.[0] ?? ',',
    step: ({ data, errors, meta }) => {
      const [error] = errors.filter(({ type }) => type === 'Quotes');
      if (error) throw new GlossError('bad-argument', whyUnreadable(error, { shown, line }));
      rows.push({ line, cells: data });
      line += text.slice(at, meta.cursor).match(/\n/g)?.length ?? 0;
      at = meta.cursor;
    },
  });
  return readNames(rows, shown);
}

const whyUnreadable = (
  { code, message }: ParseError,
  at: { readonly shown: string; readonly line: number },
): string => {
  switch (code) {
    case 'MissingQuotes':
      return l10n.t('{shown}:{line}: Quoted field unterminated. Nothing was written.', at);
    case 'InvalidQuotes':
      return l10n.t('{shown}:{line}: Trailing quote on quoted field is malformed. Nothing was written.', at);
    default:
      return l10n.t('{shown}:{line}: {problem} Nothing was written.', { ...at, problem: `${message}.` });
  }
};
