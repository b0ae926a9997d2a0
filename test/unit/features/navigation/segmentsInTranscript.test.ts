import assert from 'node:assert/strict';
import type { DocumentHighlight, Location, LocationLink } from 'vscode-languageserver-types';
import { definition } from '../../../../server/src/features/navigation/definition.js';
import {
  documentHighlight,
  highlightCode,
  highlightSegments,
} from '../../../../server/src/features/navigation/documentHighlight.js';
import { references } from '../../../../server/src/features/navigation/references.js';
import { segmentsAtRange } from '../../../../server/src/features/coding/segmentsAtRange.js';
import type { SegmentMark } from '#protocol';
import {
  ask,
  bookPath,
  codebook,
  markRanges,
  root,
  serving,
  transcriptPath,
  transcriptUri,
  viewOf,
  wordsAt,
  yamlOf,
  type Coded,
} from '../support.js';

const codingsPath = 'codings/me/P01.txt.codings.yaml';
const codings = (codes: string): string =>
  `transcript: ${transcriptPath}\ncoder: me\ntext: sha256-0\nsegments:\n  - id: a\n    at: 1:1-1:3\n    quote: trust\n    codes: [${codes}]\n`;

describe('document highlights', () => {
  /** What is highlighted are the marks without a name. */
  const check = (what: string, fixture: string, coded: Readonly<Record<string, Coded>> = {}): void => {
    it(what, () => {
      const { view, caret, selections, text } = viewOf(fixture, coded);
      const found = highlightSegments(view, caret).map(({ range }) => range);
      assert.equal(markRanges(text, found), markRanges(text, selections));
    });
  };
  check('are all passages of the innermost code', 'P1: ⟦⟦trust|We⟧⟧ ⟦⟦trust|wa‸it⟧⟧ ⟦paces|long⟧.');
  check('are not those of an outer code', 'P1: ⟦trust|We⟧ ⟦trust|so ⟦⟦paces|wa‸it⟧⟧⟧.');
  check('are passages of either code of a segment', 'P1: ⟦⟦trust|We⟧⟧ ⟦⟦x|wa‸it⟧⟧ ⟦⟦paces|long⟧⟧.', {
    x: { codes: [{ code: 'trust' }, { code: 'paces' }] },
  });
  check('are passages of other coders and old ids too', 'P1: ⟦⟦trust|W‸e⟧⟧ ⟦⟦confidence|wait⟧⟧ ⟦⟦y|long⟧⟧.', {
    y: { codes: [{ code: 'trust' }], coder: 'you' },
  });
  check('leave out what has no place', 'P1: ⟦⟦trust|W‸e⟧⟧ ⟦y|long⟧.', {
    y: { codes: [{ code: 'trust' }], state: 'orphaned' },
  });
  check('are none in bare text', 'P1: ⟦trust|We⟧ wa‸it.');

  it('are all places of a code in a codebook, its own entry as where it is written', () => {
    const { yaml, caret, text } = yamlOf(codebook.replace('merged-into: trust', 'merged-into: tr‸ust'));
    const found = highlightCode(yaml, caret);
    assert.equal(
      markRanges(
        text,
        found.map(({ range }) => range),
      ),
      codebook.replace('id: trust', 'id: ⟦trust⟧').replace('merged-into: trust', 'merged-into: ⟦trust⟧'),
    );
    assert.deepEqual(
      found.map(({ kind }) => kind),
      [3, 2],
    );
  });

  it('are all places of a code in a codings file, and not the same word in a quote', () => {
    const { yaml, caret, text } = yamlOf(codings('paces, tr‸ust'), codingsPath);
    const found = highlightCode(yaml, caret).map(({ range }) => range);
    assert.equal(markRanges(text, found), codings('paces, ⟦trust⟧'));
  });

  it('are answered for a transcript, a YAML file, and nothing else', async () => {
    const { view, caret } = viewOf('P1: ⟦trust|W‸e⟧.');
    const request = (given: object): Promise<DocumentHighlight[]> =>
      ask(documentHighlight, given, 'textDocument/documentHighlight', {
        textDocument: { uri: transcriptUri },
        position: caret,
      });
    assert.equal((await request(serving(view))).length, 1);
    const { yaml } = yamlOf(codebook);
    assert.equal((await request({ yaml: () => yaml })).length, 0);
    assert.deepEqual(await request({}), []);
  });
});

describe('a code’s definition', () => {
  const target = codebook.replace('id: trust', 'id: ⟦trust⟧');

  it('is where a passage leads, for each of its codes', async () => {
    const { view, caret, text } = viewOf('P1: ⟦x|We ⟦trust|wa‸it⟧⟧.', {
      x: { codes: [{ code: 'paces' }, { code: 'confidence' }, { code: 'gone' }] },
    });
    const params = { textDocument: { uri: transcriptUri }, position: caret };
    const links = await ask<LocationLink[]>(definition, serving(view), 'textDocument/definition', params);
    assert.deepEqual(
      links.map(({ targetSelectionRange, originSelectionRange }) => [
        wordsAt(codebook, targetSelectionRange),
        originSelectionRange && wordsAt(text, originSelectionRange),
      ]),
      [
        ['trust', 'wait'],
        ['paces', 'We wait'],
        ['trust', 'We wait'],
      ],
    );
    assert.equal(links[0]?.targetUri, `${root}/${bookPath}`);
    assert.equal(markRanges(codebook, [links[0].targetSelectionRange]), target);
    assert.match(wordsAt(codebook, links[0].targetRange), /^id: trust\n[^]*scale: \[1, 2, 3\]\s*$/);
  });

  it('is where a code in a YAML file leads', async () => {
    const { yaml, caret, text } = yamlOf(codings('paces, conf‸idence'), codingsPath);
    const params = { textDocument: { uri: `${root}/${codingsPath}` }, position: caret };
    const [link] = await ask<LocationLink[]>(definition, { yaml: () => yaml }, 'textDocument/definition', params);
    assert.equal(link && markRanges(codebook, [link.targetSelectionRange]), target);
    assert.equal(
      link?.originSelectionRange && markRanges(text, [link.originSelectionRange]),
      codings('paces, ⟦confidence⟧'),
    );
  });

  it('is nowhere for a code that no codebook has', async () => {
    const { yaml, caret } = yamlOf(codings('go‸ne'), codingsPath);
    const params = { textDocument: { uri: `${root}/${codingsPath}` }, position: caret };
    assert.deepEqual(await ask(definition, { yaml: () => yaml }, 'textDocument/definition', params), []);
    assert.deepEqual(await ask(definition, {}, 'textDocument/definition', params), []);
  });
});

describe('references to a code', () => {
  const ids = { x: { codes: [{ code: 'confidence' }] }, y: { codes: [{ code: 'trust' }], coder: 'you' } };
  const fixture = 'P1: ⟦trust|W‸e⟧ ⟦x|waited⟧ ⟦paces|long⟧ ⟦y|so⟧.';

  const found = async (from: 'transcript' | 'book', includeDeclaration: boolean): Promise<readonly Location[]> => {
    const { view, caret } = viewOf(fixture, ids);
    const { yaml, caret: at } = yamlOf(codebook.replace('id: trust', 'id: tr‸ust'));
    const uri = from === 'transcript' ? transcriptUri : `${root}/${bookPath}`;
    const given = { ...serving(view), ...(from === 'book' && { yaml: () => ({ ...yaml, study: view.study }) }) };
    return ask(references, given, 'textDocument/references', {
      textDocument: { uri },
      position: from === 'transcript' ? caret : at,
      context: { includeDeclaration },
    });
  };

  it('are all its passages, whoever made them and under whichever id', async () => {
    const locations = await found('transcript', false);
    assert.deepEqual([...new Set(locations.map(({ uri }) => uri))], [transcriptUri]);
    const { text } = viewOf(fixture, ids);
    assert.equal(
      markRanges(
        text,
        locations.map(({ range }) => range),
      ),
      'P1: ⟦We⟧ ⟦waited⟧ long ⟦so⟧.',
    );
    assert.deepEqual(await found('book', false), locations);
  });

  it('are its entry in the codebook too, where that is asked for', async () => {
    const [first, ...rest] = await found('book', true);
    assert.equal(first?.uri, `${root}/${bookPath}`);
    assert.equal(markRanges(codebook, [first.range]), codebook.replace('id: trust', 'id: ⟦trust⟧'));
    assert.equal(rest.length, 3);
  });

  it('are none in bare text', async () => {
    const { view, caret } = viewOf('P1: ⟦trust|We⟧ wa‸it.');
    const params = { textDocument: { uri: transcriptUri }, position: caret, context: { includeDeclaration: true } };
    assert.deepEqual(await ask(references, serving(view), 'textDocument/references', params), []);
  });
});

describe('segments at a range', () => {
  it('are told innermost first, with what is known of their codes', async () => {
    const { view, caret } = viewOf('P1: ⟦x|We ⟦gone|wa‸it⟧⟧.', {
      x: { codes: [{ code: 'confidence', weight: 2 }], memo: 'm', exemplar: true, on: '2026-11-23', coder: 'you' },
    });
    const params = { uri: transcriptUri, range: { start: caret, end: caret } };
    const marks = await ask<SegmentMark[]>(segmentsAtRange, serving(view), 'gloss/segmentsAt', params);
    const at = (start: number, end: number): SegmentMark['range'] => ({
      start: { line: 0, character: start },
      end: { line: 0, character: end },
    });
    assert.deepEqual(marks, [
      {
        id: 'gone',
        coder: 'me',
        range: at(7, 11),
        state: 'exact',
        codes: [{ id: 'gone', name: 'gone', color: '#808080', known: false }],
        own: true,
      },
      {
        id: 'x',
        coder: 'you',
        range: at(4, 11),
        state: 'exact',
        codes: [{ id: 'trust', name: 'Trust', color: '#0000dd', weight: 2, known: true }],
        memo: 'm',
        exemplar: true,
        on: '2026-11-23',
        own: false,
      },
    ]);
    assert.deepEqual(await ask(segmentsAtRange, {}, 'gloss/segmentsAt', params), []);
  });
});
