import { check, codes } from './support.js';

const coding = 'transcript: transcripts/P01.txt\ncoder: Anna\ntext: sha256-1\nsegments: []\n';

describe('coders and paths that are one on some systems', () => {
  check(
    'are reported where coders of gloss.yaml differ in case',
    'alike-names',
    { 'gloss.yaml': 'coders:\n  - id: anna\n  - id: ben\n  - id: ⟦Anna⟧\n' },
    { message: /“anna” and “Anna” differ in case or Unicode form alone/, severity: 'warning' },
  );
  check('are reported where they differ in Unicode form', 'alike-names', {
    'gloss.yaml': 'coders:\n  - id: zoe\u0308\n  - id: ⟦zo\u00eb⟧\n',
  });
  check('are reported where a coder has a folder in another case', 'alike-names', {
    'gloss.yaml': '⟦c⟧oders:\n  - id: anna\n',
    'codings/Anna/P01.txt.codings.yaml': coding,
  });
  check(
    'are reported where transcripts or codebooks are called so',
    'alike-names',
    {
      'gloss.yaml': '⟦⟦s⟧⟧tudy: X\n',
      'transcripts/p01.txt': '',
      'codebooks/a.codebook.yaml': codes('id: a1\nname: A1'),
      'codebooks/A.codebook.yaml': codes('id: a2\nname: A2'),
    },
    { message: /many systems take the two for the same/ },
  );
  check('are not those that differ otherwise', 'alike-names', {
    'gloss.yaml': 'coders:\n  - id: anna\n  - id: annä\n  - id: hanna\n',
    'codings/anna/P01.txt.codings.yaml': coding,
    'transcripts/P02.txt': '',
  });
});

describe('coders and paths that not every system can have', () => {
  check(
    'are reported in gloss.yaml',
    'unportable-name',
    { 'gloss.yaml': 'coders:\n  - id: ⟦con⟧\n  - id: ben\n  - id: ⟦a.⟧\n  - id: ⟦Aux.old⟧\n' },
    {
      message: /names a folder, and (?:is the name of a device on Windows|ends in a full stop)/,
      severity: 'information',
    },
  );
  check('are reported for paths', 'unportable-name', {
    'gloss.yaml': '⟦s⟧tudy: X\n',
    'transcripts/Why?.txt': '',
    'transcripts/P02.txt': '',
  });
});
