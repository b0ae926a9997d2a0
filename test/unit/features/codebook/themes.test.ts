import assert from 'node:assert/strict';
import { findCodes as findIn } from '../../../../server/src/core/queries/findCodes.js';
import { describe as describeIn, describeCode } from '../../../../server/src/features/codebook/describeCode.js';
import { findCodes } from '../../../../server/src/features/codebook/findCodes.js';
import { listOf, listSegments } from '../../../../server/src/features/coding/listSegments.js';
import { locateSegment } from '../../../../server/src/features/coding/locateSegment.js';
import { themes, themesOf } from '../../../../server/src/features/codebook/themes.js';
import type { DescribeCodeResult, ListSegmentsResult, LocateSegmentResult, ThemeNode, ThemesResult } from '#protocol';
import {
  ask,
  bookPath,
  codebook,
  root,
  serving,
  studyOf,
  transcriptPath,
  transcriptUri,
  viewOf,
  wordsAt,
} from '../support.js';

/** The tree as indented lines: segments with the code / with it or one below / transcripts / here. */
const counts = (nodes: readonly ThemeNode[], indent = ''): readonly string[] =>
  nodes.flatMap(({ id, segments, segmentsBelow, transcripts, here, codes }) => [
    `${indent}${id} ${segments}/${segmentsBelow}/${transcripts}/${here}`,
    ...counts(codes, `${indent}  `),
  ]);

const elsewhere = (codes: string): Readonly<Record<string, string>> => ({
  'transcripts/P02.txt': 'P2: We left.',
  'codings/me/P02.txt.codings.yaml': `transcript: transcripts/P02.txt\ncoder: me\ntext: sha256-0\nsegments:\n  - id: far\n    at: 1:5-1:12\n    quote: We left\n    codes: [${codes}]\n`,
});

describe('the theme tree', () => {
  const check = (what: string, given: Parameters<typeof viewOf>, expected: readonly string[]): void => {
    it(what, () => assert.deepEqual(counts(themesOf(viewOf(...given).view.study, transcriptPath).codes), expected));
  };
  check(
    'counts segments of each code and of what is below it',
    ['P1: ⟦paces|We⟧ ⟦paces|waited⟧ ⟦opposition|long⟧ ⟦trust|so⟧.'],
    ['challenges 0/3/1/3', '  paces 2/2/1/2', '  opposition 1/1/1/1', 'trust 1/1/1/1', 'old 0/0/0/0'],
  );
  check(
    'counts a segment with two codes of a theme once there',
    ['P1: ⟦x|We waited⟧.', { x: { codes: [{ code: 'paces' }, { code: 'opposition' }, { code: 'trust' }] } }],
    ['challenges 0/1/1/1', '  paces 1/1/1/1', '  opposition 1/1/1/1', 'trust 1/1/1/1', 'old 0/0/0/0'],
  );
  check(
    'counts all coders and old ids',
    ['P1: ⟦trust|We⟧ ⟦y|waited⟧.', { y: { codes: [{ code: 'confidence' }], coder: 'you' } }],
    ['challenges 0/0/0/0', '  paces 0/0/0/0', '  opposition 0/0/0/0', 'trust 2/2/1/2', 'old 0/0/0/0'],
  );
  check(
    'counts other transcripts, but not as here',
    ['P1: ⟦paces|We⟧.', {}, { files: elsewhere('opposition, paces') }],
    ['challenges 0/2/2/1', '  paces 2/2/2/1', '  opposition 1/1/1/0', 'trust 0/0/0/0', 'old 0/0/0/0'],
  );

  it('tells what is needed to show a code, and where its entry is', () => {
    const { codes, ...study } = themesOf(studyOf(elsewhere('paces')), undefined, 'me');
    assert.deepEqual(study, { uri: root, name: 'Small', transcripts: 1, segments: 1, coder: 'me' });
    const [challenges, , old] = codes;
    const { location, codes: below, ...node } = challenges!.codes[0]!;
    assert.deepEqual(node, {
      id: 'paces',
      name: 'Clashing paces',
      color: '#bb0000',
      path: ['Challenges'],
      brief: 'Different speeds',
      status: 'active',
      codable: true,
      segments: 1,
      segmentsBelow: 1,
      transcripts: 1,
      here: 0,
      coders: [{ coder: 'me', segments: 1, here: 0 }],
    });
    assert.deepEqual(below, []);
    assert.equal(location.uri, `${root}/${bookPath}`);
    assert.equal(wordsAt(codebook, location.range), 'paces');
    assert.deepEqual([challenges?.codable, old?.status], [false, 'retired']);
  });

  it('is called after its folder where the study has no name', () => {
    assert.equal(themesOf(studyOf({ 'gloss.yaml': '' })).name, 'study');
  });

  it('holds all codebooks in order of their paths', () => {
    const files = { 'codebooks/a.codebook.yaml': 'codebook: A\ncodes:\n  - { id: first, name: First }\n' };
    assert.deepEqual(
      themesOf(studyOf(files)).codes.map(({ id }) => id),
      ['first', 'challenges', 'trust', 'old'],
    );
  });

  it('counts what is here for the study of the transcript alone', async () => {
    const { view } = viewOf('P1: ⟦trust|We⟧.');
    const other = viewOf('P1: ⟦trust|We⟧.').view.study;
    const given = { ...serving(view), studies: () => [view.study, other] };
    const { studies } = await ask<ThemesResult>(themes, given, 'gloss/themes', { transcript: transcriptUri });
    assert.deepEqual(
      studies.map(({ codes }) => codes[1]?.here),
      [1, 0],
    );
    const without = await ask<ThemesResult>(themes, given, 'gloss/themes', {});
    assert.deepEqual(
      without.studies.map(({ codes }) => codes[1]?.here),
      [0, 0],
    );
  });

  it('is not sent again while nothing has changed', async () => {
    const { view } = viewOf('P1: ⟦trust|We⟧.');
    const themesWith = (known: string | undefined, generation = '1', transcript?: string): Promise<ThemesResult> =>
      ask(themes, { ...serving(view), generation: () => generation }, 'gloss/themes', { known, transcript });
    const { stamp, studies } = await themesWith(undefined);
    assert.equal(studies.length, 1);
    assert.deepEqual(await themesWith(stamp), { stamp, studies: [] });
    assert.equal((await themesWith(stamp, '2')).studies.length, 1);
    assert.equal((await themesWith(stamp, '1', transcriptUri)).studies.length, 1);
  });
});

describe('counts by coder', () => {
  const by = (nodes: readonly ThemeNode[]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      nodes
        .flatMap((node) => [node, ...node.codes])
        .map(({ id, coders }) => [
          id,
          coders.map((count) => `${count.coder} ${count.segments}/${count.here}`).join(' '),
        ]),
    );

  it('report each who has any, in the study and here', () => {
    const { view } = viewOf(
      'P1: ⟦paces|We⟧ ⟦y|waited⟧.',
      { y: { codes: [{ code: 'opposition' }], coder: 'you' } },
      { files: elsewhere('opposition, trust') },
    );
    assert.deepEqual(by(themesOf(view.study, transcriptPath).codes), {
      challenges: 'me 2/1 you 1/1',
      paces: 'me 1/1',
      opposition: 'me 1/0 you 1/1',
      trust: 'me 1/0',
      old: '',
    });
  });
});

describe('what a code asks for', () => {
  const codings = (segments: string): Readonly<Record<string, string>> => ({
    'codings/me/P02.txt.codings.yaml': `transcript: transcripts/P02.txt\ncoder: me\ntext: sha256-0\nsegments:\n${segments}`,
  });
  const entry = (id: string, codes: string, more = ''): string =>
    `  - id: ${id}\n    at: 1:5-1:12\n    quote: We left\n    codes: [${codes}]\n${more}`;
  const asked = (files: Readonly<Record<string, string>>, coder = 'me'): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      themesOf(studyOf(files), undefined, coder)
        .codes.flatMap((node) => [node, ...node.codes])
        .flatMap(({ id, attention, toRecode }) =>
          attention ? [[id, [...attention, ...(toRecode === undefined ? [] : [toRecode])]]] : [],
        ),
    );

  it('is a definition where it is used without one, and a decision where it is retired', () => {
    const files = codings(entry('a', 'paces, trust') + entry('b', 'old'));
    const retired = { [bookPath]: codebook.replace('    merged-into: trust\n', '') };
    assert.deepEqual(asked({ ...files, ...retired }), { trust: ['no-definition'], old: ['retired-used'] });
    assert.deepEqual(asked(files), { trust: ['no-definition'] });
  });
  it('is nothing while it is not used', () => {
    assert.deepEqual(asked({}), {});
  });
  it('is another name where two that are in use have one, in whatever case', () => {
    const more = 'codebook: More\ncodes:\n  - { id: faith, name: " trust " }\n  - { id: older, name: Old code }\n';
    assert.deepEqual(asked({ 'codebooks/more.codebook.yaml': more }), {
      trust: ['duplicate-name'],
      faith: ['duplicate-name'],
    });
  });
  it('is to look at one’s own segments from before it was revised, by any of its ids', () => {
    const files = {
      [bookPath]: codebook.replace(
        'aliases: [confidence]',
        'aliases: [confidence]\n    brief: B\n    revised: 2026-05-01',
      ),
      ...codings(
        entry('before', 'trust', '    on: 2026-04-30\n') +
          entry('both', 'trust, confidence', '    on: 2026-04-01\n') +
          entry('sameDay', 'trust', '    on: 2026-05-01\n') +
          entry('again', 'trust', '    on: 2026-04-30\n    reviewed: 2026-05-02\n') +
          entry('undated', 'trust'),
      ),
    };
    assert.deepEqual(asked(files), { trust: ['recode', 2] });
    assert.deepEqual(asked(files, 'you'), {});
    const off = { 'gloss.yaml': 'checks:\n  recode: off\n' };
    assert.deepEqual(asked({ ...files, ...off }), {});
  });
});

describe('finding codes', () => {
  const study = studyOf({
    'codebooks/more.codebook.yaml':
      'codebook: More\ncodes:\n  - { id: cafe, name: Café, definition: A place to meet }\n',
  });
  const check = (text: string, expected: readonly string[]): void => {
    it(`by “${text}”`, () => assert.deepEqual(findIn(study, text), expected));
  };
  check('pace', ['paces']);
  check('SPEED clash', ['paces']);
  check('clash trust', []);
  check('confidence', ['trust']);
  check('cafe', ['cafe']);
  check('café meet', ['cafe']);
  check('old', ['old']);
  check('  ', ['challenges', 'paces', 'opposition', 'trust', 'old', 'cafe']);

  it('answers for each study', async () => {
    assert.deepEqual(await ask(findCodes, { studies: () => [study] }, 'gloss/findCodes', { text: 'meet' }), {
      studies: [{ study: root, codes: ['cafe'] }],
    });
  });
});

describe('describing a code', () => {
  it('tells its meaning and who uses it, with all text escaped', () => {
    const book = codebook.replace('name: Trust', 'name: "Trust [x](command:y)"');
    const { view } = viewOf(
      'P1: ⟦trust|We⟧ ⟦y|waited⟧.',
      { y: { codes: [{ code: 'confidence' }], coder: 'you' } },
      { files: { [bookPath]: book } },
    );
    assert.equal(
      describeIn(view.study, 'confidence'),
      '**Trust \\[x\\]\\(command\\:y)**\n\n_Segments in 1 transcript_\n- Ann Lee: 1\n- you: 1\n\nweights 1: 0 · 2: 0 · 3: 0 · none: 2',
    );
  });
  it('says where it is not used, and nothing of a code that is not there', async () => {
    const study = studyOf();
    assert.match(describeIn(study, 'paces') ?? '', /Different speeds\n\nNot used yet$/);
    const given = { studyOf: () => study };
    assert.equal(await ask(describeCode, given, 'gloss/describeCode', { study: root, code: 'gone' }), null);
    const { markdown } = await ask<DescribeCodeResult>(describeCode, given, 'gloss/describeCode', {
      study: root,
      code: 'paces',
    });
    assert.match(markdown, /^\*\*Clashing paces\*\*/);
  });
});

describe('the list of passages', () => {
  const coded = { y: { codes: [{ code: 'confidence' }], coder: 'you', memo: 'm', exemplar: true } };
  const { view } = viewOf('P1: ⟦paces|We⟧ ⟦y|waited⟧ 😀 ⟦trust|so⟧.', coded, { files: elsewhere('opposition') });
  const words = ({ groups, total }: ListSegmentsResult): readonly string[] => {
    assert.equal(total, groups.flatMap(({ segments }) => segments).length);
    return groups.map(
      ({ transcript, segments }) => `${transcript.slice(12)}: ${segments.map(({ quote }) => quote).join(', ')}`,
    );
  };

  it('holds all, by transcript, in text order', () => {
    assert.deepEqual(words(listOf(view.study, {})), ['P01.txt: We, waited, so', 'P02.txt: We left']);
  });
  it('holds those of a theme with all below it', () => {
    assert.deepEqual(words(listOf(view.study, { codes: ['challenges'] })), ['P01.txt: We', 'P02.txt: We left']);
  });
  it('holds those of a code under any of its ids', () => {
    assert.deepEqual(words(listOf(view.study, { codes: ['trust'] })), ['P01.txt: waited, so']);
    assert.deepEqual(words(listOf(view.study, { codes: ['confidence'] })), ['P01.txt: waited, so']);
  });
  it('holds those of a coder, or of a transcript', () => {
    assert.deepEqual(words(listOf(view.study, { coder: 'you' })), ['P01.txt: waited']);
    assert.deepEqual(words(listOf(view.study, {}, 'transcripts/P02.txt')), ['P02.txt: We left']);
  });
  it('names the codes of each transcript, those of no codebook by their ids', () => {
    const { view: other } = viewOf('P1: ⟦trust|We⟧ ⟦gone|left⟧.');
    assert.deepEqual(
      listOf(other.study, {}).groups.map(({ names }) => names),
      [{ trust: 'Trust', gone: 'gone' }],
    );
  });
  it('holds nothing for a code that is not there', () => {
    assert.deepEqual(listOf(view.study, { codes: ['gone'] }), { total: 0, groups: [] });
  });
  it('tells line and column in code points, current ids, memo and exemplar', async () => {
    const params = { study: root, codes: ['trust'], transcript: transcriptUri };
    const { groups } = await ask<ListSegmentsResult>(listSegments, serving(view), 'gloss/listSegments', params);
    assert.deepEqual(groups[0]?.segments, [
      { id: 'y', coder: 'you', line: 1, column: 8, quote: 'waited', codes: ['trust'], memo: 'm', exemplar: true },
      { id: 'trust', coder: 'me', line: 1, column: 17, quote: 'so', codes: ['trust'] },
    ]);
    assert.equal(groups[0].uri, transcriptUri);
    assert.deepEqual(await ask(listSegments, { studyOf: () => undefined }, 'gloss/listSegments', params), {
      total: 0,
      groups: [],
    });
  });

  it('leads to where a passage is now', async () => {
    const locate = (id: string, given: object = serving(view)): Promise<LocateSegmentResult | null> =>
      ask(locateSegment, given, 'gloss/locateSegment', { study: root, id });
    const found = await locate('y');
    assert.equal(found?.state, 'exact');
    assert.equal(found.location.uri, transcriptUri);
    assert.equal(wordsAt(view.lines.text, found.location.range), 'waited');
    assert.equal(await locate('gone'), null);
    assert.equal(await locate('far'), null);
    assert.equal(await locate('y', { studyOf: () => undefined }), null);
    const lost = viewOf('P1: ⟦y|We⟧', { y: { codes: [{ code: 'trust' }], state: 'orphaned' } }).view;
    assert.equal(await locate('y', serving(lost)), null);
  });
});
