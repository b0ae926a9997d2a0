import assert from 'node:assert/strict';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import { nameFinder, readNames, type NamePair } from '../../../../../server/src/core/edit/pseudonyms/namePairs.js';
import { pseudonymise, type Pseudonymised } from '../../../../../server/src/core/edit/pseudonyms/pseudonymise.js';
import { codingsFile, codingsPath, digestOf, transcriptPath } from '../../support/desk.js';
import { pair, textOf, recordOf, after } from './pseudonymised.js';

const anna = [pair('Anna', 'Beth'), pair('Anna Smith', 'Beth Longer Jones'), pair('Zoë', 'Ida')];

const run = (text: string, file?: string, pairs: readonly NamePair[] = anna, was?: string): Pseudonymised =>
  pseudonymise([textOf(text)], file === undefined ? [] : [recordOf(file)], pairs, {
    digestOf,
    ...(was !== undefined && { oldTexts: new Map([[digestOf(was), was]]) }),
  });

const replaced = (text: string, pairs?: readonly NamePair[]): string => after(run(text, undefined, pairs)) ?? text;

describe('names in a text', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['whole words', 'Anna, Annabel and Joanna met Anna.', 'Beth, Annabel and Joanna met Beth.'],
    ['possessives', "Anna’s and Anna's", "Beth’s and Beth's"],
    ['the longest name first', 'Anna Smith and Anna Smithson', 'Beth Longer Jones and Beth Smithson'],
    ['several spaces within', 'Anna  Smith\u00a0and Anna\u00a0Smith', 'Beth Longer Jones\u00a0and Beth Longer Jones'],
    ['case as written', 'anna ANNA Anna', 'anna ANNA Beth'],
    ['labels in capitals', 'ANNA: I am Anna.\r\nDR ANNA SMITH: Yes.', 'BETH: I am Beth.\r\nDR BETH LONGER JONES: Yes.'],
    ['labels with timestamps', '[00:01:02] ANNA: x\nANNA [00:02]: y', '[00:01:02] BETH: x\nBETH [00:02]: y'],
    ['labels in Markdown', '**ANNA:** x\n\n**ANNA**: y', '**BETH:** x\n\n**BETH**: y'],
    [
      'voices',
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v ANNA>Hi ANNA',
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v BETH>Hi ANNA',
    ],
    ['combining marks', 'Anna\u0301 Zoe\u0308 Zoë Zoe', 'Anna\u0301 Ida Ida Zoe'],
    ['digits and underscores', 'Anna2 _Anna_ 😀Anna😀', 'Anna2 _Beth_ 😀Beth😀'],
  ];
  for (const [what, before, expected] of cases) it(what, () => assert.equal(replaced(before), expected));

  it('a pseudonym is taken as it is written', () => {
    assert.equal(replaced('Ann (A.) met Ann.', [pair('Ann (A.)', "$& $1 $'")]), "$& $1 $' met Ann.");
  });

  it('reports what it leaves alone', () => {
    const [report] = run('Joanna and ANNA. Anna\nSmith, planned, Joanna, Beth.\n').transcripts;
    assert.deepEqual(report?.near, [
      { name: 'Anna', written: 'ANNA', count: 1, first: { line: 1, column: 12 } },
      { name: 'Anna Smith', written: 'Smith', count: 1, first: { line: 2, column: 1 } },
    ]);
    assert.deepEqual(report.names, [{ name: 'Anna', pseudonym: 'Beth', count: 1 }]);
    assert.deepEqual(report.taken, [{ pseudonym: 'Beth', count: 1 }]);
    const [longer] = run('Annabel, Annabel.').transcripts;
    const [broken] = nameFinder([pair('Anna Smith', 'Q')]).near('X Anna\nSmith', []);
    assert.deepEqual(broken, { name: 'Anna Smith', written: 'Anna Smith', count: 1, first: { line: 1, column: 3 } });
    assert.deepEqual(longer?.near, [{ name: 'Anna', written: 'Annabel', count: 2, first: { line: 1, column: 1 } }]);
  });
});

describe('the table of names', () => {
  const read = (...rows: readonly (readonly string[])[]): readonly NamePair[] =>
    readNames(
      rows.map((cells, i) => ({ line: i + 1, cells })),
      'names.csv',
    );

  it('takes a header in any order, blank lines and what is said twice', () => {
    assert.deepEqual(read(['Anna', 'Beth'], [''], [' Anna ', 'Beth']), [pair('Anna', 'Beth')]);
    assert.deepEqual(read(['Pseudonym', 'Name', 'Role'], ['Beth', 'Anna', 'x']), [pair('Anna', 'Beth')]);
  });

  const refusals: readonly (readonly [rows: readonly (readonly string[])[], message: RegExp])[] = [
    [
      [
        ['name', 'pseudonym'],
        ['', 'Beth'],
      ],
      /^names\.csv:2: The name is empty\. Nothing was written\.$/,
    ],
    [[['Anna']], /names\.csv:1: “Anna” has no pseudonym/],
    [[['12', 'x']], /has no letter/],
    [[['Anna', 'B\nC']], /on one line/],
    [[['Anna', 'B', 'C']], /:1: There are more than two columns/],
    [
      [
        ['Anna', 'B'],
        ['Anna', 'C'],
      ],
      /:2: “Anna” has another pseudonym here than in line 1/,
    ],
    [
      [
        ['Anna', 'Tom'],
        ['Tom', 'C'],
      ],
      /:1: The pseudonym “Tom” is itself a name to be replaced \(line 2\)/,
    ],
    [
      [
        ['Anna', 'Tom Jones'],
        ['Tom', 'C'],
      ],
      /:1: The pseudonym “Tom Jones” holds the name “Tom”.*\(line 2\)/,
    ],
    [[['name', 'pseudonym']], /names\.csv has no names/],
  ];
  for (const [rows, message] of refusals) {
    it(`refuses ${JSON.stringify(rows)}`, () => assert.throws(() => read(...rows), { message }));
  }
});

describe('codings of a transcript whose names are replaced', () => {
  const entry = (id: string, at: string, quote: string, more = ''): string =>
    `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n${more}    codes: [trust]\n`;

  it('follow: quotes, contexts, memos, positions and digest, and nothing else', () => {
    const text = '\u00e9 Anna Smith 😀 said yes.\r\nAnna said yes.\r\n';
    const file = codingsFile(
      text,
      `${entry('aa', '1:3-1:13', 'Anna Smith', '')}    memo: Ask Anna again. # for Anna\n${entry('bb', '1:16-1:24', 'said yes', '    before: "Anna Smith 😀 "\n    after: .\n')}${entry('cc', '2:1-2:5', 'Anna', '    own: Anna\n')}`,
    );
    const result = run(text, file);
    assert.equal(after(result), '\u00e9 Beth Longer Jones 😀 said yes.\r\nBeth said yes.\r\n');
    const written = after(result, codingsPath) ?? '';
    const { text: digest, segments } = parseCodings(written).value;
    assert.equal(digest, digestOf(after(result) ?? ''));
    assert.deepEqual(
      segments.map(({ id, from, to, quote }) => [id, from.column, to.column, quote]),
      [
        ['aa', 3, 20, 'Beth Longer Jones'],
        ['bb', 23, 31, 'said yes'],
        ['cc', 1, 5, 'Beth'],
      ],
    );
    assert.match(segments[1]?.before ?? '', /Beth Longer Jones 😀 $/);
    assert.match(written, /memo: Ask Beth again\. # for Anna\n/);
    assert.match(written, /own: Anna\n/);
    assert.deepEqual(
      result.codings.map(({ doubtful }) => doubtful),
      [[]],
    );
  });

  it('take in the whole pseudonym where an edge lies within a name', () => {
    const text = 'Then Anna Smith came.\n';
    const result = run(
      text,
      codingsFile(text, entry('aa', '1:1-1:10', 'Then Anna') + entry('bb', '1:11-1:16', 'Smith')),
    );
    const [aa, bb] = parseCodings(after(result, codingsPath) ?? '').value.segments;
    assert.deepEqual([aa?.quote, bb?.quote], ['Then Beth Longer Jones', 'Beth Longer Jones']);
  });

  it('get a context where a quote is no longer unique', () => {
    const text = 'Anna came. Then came Beth.\n';
    const result = run(text, codingsFile(text, entry('aa', '1:22-1:26', 'Beth')));
    const [aa] = parseCodings(after(result, codingsPath) ?? '').value.segments;
    assert.deepEqual([aa?.before, aa?.after], ['Beth came. Then came ', '.\n']);
  });

  it('keep their transcript’s digest where only a memo has a name', () => {
    const text = 'Nobody.\n';
    const file = codingsFile(text, `${entry('aa', '1:1-1:7', 'Nobody')}    memo: Anna\n`);
    assert.equal(after(run(text, file), codingsPath), file.replace('Anna', 'Beth'));
    assert.equal(run(text, file.replace('Anna', 'Ann')).step, undefined);
  });

  it('of an older text are placed first', () => {
    const was = 'The trust opened. Anna came in slowly.\n';
    const now = `Oh. ${was}`;
    const result = run(now, codingsFile(was, entry('aa', '1:19-1:29', 'Anna came')).replace('1:29', '1:28'), anna, was);
    const { text, segments } = parseCodings(after(result, codingsPath) ?? '').value;
    assert.equal(text, digestOf(after(result) ?? ''));
    assert.deepEqual([segments[0]?.quote, segments[0]?.from.column], ['Beth came', 23]);
  });

  it('that are doubtful stay so, with their positions and digest, and with new words', () => {
    const was = 'The trust opened. Anna came in slowly. Gone is Anna Smith.\n';
    const file = codingsFile(
      was,
      entry('aa', '1:19-1:28', 'Anna came') + entry('bb', '1:40-1:58', 'Gone is Anna Smith'),
    );
    const result = run('Oh. The trust opened. Anna came in slowly.\n', file, anna, was);
    const expected = file.replace('Anna came', 'Beth came').replace('Anna Smith', 'Beth Longer Jones');
    assert.equal(after(result, codingsPath), expected);
    assert.deepEqual(result.codings[0]?.doubtful, ['bb']);
  });

  it('that are kept without a place get new words', () => {
    const file = codingsFile('Anna\n', entry('aa', 'orphaned', 'with Anna'));
    assert.match(after(run('Anna\n', file), codingsPath) ?? '', /at: orphaned\n {4}quote: with Beth\n/);
  });

  it('are refused where their file has errors, and left alone where their transcript is not there', () => {
    const broken = codingsFile('Anna\n', entry('aa', 'x', 'Anna'));
    assert.throws(() => run('Anna\n', broken), /codings\/coder1\/P01\.txt\.codings\.yaml in line 6: .*Fix it first/);
    const astray = recordOf(
      codingsFile('', entry('aa', '1:1-1:5', 'Anna')).replace(transcriptPath, 'transcripts/gone.txt'),
    );
    const result = pseudonymise([textOf('Anna\n')], [astray], anna, { digestOf });
    assert.deepEqual([result.codings, result.step?.changes.map(({ path }) => path)], [[], [transcriptPath]]);
  });
});
