import { parse } from 'papaparse';
import { readNames, type NamePair, type NameRow } from '../../core/edit/pseudonyms/namePairs.js';
import { GlossError } from '../../core/glossError.js';
import { normalizeText } from '../../core/text/newline.js';
import { readTextFile } from '../files/textFile.js';

/** Reads the table of names, a CSV file; refuses what is doubtful. `shown` is what messages call it. */
export async function readNameTable(path: string, shown: string): Promise<readonly NamePair[]> {
  const file = await readTextFile(path, shown);
  if (!file) throw new GlossError('not-found', `There is no file ${shown}.`);
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
      if (error) throw new GlossError('bad-argument', `${shown}:${line}: ${error.message}. Nothing was written.`);
      rows.push({ line, cells: data });
      line += text.slice(at, meta.cursor).match(/\n/g)?.length ?? 0;
      at = meta.cursor;
    },
  });
  return readNames(rows, shown);
}
