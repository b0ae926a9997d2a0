import assert from 'node:assert/strict';
import { planStep, type Operation } from '../../../../server/src/core/edit/operation.js';
import { deskOf } from '../support/desk.js';

describe('operations', () => {
  const apply: Operation = { op: 'apply', range: { start: 0, end: 3 }, codes: [{ code: 'trust' }] };
  const labels: readonly (readonly [operation: Operation, label: string])[] = [
    [{ op: 'apply', range: { start: 0, end: 7 }, codes: [{ code: 'clashing-paces' }] }, 'Apply “Clashing paces”'],
    [{ op: 'uncode', segment: 'new1' }, 'Remove segment'],
    [{ op: 'setBounds', segment: 'new1', range: { start: 0, end: 7 } }, 'Change bounds'],
    [{ op: 'split', segment: 'new2', offset: 5 }, 'Split segment'],
    [{ op: 'merge', segments: ['new1', 'new2'] }, 'Merge segments'],
    [{ op: 'setMemo', segment: 'new1', memo: 'm' }, 'Edit memo'],
    [{ op: 'setExemplar', segment: 'new1', exemplar: true }, 'Mark as exemplar'],
    [{ op: 'newCode', name: 'Slow' }, 'New code “Slow”'],
  ];
  for (const [operation, label] of labels) {
    it(`names its step: ${label}`, () => {
      const desk = deskOf('one two three');
      desk.edit(apply);
      desk.edit({ op: 'apply', range: { start: 4, end: 13 }, codes: [{ code: 'trust' }] });
      const before = new Map(desk.files);
      const step = planStep(desk.context, desk.transcript(), operation);
      assert.equal(step.label, label);
      assert.deepEqual(desk.files, before, 'planning writes nothing');
      for (const { path, before: from, after } of step.changes) {
        assert.equal(from, before.get(path));
        assert.notEqual(from, after);
      }
    });
  }

  it('take a transcript, all but a new code', () => {
    const { context } = deskOf('one');
    assert.throws(() => planStep(context, undefined, apply), { code: 'not-found' });
    assert.equal(
      planStep(context, undefined, { op: 'newCode', name: 'Slow', range: { start: 0, end: 1 } }).changes.length,
      1,
    );
  });
});
