import assert from 'node:assert/strict';
import type { PlaceState } from '../../../../server/src/core/anchor/placeSegments.js';
import { publishParams } from '../../../../server/src/features/drawing/publishSegments.js';
import type { PublishSegmentsParams } from '#protocol';
import { root, transcriptUri, viewOf, wordsAt, type Coded } from '../support.js';

const publish = (
  fixture: string,
  coded: Readonly<Record<string, Coded>> = {},
  hidden: readonly string[] = [],
): PublishSegmentsParams => publishParams(viewOf(fixture, coded).view, transcriptUri, 3, new Set(hidden));

const letters: Readonly<Record<string, string>> = {
  '#bb0000': 'paces',
  '#cc0000': 'opposition',
  '#0000dd': 'trust',
  '#808080': 'unknown',
};
const nameOf = (color: string): string => letters[color] ?? color;

/** Each run as its words, the tint in capitals and the lines below it with their style. */
const drawn = (fixture: string, { runs }: PublishSegmentsParams): readonly string[] =>
  runs.map(({ range, tint, lines }) =>
    [
      `${wordsAt(viewOf(fixture).text, range)}:`,
      ...(tint === undefined ? [] : [nameOf(tint).toUpperCase()]),
      ...lines.map(({ color, style, other }) => `${nameOf(color)} ${style}${other === 0 ? '' : (other ?? '')}`),
    ].join(' '),
  );

describe('what is published of a transcript', () => {
  const check = (
    what: string,
    fixture: string,
    expected: readonly string[],
    coded: Readonly<Record<string, Coded>> = {},
    hidden: readonly string[] = [],
  ): void => {
    it(`draws ${what}`, () => assert.deepEqual(drawn(fixture, publish(fixture, coded, hidden)), expected));
  };
  const both = { x: { codes: [{ code: 'trust' }, { code: 'paces' }] } };
  const yours = { y: { codes: [{ code: 'paces' }], coder: 'you' } };

  it('says once how each tint is drawn', () => {
    const { runs, tints } = publish('P1: ⟦trust|We ⟦paces|waited⟧ long⟧, ⟦trust|so long⟧.');
    assert.deepEqual(
      runs.map(({ tint = '' }) => nameOf(tint)),
      ['trust', 'paces', 'trust', 'trust'],
    );
    assert.deepEqual(Object.keys(tints).map(nameOf), ['trust', 'paces']);
  });

  check('nothing in bare text', 'P1: We waited.', []);
  check('an own passage tinted', 'P1: ⟦trust|We waited⟧ long.', ['We waited: TRUST']);
  check('the innermost tinted and the others as lines', 'P1: ⟦trust|We ⟦paces|waited⟧ long⟧.', [
    'We : TRUST',
    'waited: PACES trust solid',
    ' long: TRUST',
  ]);
  check('passages that touch apart', 'P1: ⟦trust|We ⟧⟦trust|waited⟧.', ['We : TRUST', 'waited: TRUST']);
  check(
    'the first code of two tinted, the other as a line',
    'P1: ⟦x|We waited⟧.',
    ['We waited: TRUST paces solid'],
    both,
  );
  check('another coder’s passage dotted', 'P1: ⟦y|We waited⟧.', ['We waited: paces dotted'], yours);
  check(
    'another coder’s below the coder’s own',
    'P1: ⟦y|We ⟦paces|waited⟧⟧.',
    ['We : paces dotted', 'waited: PACES paces dotted'],
    yours,
  );
  check(
    'two other coders apart, also on the same code',
    'P1: ⟦y|We ⟦z|waited⟧⟧.',
    ['We : paces dotted', 'waited: paces dotted paces dotted1'],
    { ...yours, z: { codes: [{ code: 'paces' }], coder: 'zoe' } },
  );
  check('what is not certain wavy, and never tinted', 'P1: ⟦x|We waited⟧.', ['We waited: paces wavy trust wavy'], {
    x: { ...both.x, state: 'ambiguous' },
  });
  check(
    'what moved or whose words changed as certain',
    'P1: ⟦x|We⟧ ⟦z|waited⟧.',
    ['We: TRUST paces solid', 'waited: TRUST'],
    {
      x: { ...both.x, state: 'moved' },
      z: { codes: [{ code: 'trust' }], state: 'changed' },
    },
  );
  check('nothing of what has no place', 'P1: ⟦x|We waited⟧.', [], { x: { ...both.x, state: 'orphaned' } });
  check('lines in codebook order', 'P1: ⟦trust|⟦opposition|⟦paces|We⟧ so⟧ on⟧.', [
    'We: PACES opposition solid trust solid',
    ' so: OPPOSITION trust solid',
    ' on: TRUST',
  ]);
  check('a code that no codebook has in grey, last', 'P1: ⟦gone|We ⟦trust|waited⟧⟧.', [
    'We : UNKNOWN',
    'waited: TRUST unknown solid',
  ]);
  check('nothing of hidden codes', 'P1: ⟦trust|We ⟦paces|waited⟧⟧.', ['We waited: TRUST'], {}, ['paces']);
  check('the other code of a segment of which one is hidden', 'P1: ⟦x|We waited⟧.', ['We waited: PACES'], both, [
    'trust',
  ]);
  check('nothing of a hidden code under its old id', 'P1: ⟦confidence|We waited⟧.', [], {}, ['trust']);

  it('tells all segments that have a place, hidden ones too', () => {
    const coded = { lost: { codes: [{ code: 'trust' }], state: 'orphaned' as const } };
    const { segments } = publish('P1: ⟦trust|We ⟦confidence|so⟧⟧ ⟦lost|waited⟧.', coded, ['trust']);
    assert.deepEqual(
      segments.map(({ id, codes }) => [id, codes.map((code) => code.id)]),
      [
        ['trust', ['trust']],
        ['confidence', ['trust']],
      ],
    );
  });

  it('tells the tint of own segments whose place is certain, by the first code that is not hidden', () => {
    const doubtful = { z: { codes: [{ code: 'paces' }], state: 'ambiguous' as const } };
    const coded = { ...both, ...yours, ...doubtful };
    const tints = (hidden: readonly string[]): readonly unknown[] =>
      publish('P1: ⟦x|We⟧ ⟦trust|so⟧ ⟦y|wait⟧ ⟦z|on⟧.', coded, hidden).segments.map(({ id, tint }) => [
        id,
        tint && nameOf(tint),
      ]);
    const others = [
      ['y', undefined],
      ['z', undefined],
    ];
    assert.deepEqual(tints([]), [['x', 'trust'], ['trust', 'trust'], ...others]);
    assert.deepEqual(tints(['trust']), [['x', 'paces'], ['trust', undefined], ...others]);
  });

  it('tells document, version, study and coder', () => {
    const { uri, version, study, coder } = publish('P1: We.');
    assert.deepEqual({ uri, version, study, coder }, { uri: transcriptUri, version: 3, study: root, coder: 'me' });
    const { view } = viewOf('P1: We.');
    assert.equal(publishParams({ ...view, coder: undefined }, transcriptUri, 1, new Set()).coder, null);
  });

  it('counts what is in doubt', () => {
    const doubt = (state: PlaceState): Coded => ({ codes: [{ code: 'trust' }], state });
    const coded = { a: doubt('ambiguous'), b: doubt('orphaned'), c: doubt('changed'), d: doubt('moved') };
    assert.equal(publish('P1: ⟦a|We⟧ ⟦b|so⟧ ⟦c|on⟧ ⟦d|and⟧.', coded).doubtful, 2);
  });

  const share = (
    what: string,
    fixture: string,
    expected: number,
    coded: Readonly<Record<string, Coded>> = {},
  ): void => {
    it(`tells how much is coded: ${what}`, () => assert.equal(publish(fixture, coded).coded, expected));
  };
  share('nothing', 'P1: We waited.', 0);
  share('nothing of no speech', '', 0);
  share('all of the speech, labels aside', 'P1: ⟦trust|We.⟧\n\nI: ⟦trust|Oh.⟧', 1);
  share('half, twice coded', 'P1: ⟦trust|⟦paces|abcde⟧⟧ghijk\n\nI: ', 0.5);
  share('code points, not units of UTF-16', 'P1: ⟦trust|😀😀⟧ab', 0.5);
  share('none by another coder', 'P1: ⟦y|We.⟧', 0, yours);
});
