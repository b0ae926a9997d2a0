import assert from 'node:assert/strict';
import {
  codesOf,
  createStudy,
  recordsFor,
  setFile,
  withFile,
  type Study,
} from '../../../../server/src/core/study/study.js';
import { isBlind, isDone, visibleStudy, type ShownCoders } from '../../../../server/src/core/study/visible.js';

const codings = (coder: string, transcript: string, done: boolean): readonly [path: string, text: string] => [
  `codings/${coder}/${transcript}.codings.yaml`,
  `transcript: transcripts/${transcript}\ncoder: ${coder}\ntext: sha256-0\n${done ? 'done: 2026-11-24\n' : ''}segments: []\n`,
];

/** A study of three coders and two transcripts, of which c1 is done with P01. */
function study(config: string): Study {
  const made = createStudy('file:///s');
  setFile(made, 'gloss.yaml', config);
  for (const coder of ['c1', 'c2', 'c3']) {
    setFile(made, ...codings(coder, 'P01.txt', coder === 'c1'));
    setFile(made, ...codings(coder, 'P02.txt', false));
  }
  return made;
}

const blind = 'blind: true\ncoders: [{ id: c1 }, { id: c2 }, { id: lead, blind: false }]\n';

describe('What a coder sees of a study', () => {
  const check = (
    what: string,
    config: string,
    coder: string | undefined,
    expected: readonly string[],
    shown?: ShownCoders,
  ): void => {
    it(what, () => {
      const seen = visibleStudy(study(config), coder, shown);
      assert.deepEqual(
        [...seen.records.values()].map((record) => `${record.coder} ${record.transcript.slice(12, 15)}`),
        expected,
      );
      for (const transcript of ['transcripts/P01.txt', 'transcripts/P02.txt']) {
        for (const record of recordsFor(seen, transcript)) assert.equal(seen.records.get(record.path), record);
      }
    });
  };
  const all = ['c1 P01', 'c1 P02', 'c2 P01', 'c2 P02', 'c3 P01', 'c3 P02'];
  check('is all where nothing is blind', '', 'c1', all);
  check('is all, of a study that is not blind, to nobody in particular', '', undefined, all);
  check('is one’s own, and others’ where one is done', blind, 'c1', ['c1 P01', 'c1 P02', 'c2 P01', 'c3 P01']);
  check('is one’s own alone before that', blind, 'c2', ['c2 P01', 'c2 P02']);
  check('is all for those who do not code', blind, 'lead', all);
  check('is nothing for those whom nobody knows', blind, undefined, []);
  check('is nothing of others for those who are not listed', blind, 'someone', []);
  check('is one’s own if that is wished', '', 'c1', ['c1 P01', 'c1 P02'], 'mine');
  check('is that of chosen coders', '', 'c1', ['c2 P01', 'c2 P02', 'c3 P01', 'c3 P02'], ['c2', 'c3']);
  check('is no more than is allowed, whoever is chosen', blind, 'c1', ['c2 P01'], ['c2']);

  it('tells who is done with what, and who waits', () => {
    const made = study(blind);
    assert.deepEqual(
      [isDone(made, 'c1', 'transcripts/P01.txt'), isDone(made, 'c1', 'transcripts/P02.txt')],
      [true, false],
    );
    assert.deepEqual([isBlind(made, 'c1'), isBlind(made, 'lead'), isBlind(study(''), 'c1')], [true, false, false]);
  });

  it('follows the codebooks of the whole study, with the same index', () => {
    const made = study(blind);
    const seen = visibleStudy(made, 'c2');
    setFile(made, 'codebooks/a.codebook.yaml', 'codebook: A\ncodes:\n  - id: x\n');
    assert.ok(codesOf(seen).find('x'));
    assert.equal(codesOf(seen), codesOf(made));
    const next = withFile(seen, 'codebooks/a.codebook.yaml', 'codebook: A\ncodes:\n  - id: y\n');
    assert.deepEqual([codesOf(next).find('x'), codesOf(next).find('y')?.code.id], [undefined, 'y']);
    assert.ok(codesOf(made).find('x'));
    assert.equal(next.records.size, 2);
  });
});
