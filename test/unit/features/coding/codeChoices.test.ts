import assert from 'node:assert/strict';
import { choicesFor, codeChoices } from '../../../../server/src/features/coding/codeChoices.js';
import type { CodeChoice } from '#protocol';
import { readMarks } from '../../../support/marks.js';
import { ask, serving, transcriptUri, viewOf, type Coded } from '../support.js';

describe('the codes offered for a passage', () => {
  /** The mark without a name is the passage; each choice as id and why, `*` where it is applied. */
  const check = (
    what: string,
    fixture: string,
    recent: readonly string[],
    expected: readonly string[],
    coded: Readonly<Record<string, Coded>> = {},
  ): void => {
    it(what, () => {
      const passage = readMarks(fixture).ranges.find(({ name }) => name === '')!;
      const choices = choicesFor(viewOf(fixture, coded).view, passage, recent);
      assert.deepEqual(
        choices.map(({ id, because, applied }) => `${id} ${because}${applied ? '*' : ''}`),
        expected,
      );
    });
  };
  const far = 'and so '.repeat(250);

  check(
    'are in codebook order, without themes and retired codes',
    'P1: ⟦We waited⟧.',
    [],
    ['paces codebook', 'opposition codebook', 'trust codebook'],
  );
  check(
    'begin with those used lately, the latest first',
    'P1: ⟦We waited⟧.',
    ['trust', 'paces'],
    ['trust recent', 'paces recent', 'opposition codebook'],
  );
  check(
    'go on with those used near by',
    'P1: ⟦We waited⟧ ⟦trust|long⟧.',
    ['opposition'],
    ['opposition recent', 'trust near', 'paces codebook'],
  );
  check(
    'count another coder’s and old ids as near',
    'P1: ⟦We⟧ ⟦confidence|long⟧ ⟦y|so⟧.',
    [],
    ['opposition near', 'trust near', 'paces codebook'],
    {
      y: { codes: [{ code: 'opposition' }], coder: 'you' },
    },
  );
  check(
    'do not count what is far away as near',
    `P1: ⟦We waited⟧ ${far}⟦trust|long⟧.`,
    [],
    ['paces codebook', 'opposition codebook', 'trust codebook'],
  );
  check(
    'say what the coder has on this very passage already',
    'P1: ⟦⟦x|We waited⟧⟧ ⟦paces|long⟧.',
    [],
    ['paces near', 'trust near*', 'opposition codebook'],
    {
      x: { codes: [{ code: 'confidence' }] },
    },
  );
  check(
    'do not count another coder’s on this passage',
    'P1: ⟦⟦y|We waited⟧⟧.',
    [],
    ['trust near', 'paces codebook', 'opposition codebook'],
    {
      y: { codes: [{ code: 'trust' }], coder: 'you' },
    },
  );
  check(
    'leave out what was used lately and may not be applied',
    'P1: ⟦We⟧.',
    ['gone', 'old', 'challenges'],
    ['paces codebook', 'opposition codebook', 'trust codebook'],
  );

  it('take at most nine that were used lately', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `c${i}`);
    const files = {
      'codebooks/more.codebook.yaml': `codebook: More\ncodes:\n${ids.map((id) => `  - { id: ${id}, name: ${id} }\n`).join('')}`,
    };
    const { view } = viewOf('P1: So.', {}, { files });
    const choices = choicesFor(view, { start: 4, end: 6 }, [...ids].reverse());
    assert.deepEqual(
      choices.filter(({ because }) => because === 'recent').map(({ id }) => id),
      ['c11', 'c10', 'c9', 'c8', 'c7', 'c6', 'c5', 'c4', 'c3'],
    );
  });

  it('tell what is needed to choose', () => {
    const { view } = viewOf('P1: So.');
    const choices = choicesFor(view, { start: 4, end: 6 }, []);
    const common = { because: 'codebook', applied: false } as const;
    assert.deepEqual(choices[0], {
      ...common,
      id: 'paces',
      name: 'Clashing paces',
      color: '#bb0000',
      path: ['Challenges'],
      brief: 'Different speeds',
      aliases: [],
    });
    assert.deepEqual(choices[2], {
      ...common,
      id: 'trust',
      name: 'Trust',
      color: '#0000dd',
      path: [],
      aliases: ['confidence'],
      scale: [1, 2, 3],
    });
  });

  it('are asked for of a selection, tidied, or of the sentence at a caret', async () => {
    const { view, selections, caret } = viewOf('P1: ⟦trust|We ⟦wait⟧ed⟧. ⟦paces|Lo‸ng.⟧');
    const applied = async (range: object | undefined): Promise<readonly string[]> => {
      const params = { uri: transcriptUri, ...(range && { range }) };
      const found = await ask<CodeChoice[]>(codeChoices, serving(view), 'gloss/codeChoices', params);
      return found.filter((choice) => choice.applied).map(({ id }) => id);
    };
    assert.deepEqual(await applied({ start: selections[0]!.start, end: selections[0]!.end }), []);
    assert.deepEqual(await applied({ start: { line: 0, character: 5 }, end: selections[0]!.end }), ['trust']);
    assert.deepEqual(await applied({ start: caret, end: caret }), ['paces']);
    assert.deepEqual(await applied(undefined), []);
    assert.deepEqual(await ask(codeChoices, {}, 'gloss/codeChoices', { uri: transcriptUri }), []);
  });
});
