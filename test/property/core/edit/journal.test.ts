import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JournalStep } from '../../../../server/src/core/edit/journal.js';
import type { Operation } from '../../../../server/src/core/edit/operation.js';
import { GlossError } from '../../../../server/src/core/glossError.js';
import { deskOf, type Desk } from '../../../unit/core/support/desk.js';
import { replay, undo, apply } from '../../../unit/core/edit/journalDesk.js';

describe('the journal', () => {
  it('restores all files byte for byte after any steps, and leads to the same end again', () => {
    const words = 'The trust would not. 😀 The nurse said yes, yes.\r\nAnd the trust went.\r\n';
    const pick = fc.nat(1000);
    const steps = fc.array(fc.tuple(fc.nat(9), pick, pick, fc.constantFrom('m', 'a\nb', ' # x: y ')), {
      minLength: 1,
      maxLength: 8,
    });
    const operationOf = (desk: Desk, [kind, a, b, memo]: readonly [number, number, number, string]): Operation => {
      const [start, end] = [
        Math.min(a % words.length, b % words.length),
        Math.max(a % words.length, b % words.length) + 1,
      ];
      const ids = [...desk.study.records.values()].flatMap(({ value }) => value.segments.map(({ id }) => id));
      const segment = ids[a % Math.max(1, ids.length)] ?? '';
      if (kind <= 3 || ids.length === 0) {
        return { ...apply(start, end), codes: [{ code: b % 2 ? 'trust' : 'clashing-paces' }] } as Operation;
      }
      if (kind === 4) return { op: 'uncode', segment };
      if (kind === 5) return { op: 'setBounds', segment, range: { start, end } };
      if (kind === 6) return { op: 'setMemo', segment, memo };
      if (kind === 7) return { op: 'newCode', name: `Code ${b}`, range: { start, end } };
      if (kind === 8) return { op: 'distinguishColors' };
      return { op: 'split', segment, offset: b % words.length };
    };
    fc.assert(
      fc.property(steps, (given) => {
        const desk = deskOf(words);
        const states = [new Map(desk.files)];
        const journals: JournalStep[] = [];
        for (const numbers of given) {
          try {
            journals.push(desk.edit(operationOf(desk, numbers)).journal);
            states.push(new Map(desk.files));
          } catch (error) {
            if (!(error instanceof GlossError)) throw error;
          }
        }
        for (let i = journals.length - 1; i >= 0; i--) {
          undo(desk, JSON.parse(JSON.stringify(journals[i])) as JournalStep);
          assert.deepEqual(desk.files, states[i]);
        }
        for (const journal of journals) replay(desk, journal);
        assert.deepEqual(desk.files, states.at(-1));
        assert.ok([...desk.study.records.values()].every(({ problems }) => problems.length === 0));
      }),
      { numRuns: 25 },
    );
  });
});
