/** Run as a program of its own: prints how much is executed to merge files of 500 and 5,000 entries. */
import { takeWork } from '../support/countBlocks.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };

const segments = (count: number): string =>
  `transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0\nsegments:\n${Array.from(
    { length: count },
    (_, i) =>
      `  # noted ${i}\n  - id: s${i}\n    at: ${i + 1}:1-${i + 1}:9\n    quote: Words ${i}\n    codes: [a, b]\n`,
  ).join('')}`;

/** Ten codes below each theme. */
const codes = (count: number): string =>
  `codebook: C\nversion: 1.0.0\ncodes:\n${Array.from({ length: count }, (_, i) => {
    const [indent, head] = i % 10 === 0 ? ['  ', ''] : ['      ', i % 10 === 1 ? '    codes:\n' : ''];
    return `${head}${indent}# noted ${i}\n${indent}- id: c${i}\n${indent}  name: Code ${i}\n`;
  }).join('')}`;

type Change = (entry: string, i: number) => string;
const changes: Readonly<Record<string, readonly [ours: Change, theirs: Change]>> = {
  'changed apart': [
    (line, i) => (i % 5 === 0 ? `${line} ours` : line),
    (line, i) => (i % 5 === 2 ? `${line} theirs` : line),
  ],
  'with comments of both': [(line) => `${line} # ours`, (line, i) => `${line} # theirs ${i}`],
  'with contradictions': [
    (line, i) => (i % 10 === 0 ? `${line} ours` : line),
    (line, i) => (i % 10 === 0 ? `${line} theirs` : line),
  ],
};

async function main(): Promise<void> {
  const { mergeFile } = await import('../../../../server/src/core/merge/mergeFile.js');
  const work: Record<string, readonly number[]> = {};
  for (const [path, file, lines] of [
    ['a.codings.yaml', segments, / {4}quote: .*/g],
    ['a.codebook.yaml', codes, / *name: .*/g],
  ] as const) {
    for (const [name, [ours, theirs]] of Object.entries(changes)) {
      const changed = (text: string, change: Change): string => {
        let i = 0;
        return text.replace(lines, (line) => change(line, i++));
      };
      work[`${path} ${name}`] = [500, 5000].map((count) => {
        const base = file(count);
        const versions = { base, ours: changed(base, ours), theirs: changed(base, theirs) };
        takeWork();
        const merged = mergeFile(path, versions, marks);
        if (!merged) throw new Error(`${path} ${name} is not merged.`);
        return takeWork();
      });
    }
  }
  console.log(JSON.stringify(work));
}

void main();
