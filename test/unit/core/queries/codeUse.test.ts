import assert from 'node:assert/strict';
import { useOfCodes, type CodeUse } from '../../../../server/src/core/queries/codeUse.js';
import { createStudy, recordsFor, removeFile, setFile, type Study } from '../../../../server/src/core/study/study.js';

const book = (order: readonly string[]): string =>
  `codebook: B\ncodes:\n${order.map((id) => `  - id: ${id}\n    name: ${id}\n    aliases: [old-${id}]\n${id === 'theme' ? '    codes:\n      - { id: one, name: One }\n      - { id: two, name: Two }\n' : ''}`).join('')}`;

const codings = (coder: string, transcript: string, ...codes: readonly string[]): [path: string, text: string] => [
  `codings/${coder}/${transcript}.txt.codings.yaml`,
  `transcript: transcripts/${transcript}.txt\ncoder: ${coder}\ntext: sha256-0\nsegments:\n${codes
    .map((list, i) => `  - id: ${coder}${transcript}${i}\n    at: 1:1-1:2\n    quote: a\n    codes: [${list}]\n`)
    .join('')}`,
];

/** Each code that is used: segments with it / transcripts · below it by coder. */
const shown = ({ codes, coders, segments, below, transcripts }: CodeUse): Readonly<Record<string, string>> =>
  Object.fromEntries(
    codes.flatMap(({ code: { id } }, place) =>
      transcripts[place] === 0
        ? []
        : [
            [
              id,
              `${segments[place]}/${transcripts[place]} · ${coders.map((who, i) => `${who} ${below[i]![place]}`).join(' ')}`,
            ],
          ],
    ),
  );

describe('the use of codes', () => {
  let study: Study;
  beforeEach(() => {
    study = createStudy('file:///s');
    setFile(study, 'codebooks/b.codebook.yaml', book(['theme', 'other']));
    setFile(study, ...codings('a', 'P1', 'one', 'one, two', 'other, old-other', 'nowhere'));
    setFile(study, ...codings('b', 'P1', 'two'));
    setFile(study, ...codings('a', 'P2', 'theme, one'));
  });

  it('counts segments, those of themes once, by coder, and transcripts', () => {
    assert.deepEqual(shown(useOfCodes(study)), {
      theme: '1/2 · a 3 b 1',
      one: '3/2 · a 3 b 0',
      two: '2/1 · a 1 b 1',
      other: '1/1 · a 1 b 0',
    });
  });

  it('counts in some files alone', () => {
    assert.deepEqual(shown(useOfCodes(study, recordsFor(study, 'transcripts/P2.txt'))), {
      theme: '1/1 · a 1',
      one: '1/1 · a 1',
    });
    assert.deepEqual(shown(useOfCodes(study, [])), {});
  });

  it('follows codings and codebooks', () => {
    useOfCodes(study);
    setFile(study, ...codings('a', 'P1', 'two'));
    removeFile(study, codings('b', 'P1')[0]);
    assert.deepEqual(shown(useOfCodes(study)), { theme: '1/2 · a 2', one: '1/1 · a 1', two: '1/1 · a 1' });
    setFile(study, 'codebooks/b.codebook.yaml', book(['other']));
    assert.deepEqual(shown(useOfCodes(study)), {});
  });
});
