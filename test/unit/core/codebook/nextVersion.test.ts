import assert from 'node:assert/strict';
import { compareCodebooks } from '../../../../server/src/core/codebook/compareCodebooks.js';
import { nextVersion, setVersion } from '../../../../server/src/core/codebook/nextVersion.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';

const a = '  - id: a\n    name: A\n    definition: One.\n';
const next = (before: string, after: string, version: string | undefined = '1.2.3'): string | undefined => {
  const [old, now] = [before, after].map((text) => [['a.yaml', parseCodebook(`codes:\n${text}`).value]] as const);
  return nextVersion(version, compareCodebooks(old ?? [], now ?? []))?.version;
};

describe('the next version of a codebook', () => {
  const cases: readonly (readonly [what: string, after: string, version: string | undefined])[] = [
    ['nothing', a, undefined],
    ['a definition', a.replace('One', 'Two'), '2.0.0'],
    ['a definition taken out', a.replace(/ +definition.*\n/, ''), '2.0.0'],
    ['a retired code', `${a}    status: retired\n`, '2.0.0'],
    ['another id without the old one', a.replace('id: a', 'id: b'), '2.0.0'],
    ['a code that only groups now', `${a}    codable: false\n`, '2.0.0'],
    ['another id with the old one', a.replace('id: a', 'id: b\n    aliases: [a]'), '1.2.4'],
    ['a new code', `${a}  - id: b\n`, '1.3.0'],
    ['rules where there were none', `${a}    include: [x]\n`, '1.3.0'],
    ['examples', `${a}    examples: [{ quote: x }]\n`, '1.2.4'],
    ['a name', a.replace('name: A', 'name: B'), '1.2.4'],
  ];
  for (const [what, after, version] of cases) {
    it(`follows from ${what}`, () => assert.equal(next(a, after), version));
  }

  it('goes on from short versions, and not from others', () => {
    const versions = ['1', 'v1.2', '2.0', 'draft', '1.2.3-beta'].map((version) => next(a, `${a}  - id: b\n`, version));
    assert.deepEqual(versions, ['1.1.0', '1.3.0', '2.1.0', undefined, undefined]);
  });

  it('is written in its place', () => {
    const texts = [
      'version: 1 # now\ncodes: []\n',
      'version: "1.0"\n',
      'codebook: C\r\ncodes: []\r\n',
      '# x\ncodes: []\n',
    ];
    assert.deepEqual(
      texts.map((text) => setVersion(text, '1.1.0')),
      [
        'version: 1.1.0 # now\ncodes: []\n',
        'version: "1.1.0"\n',
        'codebook: C\r\nversion: 1.1.0\r\ncodes: []\r\n',
        '# x\nversion: 1.1.0\ncodes: []\n',
      ],
    );
  });
});
