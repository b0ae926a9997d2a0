import assert from 'node:assert/strict';
import { codesOf } from '../../../../../server/src/core/study/study.js';
import { codingsPath, deskOf } from '../../support/desk.js';

const book = 'codebooks/main.codebook.yaml';

describe('a new code', () => {
  it('is a draft at the top, with its definition to be written next', () => {
    const desk = deskOf('a');
    const { step } = desk.edit({ op: 'newCode', name: '  Slow \n start ' });
    const added = codesOf(desk.study).find('slow-start');
    assert.deepEqual([added?.code.name, added?.code.status, added?.themes.length], ['Slow start', 'draft', 0]);
    assert.equal(step.label, 'New code “Slow start”');
    assert.equal(step.show?.path, book);
    assert.match(desk.files.get(book)?.slice(0, step.show.range.start) ?? '', /definition: >-\n +$/);
  });

  it('goes under a theme, and is applied to a passage in the same step', () => {
    const desk = deskOf('one two');
    const { step } = desk.edit({ op: 'newCode', name: 'Slow', under: 'challenges', range: { start: 0, end: 3 } });
    assert.equal(codesOf(desk.study).find('slow')?.themes[0]?.id, 'challenges');
    assert.deepEqual(
      step.changes.map(({ path }) => path),
      [book, codingsPath],
    );
    assert.deepEqual(step.applied, ['slow']);
    assert.match(desk.files.get(codingsPath) ?? '', /codes: \[slow\]/);
  });

  it('leaves the study alone until it is written', () => {
    const desk = deskOf('one two');
    const before = codesOf(desk.study).codes.length;
    assert.throws(() => desk.edit({ op: 'newCode', name: 'Slow', range: { start: 3, end: 3 } }), {
      code: 'bad-argument',
    });
    assert.equal(codesOf(desk.study).codes.length, before);
    assert.equal(codesOf(desk.study).find('slow'), undefined);
  });

  it('begins a codebook where there is none', () => {
    const desk = deskOf('one two');
    desk.write(book, undefined);
    desk.edit({ op: 'newCode', name: 'Slow' });
    assert.match(desk.files.get('codebooks/codebook.codebook.yaml') ?? '', /^codebook: Small study\n/);
    assert.equal(codesOf(desk.study).find('slow')?.code.name, 'Slow');
  });

  const places: readonly (readonly [globs: string, path: string | undefined])[] = [
    ['[codebooks/*.yaml]', 'codebooks/codebook.codebook.yaml'],
    ['[shared/*.yaml]', 'shared/codebook.yaml'],
    ['["./books/**/*.{yml,yaml}"]', 'books/codebook.yml'],
    ['[main.yaml]', 'main.yaml'],
    ['[a/**]', 'a/codebook.codebook.yaml'],
    ['[../elsewhere/*.yaml]', undefined],
    ['["books/[ab].yaml"]', undefined],
    ['["books/[ab].yaml", "c/d/*book.yaml"]', 'c/d/codebookbook.yaml'],
  ];
  for (const [globs, expected] of places) {
    it(`begins a codebook where the study looks for ${globs}: ${expected ?? 'refused'}`, () => {
      const desk = deskOf('one two');
      desk.write(book, undefined);
      desk.write('gloss.yaml', `study: Small study\ncodebooks: ${globs}\n`);
      if (expected === undefined) {
        assert.throws(() => desk.edit({ op: 'newCode', name: 'Slow' }), {
          code: 'bad-argument',
          message: /gloss\.yaml/,
        });
        return;
      }
      desk.edit({ op: 'newCode', name: 'Slow' });
      assert.match(desk.files.get(expected) ?? '', /^codebook: Small study\n/);
      assert.equal(codesOf(desk.study).find('slow')?.code.name, 'Slow');
    });
  }

  it('takes an id that no code has or had', () => {
    const desk = deskOf('a');
    desk.edit({ op: 'newCode', name: 'Confidence' });
    assert.equal(codesOf(desk.study).find('confidence-2')?.code.name, 'Confidence');
    desk.edit({ op: 'newCode', name: 'Old code' });
    assert.equal(codesOf(desk.study).find('old-code-2')?.code.status, 'draft');
  });

  it('refuses a name that is empty or taken, and a theme that is not there', () => {
    const desk = deskOf('a');
    assert.throws(() => desk.edit({ op: 'newCode', name: ' ' }), { code: 'bad-argument' });
    assert.throws(() => desk.edit({ op: 'newCode', name: 'clashing PACES' }), {
      code: 'bad-argument',
      message: /already under “Challenges”/,
    });
    assert.throws(() => desk.edit({ op: 'newCode', name: 'Slow', under: 'nowhere' }), { code: 'not-found' });
  });
});
