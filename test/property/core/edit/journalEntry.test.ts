import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addEntry, emptyJournal, inverse, replayChange } from '../../../../server/src/core/edit/journal.js';
import { readJournalEntry } from '../../../../server/src/core/edit/journalEntry.js';
import { GlossError } from '../../../../server/src/core/glossError.js';

const digest = '0123456789abcdef0123456789abcdef';
const change = {
  path: 'codings/coder1/P01.txt.codings.yaml',
  created: true,
  at: 0,
  removed: '',
  inserted: 'x',
  left: '',
  right: '',
};
const step = { label: 'Apply “Trust”', changes: [change] };
const states = [{ before: null, after: digest }];

describe('a line of the journal', () => {
  for (const entry of [
    { kind: 'written' },
    { kind: 'drop' },
    { kind: 'undo' },
    { kind: 'step', step },
    { kind: 'step', step: { ...step, follows: true }, states },
    { kind: 'redo', step, states },
  ]) {
    it(`is read: ${JSON.stringify(entry).slice(0, 60)}`, () => {
      assert.deepEqual(readJournalEntry(JSON.stringify(entry)), entry);
    });
  }

  for (const [what, entry] of Object.entries({
    'no JSON': '{"kind":"step"',
    'no object': [],
    nothing: null,
    'no kind': {},
    'another kind': { kind: 'run', step },
    'a step without a step': { kind: 'step' },
    'states without a step': { kind: 'undo', states },
    'a step that is none': { kind: 'step', step: 'x' },
    'no changes': { kind: 'step', step: { label: 'x' } },
    'no label': { kind: 'step', step: { changes: [] } },
    'fewer states than changes': { kind: 'step', step, states: [] },
    'states that are none': { kind: 'step', step, states: [null] },
    'a state that is no digest': { kind: 'step', step, states: [{ before: null, after: 'x' }] },
    'a place that is none': { kind: 'step', step: { ...step, changes: [{ ...change, at: -1 }] } },
    'half a place': { kind: 'step', step: { ...step, changes: [{ ...change, at: 0.5 }] } },
    'no words': { kind: 'step', step: { ...step, changes: [{ ...change, inserted: 7 }] } },
    'a path that leads up': { kind: 'step', step: { ...step, changes: [{ ...change, path: '../x.yaml' }] } },
    'a path in .git': { kind: 'step', step: { ...step, changes: [{ ...change, path: '.git/config' }] } },
  })) {
    it(`is passed over: ${what}`, () => {
      assert.equal(readJournalEntry(typeof entry === 'string' ? entry : JSON.stringify(entry)), undefined);
    });
  }

  it('is read or passed over whatever stands in it, and what is read can be replayed or refused', () => {
    const word = fc.constantFrom('', 'x', 'P01', '\n', 'transcript: ');
    const value = fc.oneof(word, fc.integer(), fc.constant(null), fc.constant([]), fc.constant({}), fc.constant(true));
    const key = fc.constantFrom('path', 'created', 'deleted', 'at', 'removed', 'inserted', 'left', 'right');
    const mutated = fc.tuple(key, value).map(([name, to]) => ({ ...change, [name]: to }));
    const line = fc.record({
      kind: fc.constantFrom('step', 'undo', 'redo', 'drop', 'written', 'x'),
      step: fc.option(fc.record({ label: fc.oneof(word, value), changes: fc.array(mutated, { maxLength: 3 }) }), {
        nil: undefined,
      }),
      states: fc.option(fc.array(fc.oneof(value, fc.constantFrom(...states))), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), word, (lines, text) => {
        const entries = lines.flatMap((one) => readJournalEntry(JSON.stringify(one)) ?? []);
        const { done } = entries.reduce(addEntry, emptyJournal);
        for (const one of done.flatMap((each) => [...each.changes, ...inverse(each).changes])) {
          try {
            replayChange(one, text);
          } catch (error) {
            assert.ok(error instanceof GlossError);
          }
        }
      }),
      { seed: 12, numRuns: 2000 },
    );
  });
});
