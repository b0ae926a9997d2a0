import assert from 'node:assert/strict';
import { parse } from 'papaparse';
import { printCodings } from '../../server/src/core/codings/printCodings.js';
import { linesOf, pointAt } from '../../server/src/core/text/lines.js';
import { digestOf } from '../../server/src/disk/files/digest.js';
import { commandsIn, forbiddenIn, honestMarks, hostile } from '../support/hostile.js';
import { foundByHosts, renderedByMarkdownIt, renderedByMicromark } from '../support/rendered.js';
import { repository, type Repository } from './support/repository.js';
import { runCli, type Run } from './support/runCli.js';

/** Texts of a study, by a number that says which; the same number gives the same text. */
interface Words {
  readonly text: (which: number) => string;
  /** As {@link text}, for what is part of a path. */
  readonly name: (which: number) => string;
}

/** All that is hostile, beginning with another of it each time. */
const hostileWords: Words = {
  text: (which) => {
    const from = (which * 5) % hostile.length;
    const texts = [...hostile.slice(from), ...hostile.slice(0, from)].map(([, text]) => text);
    return `${texts.join('\n')}\n${which}`;
  },
  name: (which) => `::error::${which}\n::warning::\x1b[31m\u202e@x #1 $y$ <b>|\u2028=`,
};

/** Words in as many lines as the hostile text has, where every kind of line end ends one. */
const tameWords: Words = {
  text: (which) =>
    hostileWords
      .text(which)
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
      .map((line) => (line.trim() === '' ? '' : 'word'))
      .join('\n')
      .replace(/word$/, `word${which}`),
  // The transcript’s name is one that not every system can have, as the hostile one is.
  name: (which) => (which === 1 ? '0word1?' : `0word${which}`),
};

/** A text as YAML, all but ASCII spelled. */
const yaml = (text: string): string =>
  JSON.stringify(text).replace(
    /[^\x20-\x7e]/gu,
    (point) => `\\U${(point.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );

const codebook = ({ text }: Words, version: number): string => `codebook: ${yaml(text(1))}
version: ${version}.0.0
codes:
  - id: theme
    name: ${yaml(text(2))}
    definition: ${yaml(text(3 + version))}
    codes:
      - id: trust
        name: ${yaml(text(5 + version))}
        brief: ${yaml(text(7))}
        definition: ${yaml(text(8 + version))}
        include: [${yaml(text(10))}, ${yaml(text(10 + version))}]
        exclude: [${yaml(text(13))}]
        examples: [{ quote: ${yaml(text(14))}, note: ${yaml(text(15))} }]
        scale: [${yaml(text(16))}, ${yaml(text(17))}]
  - id: paces
    name: ${yaml(text(18))}
    definition: ${yaml(text(19))}
    status: retired
    merged-into: ${yaml(text(20))}
`;

function studyOf(words: Words): Repository {
  const { text, name } = words;
  const path = `transcripts/${name(1)}.txt`;
  const said = `P1: It was slow. ${text(30)} They said ${text(31)}.\n\nP2: I agree.\n`.replace(/\r\n?/g, '\n');
  const lines = linesOf(said);
  const segment = (id: string, start: number, end: number, code: string, memo: number): object => ({
    id,
    from: pointAt(lines, start),
    to: pointAt(lines, end),
    quote: said.slice(start, end),
    codes: [{ code }, { code: text(32), weight: text(16) }],
    memo: text(memo),
    on: text(33),
  });
  const codings = (coder: string, ...segments: readonly object[]): Readonly<Record<string, string>> => ({
    [`codings/${coder}/${name(1)}.txt.codings.yaml`]: printCodings({
      transcript: path,
      coder,
      text: digestOf(said),
      segments: segments as never,
    }),
  });
  const half = said.indexOf('They said');
  const files = {
    'gloss.yaml': `study: ${yaml(text(40))}
coders: [{ id: coder1, name: ${yaml(text(41))}, role: ${yaml(text(42))} }, { id: coder2, role: ${yaml(text(43))} }]
${yaml(name(44))}: 1
`,
    'cases.csv': `case,transcript\n"${text(45).replaceAll('"', '""')}","${path}"\n`,
    'codebooks/main.codebook.yaml': codebook(words, 1),
    [path]: said,
    ...codings('coder1', segment('aaaaaaaa', 0, half, 'trust', 50)),
    ...codings(
      'coder2',
      segment('bbbbbbbb', 0, half, 'theme', 51),
      segment('cccccccc', half, said.length, 'trust', 52),
    ),
    ...codings(name(2), segment('dddddddd', 0, half, 'trust', 53)),
    [`discussions/${name(1)}.txt.discussion.yaml`]: `transcript: ${yaml(path)}
text: ${digestOf(said)}
threads:
  - id: thread1
    at: 1:1-1:4
    quote: ${yaml(said.slice(0, 3))}
    resolved: { by: ${yaml(text(60))}, on: ${yaml(text(61))} }
    comments:
      - id: comment1
        by: ${yaml(text(62))}
        on: ${yaml(text(63))}
        text: ${yaml(text(64))}
        proposes: { segment: ${yaml(text(65))}, coder: ${yaml(text(66))}, codes: [${yaml(text(67))}] }
`,
    'map.csv': `name,pseudonym\nslow,"${text(68)
      .replace(/[\s\0-\x1f\x7f-\x9f]/g, ' ')
      .replaceAll('"', '""')}"\n`,
  };
  const study = repository(files);
  study.write('codebooks/main.codebook.yaml', codebook(words, 2));
  for (const [file, content] of Object.entries(
    codings('coder1', segment('aaaaaaaa', 0, half, 'theme', 54), segment('eeeeeeee', half, said.length, 'trust', 55)),
  )) {
    study.write(file, content);
  }
  study.git('add', '--all');
  const author = text(70).replace(/[\n\0<>]/g, ' ');
  study.git('commit', '--quiet', '--author', `${author} <x@example.org>`, '--message', text(71).replaceAll('\0', ' '));
  return study;
}

type Format = 'text' | 'csv' | 'json' | 'md' | 'github';

/** Every command that prints something of a study, in every format. `P` is the transcript. */
const commands: readonly (readonly [formats: readonly Format[], ...args: string[]])[] = [
  [['text', 'json', 'github'], 'check'],
  [['text', 'json', 'github'], 'check', '--stale'],
  [['text', 'github'], 'check', '--hints'],
  [['text', 'json'], 'codes'],
  [['text', 'csv', 'json'], 'count'],
  [['text', 'csv', 'json'], 'count', '--by', 'transcript'],
  [['text', 'csv'], 'count', '--by', 'coder'],
  [['text', 'csv', 'json'], 'count', '--by', 'weight'],
  [['text', 'csv', 'json', 'md'], 'segments'],
  [['text', 'csv', 'json', 'md'], 'compare'],
  [['text', 'md'], 'compare', '--roles', '--by', 'theme'],
  [['text', 'csv', 'json', 'md'], 'compare', '--passages'],
  [['text', 'csv', 'json'], 'reconcile', 'P'],
  [['text', 'json', 'md', 'github'], 'diff', 'HEAD~1'],
  [['text', 'md'], 'diff', 'coder:coder1..coder:coder2'],
  [['text', 'json'], 'blame', 'P'],
  [['text', 'json', 'md'], 'codebook', 'log'],
  [['text', 'json'], 'discuss', 'list'],
  [['text', 'json'], 'reanchor', '--dry-run'],
  [['text', 'json'], 'pseudonymise', '--dry-run', '--map', 'map.csv'],
];

/** Those that know no format, or are refused with what they were given. */
const others: readonly (readonly string[])[] = [
  ['codebook', 'version'],
  ['done'],
  ['textconv', 'C'],
  ['segments', '--code', 'H'],
  ['segments', '--coder', 'H'],
  ['segments', '--transcript', 'H'],
  ['diff', 'H'],
  ['blame', 'H'],
  ['apply', 'P', '1:1-1:4', 'H'],
  ['code', 'rename', 'H', 'x'],
  ['count', '--by', 'H'],
];

describe('a study in which every text is hostile', () => {
  let bad: Repository;
  let tame: Repository;
  before(() => {
    bad = studyOf(hostileWords);
    tame = studyOf(tameWords);
  });
  after(() => {
    bad.remove();
    tame.remove();
  });

  const run = (study: Repository, words: Words, args: readonly string[]): Promise<Run> => {
    const stands: Readonly<Record<string, string>> = {
      P: `transcripts/${words.name(1)}.txt`,
      C: `codings/coder1/${words.name(1)}.txt.codings.yaml`,
      H: words.name(3),
    };
    return runCli(
      args.map((arg) => stands[arg] ?? arg),
      { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } },
    );
  };
  const both = (args: readonly string[]): Promise<readonly [Run, Run]> =>
    Promise.all([run(bad, hostileWords, args), run(tame, tameWords, args)]);
  const linesIn = (text: string): number => text.split('\n').length;

  /** What holds of any output, whatever is printed. */
  const assertReadOnly = (printed: string, allowed: readonly string[] = []): void => {
    assert.deepEqual(forbiddenIn(printed, allowed), []);
    assert.deepEqual(commandsIn(printed), []);
  };
  const assertSaid = ({ stderr }: Run): void => {
    assertReadOnly(stderr);
    assert.doesNotMatch(stderr, /fault of Gloss/);
    for (const line of stderr.split('\n').slice(0, -1)) assert.match(line, /^gloss: /);
  };

  const oracles: Readonly<Record<Format, (printed: string, other: string) => Promise<void> | void>> = {
    text: (printed, other) => {
      assertReadOnly(printed);
      assert.equal(linesIn(printed), linesIn(other));
    },
    csv: (printed, other) => {
      assertReadOnly(printed, honestMarks);
      const [rows, tameRows] = [printed, other].map(
        (text) => parse<string[]>(text, { delimiter: ',', newline: '\n', skipEmptyLines: true }).data,
      );
      assert.ok(rows && tameRows);
      assert.deepEqual(
        rows.map((row) => row.length),
        tameRows.map((row) => row.length),
      );
      for (const cell of rows.flat().filter((one) => !/^-?\d+(?:\.\d+)?$/.test(one))) {
        assert.doesNotMatch(cell.normalize('NFKC').replace(/^[\s\p{C}"]+/u, ''), /^[=+\-@]/);
      }
    },
    json: (printed, other) => {
      assertReadOnly(printed);
      const shape = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.map(shape)
          : typeof value === 'object' && value !== null
            ? // What a fix may offer depends on the words.
              Object.entries(value).flatMap(([key, one]) => (key === 'data' ? [] : [shape(one)]))
            : typeof value;
      assert.deepEqual(shape(JSON.parse(printed)), shape(JSON.parse(other)));
    },
    md: async (printed, other) => {
      assertReadOnly(printed);
      assert.equal(linesIn(printed), linesIn(other));
      assert.doesNotMatch(printed, /(?<!\\)(?:\\\\)*\$/);
      for (const [rendered, expected] of [
        [renderedByMarkdownIt(printed), renderedByMarkdownIt(other)],
        [await renderedByMicromark(printed), await renderedByMicromark(other)],
      ] as const) {
        assert.deepEqual(
          [...rendered.elements].filter((name) => !expected.elements.has(name) && name !== 'p'),
          [],
        );
        const headings = (html: string): number => html.match(/<h\d/g)?.length ?? 0;
        assert.equal(headings(rendered.html), headings(expected.html));
        assert.deepEqual(foundByHosts(rendered.text.replace(/\([\da-f]{10}\)/g, '')), []);
      }
    },
    github: (printed, other) => {
      assert.deepEqual(forbiddenIn(printed), []);
      const lines = printed.split('\n').slice(0, -1);
      assert.equal(lines.length, linesIn(other) - 1);
      for (const line of lines) {
        assert.match(line, /^::(?:error|warning|notice) [^\n]*?::/);
        assert.deepEqual(commandsIn(line.slice(2)), []);
      }
    },
  };

  for (const [formats, ...args] of commands) {
    for (const format of formats) {
      it(`gloss ${args.join(' ')} --format ${format}`, async () => {
        const [found, other] = await both([...args, '--format', format]);
        assertSaid(found);
        assert.equal(found.code, other.code, found.stderr);
        assert.notEqual(other.code, 2, other.stderr);
        await oracles[format](found.stdout, other.stdout);
      });
    }
  }

  for (const args of others) {
    it(`gloss ${args.join(' ')}`, async () => {
      const [found, other] = await both(args);
      assertSaid(found);
      assert.equal(found.code, other.code, found.stderr);
      await oracles.text(found.stdout, other.stdout);
    });
  }
});
