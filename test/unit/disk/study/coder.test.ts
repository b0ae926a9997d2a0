import assert from 'node:assert/strict';
import { createStudy, setFile } from '../../../../server/src/core/study/study.js';
import { coderNamed } from '../../../../server/src/disk/study/coder.js';

describe('who a coder’s name means', () => {
  const study = createStudy('file:///study');
  setFile(
    study,
    'gloss.yaml',
    'coders:\n  - id: anna\n  - id: Ben\n    name: Coder B\n  - id: zo\u00eb\n  - id: kim\n  - id: KIM\n',
  );
  setFile(
    study,
    'codings/Dora/P01.txt.codings.yaml',
    'transcript: transcripts/P01.txt\ncoder: Dora\ntext: sha256-1\nsegments: []\n',
  );
  const meant: readonly (readonly [name: string, id: string | undefined])[] = [
    ['anna', 'anna'],
    ['Anna', 'anna'],
    ['ANNA', 'anna'],
    ['ben', 'Ben'],
    ['Coder B', 'Ben'],
    ['zoe\u0308', 'zo\u00eb'],
    ['Zoë', 'zo\u00eb'],
    // Of those who have codings, and of those who have a folder.
    ['dora', 'Dora'],
    ['elif', 'Elif'],
    ['Elif', 'Elif'],
    // Each of two who are told apart by case alone is still who it is.
    ['kim', 'kim'],
    ['KIM', 'KIM'],
    ['Somebody Else', 'somebody-else'],
    ['Con', undefined],
    ['..', undefined],
    ['-', undefined],
  ];
  for (const [name, id] of meant) {
    it(`“${name}” is ${id ?? 'nobody'}`, () => assert.equal(coderNamed(study, name, ['Elif', '.hidden']), id));
  }
});
