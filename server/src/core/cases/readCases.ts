import { parse } from 'papaparse';
import { linesOf, lineEnd, type Lines } from '../text/lines.js';
import { normalizeText } from '../text/newline.js';
import type { Parsed, Report } from '../text/problem.js';
import type { Range } from '../text/range.js';
import { problemList } from '../yaml/problemList.js';
import * as l10n from '../text/l10n.js';
import { attributeOf } from './attributes.js';
import { noCases, type Case, type Cases, type Material } from './cases.js';

/**
 * Reads a cases file: a table with the columns `case` and `transcript`, or `speaker` for who says what in a transcript of
 * several, and one for each attribute. It is what a spreadsheet writes: commas, semicolons or tabs, quotes, a byte order mark.
 */
export function readCases(text: string): Parsed<Cases> {
  const { report, all } = problemList();
  const rows = rowsOf(text);
  const [head, ...body] = rows;
  if (!head) return { value: noCases, problems: [] };
  const columns = head.cells.map((cell) => cell.trim());
  const place = (name: string): number => columns.findIndex((column) => column.toLowerCase() === name);
  const [idAt, transcriptAt, speakerAt] = [place('case'), place('transcript'), place('speaker')];
  if (idAt < 0 || (transcriptAt < 0 && speakerAt < 0)) {
    const message = l10n.t('A table of cases needs the columns “case” and “transcript” (or “speaker”).');
    report({ code: 'cases-columns', severity: 'error', message, range: head.range });
    return { value: noCases, problems: all() };
  }
  const names = columns
    .map((name, i) => ({ name, i }))
    .filter(({ name, i }) => name !== '' && ![idAt, transcriptAt, speakerAt].includes(i));
  const cases = new Map<string, MutableCase>();
  for (const { cells, range } of body) {
    const cell = (at: number): string => cells[at]?.trim() ?? '';
    const id = cell(idAt);
    if (id === '') {
      const message = l10n.t('This row names no case.');
      report({ code: 'no-case', severity: 'warning', message, range });
      continue;
    }
    const one = cases.get(id) ?? { id, range, values: new Map(), material: [] };
    cases.set(id, one);
    addMaterial(one, materialOf(cell(transcriptAt), cell(speakerAt), range));
    for (const { name, i } of names) addValue(one, name, cell(i), range, report);
  }
  const attributes = names.map(({ name }) =>
    attributeOf(
      name,
      [...cases.values()].map(({ values }) => values.get(name) ?? ''),
    ),
  );
  return { value: { attributes, cases }, problems: all() };
}

interface MutableCase extends Case {
  readonly values: Map<string, string>;
  readonly material: Material[];
}

function materialOf(path: string, speaker: string, range: Range): Material | undefined {
  if (path === '' && speaker === '') return undefined;
  const transcript = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  return { range, ...(transcript !== '' && { transcript }), ...(speaker !== '' && { speaker }) };
}

function addMaterial({ material }: MutableCase, added: Material | undefined): void {
  if (
    !added ||
    material.some(({ transcript, speaker }) => transcript === added.transcript && speaker === added.speaker)
  ) {
    return;
  }
  material.push(added);
}

/** Rows of one case say the same of it, or nothing. */
function addValue({ id, values }: MutableCase, name: string, value: string, range: Range, report: Report): void {
  const known = values.get(name);
  if (value === '' || known === value) return;
  if (known === undefined) values.set(name, value);
  else {
    const message = l10n.t('“{name}” of {id} is “{value}” here and “{known}” in a row above, which counts.', {
      name,
      id,
      value,
      known,
    });
    report({ code: 'case-differs', severity: 'warning', message, range });
  }
}

interface Row {
  readonly cells: readonly string[];
  readonly range: Range;
}

/** The rows that are not empty, each with its place: from its first line to the end of its last. */
function rowsOf(text: string): readonly Row[] {
  const lines = linesOf(text);
  // Line by line the text stays as it is, so that lines of a cell can be counted.
  const plain = normalizeText(text);
  const rows: Row[] = [];
  let line = 0;
  const { data } = parse<readonly string[]>(plain, { newline: '\n', delimiter: delimiterOf(plain) });
  for (const cells of data) {
    const last = line + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, range: rangeOfLines(lines, line, last) });
    line = last + 1;
  }
  return rows;
}

const rangeOfLines = (lines: Lines, first: number, last: number): Range => ({
  start: lines.starts[first] ?? lines.text.length,
  end: lineEnd(lines, Math.min(last, lines.starts.length - 1)),
});

/** Spreadsheets of many countries write semicolons. */
const delimiterOf = (text: string): string =>
  /[,;\t]/.exec(text.replace(/"[^"]*"/g, '').split('\n')[0] ?? '')?.[0] ?? ',';
