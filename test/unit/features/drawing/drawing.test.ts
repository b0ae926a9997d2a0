import assert from 'node:assert/strict';
import { createDrawing } from '../../../../server/src/features/drawing/drawing.js';
import { publishParams } from '../../../../server/src/features/drawing/publishSegments.js';
import { changesBetween } from '../../../../server/src/features/drawing/segmentChanges.js';
import type { PublishSegmentsParams } from '#protocol';
import { transcriptUri as uri, viewOf, type Coded } from '../support.js';

const hidden = new Set<string>();

describe('a drawing that is kept', () => {
  /** What is drawn of each fixture, one after the other. */
  const drawAll = (...fixtures: readonly (readonly [string, Readonly<Record<string, Coded>>?])[]) => {
    const drawing = createDrawing();
    const { study } = viewOf('P1: Words.').view;
    return fixtures.map(([fixture, coded]): PublishSegmentsParams => {
      const { view } = viewOf(fixture, coded);
      // Each fixture has a study of its own, with the same codebook.
      const drawn = drawing.draw({ ...view, study }, { uri, version: 1, hidden, changes: undefined });
      assert.deepEqual(drawn, publishParams(view, uri, 1, hidden));
      return drawn;
    });
  };
  const codes = [{ code: 'trust' }];

  it('makes no other objects of passages that are as before', () => {
    const [first, second] = drawAll(
      ['P1: ⟦x|We waited⟧ so long.', { x: { codes } }],
      ['P1: ⟦x|We waited⟧ ⟦paces|so long⟧.', { x: { codes } }],
    );
    assert.equal(first?.segments[0], second?.segments[0]);
    assert.equal(first?.runs[0], second?.runs[0]);
  });

  it('draws passages again where one within another has other bounds', () => {
    drawAll(
      ['P1: ⟦x|We ⟦y|waited so⟧ long⟧.', { x: { codes }, y: { codes } }],
      ['P1: ⟦x|We waited ⟦y|so⟧ long⟧.', { x: { codes }, y: { codes } }],
    );
  });

  it('draws passages again where one has come to lie in another', () => {
    drawAll(
      ['P1: ⟦x|We waited⟧ ⟦y|so long⟧.', { x: { codes }, y: { codes } }],
      ['P1: ⟦x|We waited ⟦y|so long⟧⟧.', { x: { codes }, y: { codes } }],
    );
  });

  it('says of a memo that it is another, or gone', () => {
    const [, changed, gone] = drawAll(
      ['P1: ⟦x|We waited⟧.', { x: { codes, memo: 'One' } }],
      ['P1: ⟦x|We waited⟧.', { x: { codes, memo: 'Another' } }],
      ['P1: ⟦x|We waited⟧.', { x: { codes } }],
    );
    assert.deepEqual([changed?.segments[0]?.memo, gone?.segments[0]?.memo], ['Another', undefined]);
  });

  it('comes to a change that says what came and what went, and no more', () => {
    const [first, second] = drawAll(
      ['P1: ⟦x|We waited⟧ ⟦trust|so long⟧.', { x: { codes } }],
      ['P1: ⟦x|We waited⟧ so ⟦paces|long⟧.', { x: { codes } }],
    );
    assert.ok(first && second);
    const { segments, runs, tints, coded } = changesBetween(first, second) ?? {};
    const ids = segments?.map(({ start, deleteCount, insert }) => [start, deleteCount, insert.map(({ id }) => id)]);
    assert.deepEqual(ids, [[1, 1, ['paces']]]);
    assert.deepEqual(
      runs?.map(({ start, deleteCount, insert }) => [start, deleteCount, insert.length]),
      [[1, 1, 1]],
    );
    assert.deepEqual([tints, coded], [second.tints, second.coded]);
  });

  it('comes to no change where most is otherwise', () => {
    const many = (code: string): string =>
      `P1: ${Array.from({ length: 30 }, (_, i) => `⟦${code}|Word${i}⟧`).join(' ')}.`;
    const [first, second] = drawAll([many('trust')], [many('paces')]);
    assert.ok(first && second);
    assert.equal(changesBetween(first, second), undefined);
  });
});
