import assert from 'node:assert/strict';
import { anchorOf } from '../../../../../server/src/core/anchor/makeSegment.js';
import { printSegment } from '../../../../../server/src/core/codings/printCodings.js';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import type { Decision } from '../../../../../server/src/core/edit/segments/reconcile.js';
import { outcomesIn } from '../../../../../server/src/core/reconcile/outcomes.js';
import { linesOf } from '../../../../../server/src/core/text/lines.js';
import { readMarks } from '../../../../support/marks.js';
import { codingsFile, deskOf, transcriptPath, type Desk } from '../../support/desk.js';

const consensus = 'codings/consensus/P01.txt.codings.yaml';
const coders = ['coder1', 'coder2'];
/** One passage that both coded otherwise, and one that coder2 alone coded. */
const fixture = 'P: ⟦a1|We ⟦b1|waited⟧⟧ and ⟦b2|waited⟧ again.';

function desk(config = ''): Desk {
  const { text, ranges } = readMarks(fixture);
  const entries = (of: string): string =>
    ranges
      .filter(({ name }) => name.startsWith(of))
      .map((range) =>
        printSegment({
          id: range.name,
          ...anchorOf(linesOf(text), range),
          codes: [{ code: range.name === 'a1' ? 'trust' : 'clashing-paces' }],
        }),
      )
      .join('');
  return deskOf(text, {
    'codings/coder1/P01.txt.codings.yaml': codingsFile(text, entries('a')),
    'codings/coder2/P01.txt.codings.yaml': codingsFile(text, entries('b')).replace('coder1', 'coder2'),
    ...(config !== '' && { 'gloss.yaml': config }),
  });
}

/** The segments of the consensus as `quote [codes] < sources`, and what was dismissed behind `-`. */
function decided({ files }: Desk): readonly string[] {
  const { segments, dismissed = [] } = parseCodings(files.get(consensus) ?? '').value;
  return [
    ...segments.map(
      ({ quote, codes, sources = [] }) => `${quote} [${codes.map(({ code }) => code).join()}] < ${sources.join('+')}`,
    ),
    ...dismissed.map((key) => `- ${key}`),
  ];
}

describe('Reconciling', () => {
  const check = (what: string, decisions: readonly Decision[], expected: readonly string[]): void => {
    it(what, () => {
      const made = desk();
      const before = new Map(made.files);
      for (const decision of decisions) made.edit({ op: 'reconcile', coders, decisions: [decision] });
      assert.deepEqual(decided(made), expected);
      for (const [path, text] of before) assert.equal(made.files.get(path), text, `${path} stays as it is`);
      const together = desk();
      if (decisions.length > 1 && new Set(decisions.map(({ passage }) => passage)).size === decisions.length) {
        together.edit({ op: 'reconcile', coders, decisions });
        assert.deepEqual(decided(together), expected);
      }
    });
  };
  const [first, second] = ['a1+b1', 'b2'];
  check('takes one coder’s reading', [{ passage: first, take: { coder: 'coder1' } }], ['We waited [trust] < a1+b1']);
  check('takes the other’s', [{ passage: first, take: { coder: 'coder2' } }], ['waited [clashing-paces] < a1+b1']);
  check(
    'takes both beside each other where bounds differ',
    [{ passage: first, take: 'all' }],
    ['We waited [trust] < a1+b1', 'waited [clashing-paces] < a1+b1'],
  );
  check('takes none', [{ passage: second, take: 'none' }], ['- b2']);
  check(
    'takes another passage and other codes',
    [{ passage: first, take: { range: { start: 3, end: 5 }, codes: [{ code: 'trust', weight: 2 }] } }],
    ['We [trust] < a1+b1'],
  );
  check(
    'decides again',
    [
      { passage: first, take: 'all' },
      { passage: first, take: { coder: 'coder1' } },
      { passage: second, take: 'none' },
      { passage: second, take: { coder: 'coder2' } },
    ],
    ['We waited [trust] < a1+b1', 'waited [clashing-paces] < b2'],
  );
  check(
    'takes decisions back',
    [
      { passage: first, take: 'all' },
      { passage: second, take: 'none' },
      { passage: first, take: 'open' },
      { passage: second, take: 'open' },
    ],
    [],
  );
  check(
    'decides of several at once',
    [
      { passage: first, take: { coder: 'coder1' } },
      { passage: second, take: 'none' },
    ],
    ['We waited [trust] < a1+b1', '- b2'],
  );

  it('takes the codes of both where the words are the same', () => {
    const made = desk();
    made.write(
      'codings/coder1/P01.txt.codings.yaml',
      (made.files.get('codings/coder2/P01.txt.codings.yaml') ?? '')
        .replaceAll('coder2', 'coder1')
        .replaceAll('clashing-paces', 'trust')
        .replaceAll('id: b', 'id: c'),
    );
    made.edit({ op: 'reconcile', coders, decisions: [{ passage: 'b1+c1', take: 'all' }] });
    assert.deepEqual(decided(made), ['waited [trust,clashing-paces] < c1+b1']);
  });

  it('knows what was decided as long as a passage is made of the same segments', () => {
    const made = desk();
    made.edit({ op: 'reconcile', coders, decisions: [{ passage: first, take: 'none' }] });
    made.edit({ op: 'reconcile', coders, decisions: [{ passage: second, take: 'all' }] });
    const outcomes = outcomesIn(made.study, transcriptPath);
    assert.equal(outcomes({ key: first }), 'dismissed');
    assert.equal(JSON.stringify(outcomes({ key: second })).includes('"quote":"waited"'), true);
    assert.equal(outcomes({ key: 'a1' }), undefined);
  });

  it('is refused for a passage that is no more, a code that nobody knows, and before one is done in a blind study', () => {
    const refuse = (made: Desk, decision: Decision, message: RegExp): void => {
      assert.throws(() => made.edit({ op: 'reconcile', coders, decisions: [decision] }), message);
      assert.equal(made.files.get(consensus), undefined);
    };
    refuse(desk(), { passage: 'a1', take: 'all' }, /other segments by now/);
    refuse(desk(), { passage: first, take: { coder: 'coder3' } }, /coder3 has not coded/);
    refuse(desk(), { passage: first, take: { range: { start: 0, end: 3 }, codes: [{ code: 'nope' }] } }, /“nope”/);
    refuse(desk('blind: true\n'), { passage: first, take: 'all' }, /blind/);
  });
});
