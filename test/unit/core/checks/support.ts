import assert from 'node:assert/strict';
import type { Passages } from '../../../../server/src/core/checks/check.js';
import { checkCodebook, checkConfig, checkPassages, checkRecord } from '../../../../server/src/core/checks/index.js';
import { createStudy, setFile, type Study } from '../../../../server/src/core/study/study.js';
import type { Problem } from '../../../../server/src/core/text/problem.js';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

export const book = 'codebooks/main.codebook.yaml';
export const transcript = 'transcripts/P01.txt';
export const codingsOf = (coder: string): string => `codings/${coder}/P01.txt.codings.yaml`;
export const codings = codingsOf('ann');

/** A codings file of Ann's with entries `id at codes more`, as `a 1:1-1:9 [trust] on: 2026-01-01`. */
export const coded = (entries: readonly string[], coder = 'ann', path = transcript): string =>
  `transcript: ${path}\ncoder: ${coder}\ntext: sha256-1\nsegments:\n${entries
    .map((entry) => {
      const [, id, at, codes, more] = /^(\S+) (\S+) (\[.*?\])(?: (.*))?$/.exec(entry) ?? [];
      const quote = 'x'.repeat(lengthOf(readMarks(at ?? '').text));
      return `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: ${codes}\n${more === undefined ? '' : `    ${more}\n`}`;
    })
    .join('')}`;

const lengthOf = (at: string): number => {
  const [, from = '1', to = '2'] = /:(\d+)-\d+:(\d+)/.exec(at) ?? [];
  return Math.max(1, Number(to) - Number(from));
};

/** A codebook with these codes, each in lines as they are. */
export const codes = (...entries: readonly string[]): string =>
  `codebook: Small\ncodes:\n${entries.map((entry) => `  - ${entry.trim().replaceAll('\n', '\n    ')}\n`).join('')}`;

export interface Expected {
  readonly message?: RegExp;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly severity?: Problem['severity'];
}

/** A study of files that are fixtures; their texts without marks. */
export function studyWith(files: Readonly<Record<string, string>>): Study {
  const study = createStudy('file:///study');
  for (const [path, fixture] of Object.entries({ [transcript]: '', ...files })) {
    setFile(study, path, readMarks(fixture).text);
  }
  return study;
}

/** In the YAML files, what the check of that code reports is what is marked, and nothing else. */
export function check(
  what: string,
  code: string,
  files: Readonly<Record<string, string>>,
  { message, data, severity }: Expected = {},
): void {
  it(what, () => {
    const study = studyWith(files);
    const texts = new Map(Object.entries(files).filter(([path]) => path.startsWith('transcripts/')));
    const problemsIn = (path: string): readonly Problem[] => {
      const record = study.records.get(path);
      if (record) return checkRecord(study, record);
      return path === 'gloss.yaml' ? checkConfig(study) : checkCodebook(study, path, { texts });
    };
    let first: Problem | undefined;
    for (const [path, fixture] of Object.entries(files)) {
      if (path.startsWith('transcripts/')) continue;
      const found = problemsIn(path).filter((problem) => problem.code === code);
      assert.equal(
        writeMarks(
          readMarks(fixture).text,
          found.map(({ range }) => range),
        ),
        fixture,
        path,
      );
      assert.equal(found.length, readMarks(fixture).ranges.length, path);
      first ??= found[0];
    }
    if (message) assert.match(first?.message ?? '', message);
    if (data) assert.deepEqual(first?.data, data);
    if (severity) assert.equal(first?.severity, severity);
  });
}

/** In a transcript, where marks with a name are segments, the check of that code reports the ranges without a name. */
export function checkPass(what: string, code: string, fixture: string, settings = '', message?: RegExp): void {
  it(what, () => {
    const { text, ranges } = readMarks(fixture);
    const study = studyWith({ 'gloss.yaml': `checks: { ${code}: warning }\n${settings}` });
    const placed = ranges
      .filter(({ name }) => name !== '')
      .map(({ name, start, end }): Passages['placed'][number] => ({
        segment: {
          id: name,
          from: { line: 1, column: 1 },
          to: { line: 1, column: 2 },
          quote: text.slice(start, end),
          codes: [],
          span: { start: 0, end: 0 },
        },
        place: { start, end, state: 'exact' },
      }));
    const found = checkPassages(study, { text, transcript: parseTranscript(text, 'text'), placed });
    const wanted = ranges.filter(({ name }) => name === '');
    assert.equal(
      writeMarks(
        text,
        found.map(({ range }) => range),
      ),
      writeMarks(text, wanted),
    );
    assert.deepEqual([...new Set(found.map((problem) => problem.code))], wanted.length > 0 ? [code] : []);
    if (message) assert.match(found[0]?.message ?? '', message);
    assert.deepEqual(checkPassages(studyWith({}), { text, transcript: parseTranscript(text, 'text'), placed }), []);
  });
}
