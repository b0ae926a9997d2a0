import assert from 'node:assert/strict';
import { whyNotPortable, whyNotPortablePath } from '../../../../server/src/core/study/portableName.js';

describe('names that every system can have', () => {
  const good = [
    'P01.txt',
    'coder1',
    'Ann Example.md',
    '.hidden',
    'a..b',
    'é.txt',
    'e\u0301.txt',
    'נועה',
    'می\u200cخواهم.txt',
    '面談 (1).txt',
    '🎙️.vtt',
    // Like names of devices, and none.
    'con1',
    'com',
    'com10',
    'lpt',
    'lpt٣',
    'icon',
    'con-1.txt',
    'cone.txt',
    'auxiliary',
    'x.con',
    'nul_',
    // Like git's folder, and none.
    '.gitignore',
    'git',
    'git~',
    'a'.repeat(255),
    'é'.repeat(127),
  ];
  for (const name of good) it(`takes ${JSON.stringify(name)}`, () => assert.equal(whyNotPortable(name), undefined));

  const bad: readonly (readonly [name: string, why: RegExp])[] = [
    ['', /names no file/],
    ['.', /names no file/],
    ['..', /names no file/],
    ...['con', 'CON', 'Con.txt', 'aux', 'aux.codings.yaml', 'nul', 'NUL.tar.gz', 'prn', 'com0', 'com1', 'COM9.txt'].map(
      (name) => [name, /device/] as const,
    ),
    ...['lpt1', 'lpt9.md', 'com¹', 'LPT³.txt', 'conin$', 'CONOUT$', 'con .txt', 'aux  .md'].map(
      (name) => [name, /device/] as const,
    ),
    ...['a.', 'a..', 'a ', 'con.', '...', 'P01.txt '].map((name) => [name, /full stop or space/] as const),
    ...['a/b', 'a\\b', 'a:b', 'C:', 'why?.txt', 'a*', 'a|b', '<a>', 'say "x".txt'].map(
      (name) => [name, /“.”/] as const,
    ),
    ['a\0', /U\+0000/],
    ['a\nb', /U\+000A/],
    ['a\u001b[2J', /U\+001B/],
    ['a\u0085b', /U\+0085/],
    ['a\u2028b', /U\+2028/],
    ['txt.\u202e10P', /invisible character U\+202E/],
    ['P\u200b01.txt', /invisible character U\+200B/],
    ['\ufeffP01.txt', /invisible character U\+FEFF/],
    ['P01\u{e0041}.txt', /invisible character U\+E0041/],
    ['\ud800', /not Unicode/],
    ...['.git', '.GIT', '.Git', 'git~1', 'GIT~2', '.g\u200cit'].map((name) => [name, /folder of git/] as const),
    ['a'.repeat(256), /longer than 255/],
    ['é'.repeat(128), /longer than 255/],
    ['🎙'.repeat(64), /longer than 255/],
  ];
  for (const [name, why] of bad) {
    it(`refuses ${JSON.stringify(name.slice(0, 20))}`, () => assert.match(whyNotPortable(name) ?? '', why));
  }

  it('looks at every name of a path', () => {
    assert.equal(whyNotPortablePath('codings/coder1/a/P01.txt.codings.yaml'), undefined);
    assert.match(whyNotPortablePath('codings/coder1/aux/P01.txt') ?? '', /^“aux” is the name of a device/);
    for (const path of ['', '/etc/passwd', 'a//b', 'a/', './a', 'a/../b', '..', 'a/..', 'C:/x', 'a\\b', '.git/x']) {
      assert.notEqual(whyNotPortablePath(path), undefined, path);
    }
  });
});
