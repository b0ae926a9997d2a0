import assert from 'node:assert/strict';
import { moveInCases } from '../../../../../server/src/core/edit/transcripts/moveInCases.js';
import {
  codingsToMove,
  moveTranscript,
  pathAfter,
} from '../../../../../server/src/core/edit/transcripts/moveTranscript.js';
import { GlossError } from '../../../../../server/src/core/glossError.js';
import { createStudy, setFile, type Study } from '../../../../../server/src/core/study/study.js';

const rest = 'coder: a\ntext: sha256-0\nsegments: []\n';
const codings = (transcript: string, coder = 'a'): string =>
  `transcript: ${transcript}\n${rest.replace('a\n', `${coder}\n`)}`;
const codingsAt = (coder: string, name: string): string => `codings/${coder}/${name}.codings.yaml`;
const oneMove = { from: 'transcripts/P01.txt', to: 'transcripts/P09.txt' };

function studyWith(files: Readonly<Record<string, string>>): Study {
  const study = createStudy('file:///study');
  for (const [path, text] of Object.entries(files)) setFile(study, path, text);
  return study;
}

/** Files after the move, by path; null for those that are removed. */
function after(
  files: Readonly<Record<string, string>>,
  move = oneMove,
  beside: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string | null>> {
  const step = moveTranscript(studyWith(files), move, new Map(Object.entries(beside)));
  return Object.fromEntries(step?.changes.map(({ path, after: text }) => [path, text ?? null]) ?? []);
}

describe('moveTranscript', () => {
  it('moves the codings of all coders, and changes nothing but the path in them', () => {
    const changed = after({
      [codingsAt('a', 'P01.txt')]: codings('transcripts/P01.txt'),
      [codingsAt('b', 'P01.txt')]: codings('transcripts/P01.txt', 'b'),
      [codingsAt('a', 'P01.txt.md')]: codings('transcripts/P01.txt.md'),
      [codingsAt('a', 'P010.txt')]: codings('transcripts/P010.txt'),
    });
    assert.deepEqual(changed, {
      [codingsAt('a', 'P09.txt')]: codings('transcripts/P09.txt'),
      [codingsAt('a', 'P01.txt')]: null,
      [codingsAt('b', 'P09.txt')]: codings('transcripts/P09.txt', 'b'),
      [codingsAt('b', 'P01.txt')]: null,
    });
  });

  const headers: readonly (readonly [what: string, before: string, after: string, to?: string])[] = [
    ['a comment', 'transcript: transcripts/P01.txt   # mine\n', 'transcript: transcripts/P09.txt   # mine\n'],
    ['double quotes', 'transcript: "transcripts/P01.txt"\n', 'transcript: transcripts/P09.txt\n'],
    ['single quotes', "transcript: 'transcripts/P01.txt' # x\n", 'transcript: transcripts/P09.txt # x\n'],
    ['a block', 'transcript: |-\n  transcripts/P01.txt\n', 'transcript: transcripts/P09.txt\n'],
    [
      'a path to quote',
      'transcript: transcripts/P01.txt\n',
      'transcript: "transcripts/P #1: x.txt"\n',
      'transcripts/P #1: x.txt',
    ],
    ['spaces behind it', 'transcript: transcripts/P01.txt  \n', 'transcript: transcripts/P09.txt  \n'],
    ['CRLF', 'transcript: transcripts/P01.txt\r\n', 'transcript: transcripts/P09.txt\r\n'],
    ['no path', '# x\n', '# x\n'],
  ];
  for (const [what, before, expected, to = oneMove.to] of headers) {
    it(`keeps the rest byte for byte: ${what}`, () => {
      const changed = after({ [codingsAt('a', 'P01.txt')]: before + rest }, { ...oneMove, to });
      assert.equal(Object.values(changed)[0], expected + rest);
    });
  }

  it('changes the path in a file of one line', () => {
    const flow = '{ transcript: transcripts/P01.txt, coder: a, text: sha256-0, segments: [] }\n';
    const changed = after({ [codingsAt('a', 'P01.txt')]: flow }, { ...oneMove, to: 'transcripts/P[1].txt' });
    assert.equal(Object.values(changed)[0], flow.replace('transcripts/P01.txt', '"transcripts/P[1].txt"'));
  });

  it('takes files along that do not parse, as they are', () => {
    const broken = 'transcript: transcripts/P01.txt\nsegments:\n  - id: "a\n';
    assert.equal(
      after({ [codingsAt('a', 'P01.txt')]: broken })[codingsAt('a', 'P09.txt')],
      broken.replace('P01', 'P09'),
    );
  });

  it('moves all transcripts of a folder', () => {
    const changed = after(
      {
        [codingsAt('a', 'old/x/P01.txt')]: codings('transcripts/old/x/P01.txt'),
        [codingsAt('a', 'old/P02.md')]: codings('transcripts/old/P02.md'),
        [codingsAt('a', 'older/P03.md')]: codings('transcripts/older/P03.md'),
      },
      { from: 'transcripts/old', to: 'transcripts/new/er' },
    );
    assert.deepEqual(Object.keys(changed), [
      codingsAt('a', 'new/er/x/P01.txt'),
      codingsAt('a', 'old/x/P01.txt'),
      codingsAt('a', 'new/er/P02.md'),
      codingsAt('a', 'old/P02.md'),
    ]);
    assert.equal(changed[codingsAt('a', 'new/er/P02.md')], codings('transcripts/new/er/P02.md'));
  });

  it('corrects the path alone where the editor has moved the file, or it stands somewhere else', () => {
    for (const path of [codingsAt('a', 'P09.txt'), codingsAt('a', 'elsewhere')]) {
      assert.deepEqual(after({ [path]: codings('transcripts/P01.txt') }), { [path]: codings('transcripts/P09.txt') });
    }
  });

  it('takes discussions and cases along', () => {
    const beside = {
      'cases.csv': 'case,transcript\nP01,transcripts/P01.txt\n',
      'discussions/P01.txt.discussion.yaml': 'transcript: transcripts/P01.txt\nthreads: []\n',
      'discussions/P02.txt.discussion.yaml': 'transcript: transcripts/P02.txt\n',
    };
    assert.deepEqual(after({}, oneMove, beside), {
      'discussions/P09.txt.discussion.yaml': 'transcript: transcripts/P09.txt\nthreads: []\n',
      'discussions/P01.txt.discussion.yaml': null,
      'cases.csv': 'case,transcript\nP01,transcripts/P09.txt\n',
    });
  });

  it('has nothing to do for a transcript of which nothing is known', () => {
    assert.equal(moveTranscript(studyWith({}), oneMove), undefined);
  });

  const refusals: readonly (readonly [
    what: string,
    files: Readonly<Record<string, string>>,
    to: string,
    message: RegExp,
  ])[] = [
    [
      'the target has codings',
      { [codingsAt('a', 'P09.txt')]: codings('transcripts/P09.txt') },
      oneMove.to,
      /is there already/,
    ],
    [
      'a file is in the way',
      { [codingsAt('a', 'P09.txt')]: codings('transcripts/P05.txt') },
      oneMove.to,
      /is there already/,
    ],
    [
      'the coder has codings of it elsewhere',
      { [codingsAt('a', 'x')]: codings('transcripts/P09.txt') },
      oneMove.to,
      /is there already/,
    ],
    ['it would be no transcript', {}, 'transcripts/P01.bak', /would not be a transcript/],
  ];
  for (const [what, files, to, message] of refusals) {
    it(`refuses where ${what}`, () => {
      const all = { [codingsAt('a', 'P01.txt')]: codings('transcripts/P01.txt'), ...files };
      assert.throws(
        () => after(all, { ...oneMove, to }),
        (error) => error instanceof GlossError && message.test(error.message),
      );
    });
  }

  it('says which files of codings move', () => {
    const files = {
      [codingsAt('a', 'P01.txt')]: codings('transcripts/P01.txt'),
      [codingsAt('a', 'elsewhere')]: codings('transcripts/P01.txt', 'b'),
    };
    assert.deepEqual(codingsToMove(studyWith(files), oneMove), [
      { from: codingsAt('a', 'P01.txt'), to: codingsAt('a', 'P09.txt') },
    ]);
  });
});

describe('moveInCases', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['plain', 'case,transcript,site\nP01,a/x.txt,b\n', 'case,transcript,site\nP01,n/x.txt,b\n'],
    ['quoted cells', 'case,transcript\r\n"P,""1","a/x.txt"\r\n', 'case,transcript\r\n"P,""1","n/x.txt"\r\n'],
    ['semicolons', 'case;Transcript\nP01;a/x.txt\n', 'case;Transcript\nP01;n/x.txt\n'],
    ['tabs and no line end', 'transcript\tcase\na/x.txt\tP01', 'transcript\tcase\nn/x.txt\tP01'],
    ['spaces around', 'case, transcript ,x\nP01, a/x.txt , y\n', 'case, transcript ,x\nP01, n/x.txt , y\n'],
    [
      'cells of several lines',
      'transcript,note\na/x.txt,"one\ntwo, a/x.txt"\n',
      'transcript,note\nn/x.txt,"one\ntwo, a/x.txt"\n',
    ],
    ['other columns', 'case,file\na/x.txt,a/x.txt\n', 'case,file\na/x.txt,a/x.txt\n'],
    ['short and empty rows', 'case,transcript\nP01\n\nP02,a/x.txt\n', 'case,transcript\nP01\n\nP02,n/x.txt\n'],
    ['a quote left open', 'case,transcript\n"P01,a/x.txt\n', 'case,transcript\n"P01,n/x.txt\n'],
    ['nothing', '', ''],
  ];
  for (const [what, before, after] of cases) {
    it(what, () => {
      assert.equal(
        moveInCases(before, (path) => pathAfter({ from: 'a', to: 'n' }, path)),
        after,
      );
    });
  }
  it('quotes a path that has to be', () => {
    assert.equal(
      moveInCases('transcript\nx.txt\n', () => 'a,"b".txt'),
      'transcript\n"a,""b"".txt"\n',
    );
  });
});
