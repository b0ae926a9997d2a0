import assert from 'node:assert/strict';
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
import { GlossError } from '../../../../server/src/core/glossError.js';
import { codingsPath, deskOf } from '../support/desk.js';
import { apply, replay, undo } from './journalDesk.js';

const one = (path: string, before: string | undefined, after: string | undefined): JournalStep =>
  journalStep({ label: 'l', changes: [{ path, before, after }] });
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
});
