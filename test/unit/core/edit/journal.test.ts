import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import {
  addEntry,
  emptyJournal,
  inverse,
  journalStep,
  replayChange,
  sideOf,
  type Journal,
  type JournalStep,
} from '../../../../server/src/core/edit/journal.js';
import type { Operation } from '../../../../server/src/core/edit/operation.js';
import { GlossError } from '../../../../server/src/core/glossError.js';
import { codingsPath, deskOf, type Desk } from '../support/desk.js';

const replay = (desk: Desk, step: JournalStep): void =>
  desk.carryOut(step.changes.map((change) => replayChange(change, desk.files.get(change.path))));
const undo = (desk: Desk, step: JournalStep): void => replay(desk, inverse(step));

const one = (path: string, before: string | undefined, after: string | undefined): JournalStep =>
  journalStep({ label: 'l', changes: [{ path, before, after }] });
const apply = (start: number, end: number): Operation => ({
  op: 'apply',
  range: { start, end },
  codes: [{ code: 'trust' }],
});

describe('the journal', () => {
  it('has steps to undo and, until there is a new one, to redo', () => {
    const step = (label: string): JournalStep => ({ label, changes: [] });
    const labels = ({ done, undone }: Journal): string =>
      `${done.map(({ label }) => label).join('')}|${undone.map(({ label }) => label).join('')}`;
    let journal = emptyJournal;
    const then = (entry: Parameters<typeof addEntry>[1]): string => labels((journal = addEntry(journal, entry)));
    assert.equal(then({ kind: 'undo' }), '|');
    then({ kind: 'step', step: step('a') });
    assert.equal(then({ kind: 'step', step: step('b') }), 'ab|');
    assert.equal(then({ kind: 'undo' }), 'a|b');
    assert.equal(then({ kind: 'undo' }), '|ba');
    assert.equal(then({ kind: 'redo' }), 'a|b');
    assert.equal(then({ kind: 'step', step: step('c') }), 'ac|');
    assert.equal(then({ kind: 'written' }), 'ac|');
    assert.equal(then({ kind: 'drop' }), 'a|');
    assert.equal(then({ kind: 'redo' }), 'a|');
  });

  it('keeps a change small however long the file is', () => {
    const long = 'line\n'.repeat(5000);
    assert.ok(JSON.stringify(one('f', long, `${long.slice(0, 9000)}new${long.slice(9000)}`)).length < 1500);
  });

  const text = `${'a line\n'.repeat(60)}the place\n${'b line\n'.repeat(60)}`;
  const step = one('f', text, text.replace('the place', 'the new place'));
  const check = (what: string, current: string | undefined, expected: string | undefined): void => {
    it(`undoes ${what}`, () => {
      const change = inverse(step).changes[0]!;
      if (expected !== undefined) {
        assert.deepEqual(replayChange(change, current), { path: 'f', before: current, after: expected });
      } else {
        assert.throws(
          () => replayChange(change, current),
          (error) => error instanceof GlossError && error.code === 'changed-meanwhile',
        );
      }
    });
  };
  const after = text.replace('the place', 'the new place');
  check('in the file as it was left', after, text);
  check('where lines came before it', `${'x\n'.repeat(500)}${after}`, `${'x\n'.repeat(500)}${text}`);
  check('where something near it changed', after.replace('b line', 'B line'), text.replace('b line', 'B line'));
  check('not where that very place changed', after.replace('the new place', 'another'), undefined);
  check('not where the file is gone', undefined, undefined);
  check('not where the place stands twice', `x${after}${after}`, undefined);

  const side = (what: string, [before, now]: readonly [string, string], text: string, expected?: string): void => {
    it(`${expected ? `finds a file ${expected}` : 'does not say on which side'} ${what}`, () => {
      assert.equal(sideOf(one('f', before, now).changes[0]!, text), expected);
    });
  };
  side('a change', [text, after], `theirs\n${text}`, 'before');
  side('a change', [text, after], `theirs\n${after}`, 'after');
  side('one that puts something in at the end', [text, `${text}more`], `theirs\n${text}`, 'before');
  side('one that puts something in at the end', [text, `${text}more`], `theirs\n${text}more`, 'after');
  side('one that takes the end out', [`${text}more`, text], `theirs\n${text}more`, 'before');
  side('one that takes the end out', [`${text}more`, text], `theirs\n${text}`, 'after');
  side('where others changed the place', [text, after], text.replace('the place', 'another'));
  side('where both stand', [text, after], text + after);
  side('where too little stands around it', ['a', 'b'], 'x a');

  it('removes a file that a step made, and makes it again', () => {
    const desk = deskOf('one two');
    const { journal } = desk.edit(apply(0, 3));
    const made = desk.files.get(codingsPath);
    undo(desk, journal);
    assert.equal(desk.files.has(codingsPath), false);
    replay(desk, journal);
    assert.equal(desk.files.get(codingsPath), made);
  });

  it('keeps what came into such a file since', () => {
    const desk = deskOf('one two');
    const { journal } = desk.edit(apply(0, 3));
    desk.edit(apply(4, 7));
    undo(desk, journal);
    const { value, problems } = parseCodings(desk.files.get(codingsPath) ?? '');
    assert.deepEqual([value.coder, ...value.segments.map(({ quote }) => quote), ...problems], ['coder1', 'two']);
  });

  it('is the first step again when taken back twice', () => {
    for (const change of [one('f', text, after), one('f', undefined, text), one('f', text, undefined)]) {
      assert.deepEqual(inverse(inverse(change)), change);
    }
  });

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
