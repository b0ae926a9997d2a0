import assert from 'node:assert/strict';
import { whyNotWritable } from '../../../../server/src/core/study/writable.js';

const writable = [
  'gloss.yaml',
  'cases.csv',
  'data/cases.tsv',
  'codebooks/main.codebook.yaml',
  'codebooks/shared/a.codebook.yml',
  'transcripts/P01.txt',
  'transcripts/wave 2/P01, second.md',
  'transcripts/P01 12:30.vtt',
  'transcripts/مصاحبه‌ها/P01.srt',
  'transcripts/..P01.txt/P02.txt'.replace('..P01', 'P..01'),
  'codings/coder1/P01.txt.codings.yaml',
  'codings/coder1/_/notes/P01.txt.codings.yaml',
  'discussions/P01.txt.discussion.yaml',
  'memos/journal.md',
  '.gloss/journal.jsonl',
  '.gloss/lock',
  '.gitattributes',
];

/** What each path is an input of. */
const refused: Readonly<Record<string, readonly string[]>> = {
  'leads up': [
    '../x.yaml',
    '..',
    'transcripts/../../x.txt',
    'codings/coder1/../../../x.codings.yaml',
    'a/..',
    './x.yaml',
  ],
  'is absolute': ['/etc/x.yaml', '//host/share/x.yaml', '/', 'C:/x.yaml', 'c:x.yaml', 'C:\\x.yaml', '\\\\host\\x.yaml'],
  'is read otherwise elsewhere': [
    'transcripts\\..\\..\\x.txt',
    'transcripts//P01.txt',
    'transcripts/',
    '',
    'a\0.yaml',
    'a/x.yaml\0',
    'a/\u001b[2J.txt',
    'a/line\nbreak.txt',
    'a/\ud800.txt',
  ],
  'is a device of Windows': [
    'con',
    'con ',
    'con.yaml',
    'codings/AUX/P01.txt.codings.yaml',
    'transcripts/nul.txt',
    'a/com1.md',
    'a/LPT9 .txt',
    'a/prn:x.txt',
  ],
  'is other programs’': [
    '.git/config',
    '.git/hooks/post-checkout',
    '.GIT/hooks/x.txt',
    'sub/.git/x.yaml',
    'git~1/x.yaml',
    '.g\u200cit/x.yaml',
    '\u200c.git/x.yaml',
    '.github/workflows/x.yml',
    '.vscode/tasks.yaml',
    '.bashrc',
    'transcripts/.hidden.txt',
    '.gloss/x.yaml',
    '.gloss/journal.jsonl/x.yaml',
    'sub/.gloss/journal.jsonl',
    'sub/.gitattributes',
    '.gitmodules',
  ],
  'is of another kind': ['package.json', 'Makefile', 'x.sh', 'x.yaml.exe', 'codings/coder1/x.js', 'x.html', 'yaml'],
};

describe('the paths of a study that are written', () => {
  for (const path of writable) {
    it(`are such as ${path}`, () => assert.equal(whyNotWritable(path), undefined));
  }
  for (const [what, paths] of Object.entries(refused)) {
    for (const path of paths) {
      it(`are none that ${what}: ${JSON.stringify(path)}`, () => assert.notEqual(whyNotWritable(path), undefined));
    }
  }
});
