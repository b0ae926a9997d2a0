import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeFile } from '../../../server/src/core/merge/mergeFile.js';
import { codingsPath } from '../../../server/src/core/study/paths.js';
import { keptStudy, transcriptPath } from '../generateStudy.js';
import { cpuTimed, repeat } from '../measure.js';
import { atMost, type Row, type RowGroup } from '../row.js';
import { longTranscript } from './studies.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };

/** What git waits for when both sides changed a long file. */
export const merge: RowGroup = {
  name: 'merge',
  table: 'large study',
  run: async ({ quick }) => {
    const codings = codingsPath('coder1', transcriptPath(0));
    const segments = readFileSync(join(keptStudy(longTranscript(5000)), codings), 'utf8');
    const codes = codebookOf(1000);
    const every = (text: string, line: RegExp, n: number, change: (found: string) => string): string => {
      let i = 0;
      return text.replace(line, (found) => (i++ % 10 === n ? change(found) : found));
    };
    const row = async (path: string, base: string, line: RegExp, what: string): Promise<Row> => {
      // Each side changes one of ten, and one of twenty is changed by both, each in its own way.
      const ours = every(base, line, 0, (found) => `${found}\n${/^ */.exec(found)?.[0]}# seen by us`);
      const theirs = every(
        every(base, line, 0, (found) => `${found} # seen`),
        line,
        5,
        (found) => `${found} # by them`,
      );
      const merged = mergeFile(path, { base, ours, theirs }, marks);
      const sample = await repeat(
        quick ? 2 : 10,
        () => cpuTimed(() => mergeFile(path, { base, ours, theirs }, marks)),
        1,
      );
      const how = `CPU of mergeFile, one of ten changed by each side: ${merged?.conflicts ?? 'no'} conflicts`;
      return { what, sample, unit: 'ms', aim: atMost(500), how };
    };
    return [
      await row(codings, segments, /^ {4}codes: .*$/gm, 'merge codings of 5,000 segments'),
      await row('codebooks/a.codebook.yaml', codes, /^ *name: .*$/gm, 'merge a codebook of 1,000 codes'),
    ];
  },
};

/** Codes with what codes have, ten below each theme. */
function codebookOf(count: number): string {
  const code = (i: number, indent: string): string =>
    [
      `- id: code-${i}`,
      `  name: Code ${i}`,
      `  definition: Somebody speaks of the ${i}th thing that people in this study may speak of.`,
      `  include: [the thing ${i} itself, talk of it]`,
      `  exclude: [other things than ${i}]`,
    ]
      .map((line) => `${indent}${line}\n`)
      .join('');
  const themes = Array.from({ length: count / 10 }, (_, i) => {
    const below = Array.from({ length: 9 }, (_unused, j) => code(10 * i + j + 1, '      ')).join('');
    return `${code(10 * i, '  ')}    codes:\n${below}`;
  });
  return `codebook: Large\nversion: 1.0.0\ncodes:\n${themes.join('')}`;
}
