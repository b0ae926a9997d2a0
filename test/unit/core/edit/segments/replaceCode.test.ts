import assert from 'node:assert/strict';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import { codingsFile, codingsPath, deskOf } from '../../support/desk.js';

const entry = (codes: string): string =>
  `  - id: aa\n    at: 1:1-1:2\n    quote: a\n    codes: [${codes}]\n    on: 2026-01-01\n`;
const after = (codes: string, code: string, to: string): string => {
  const desk = deskOf('a b\n', { [codingsPath]: codingsFile('a b\n', entry(codes)) });
  desk.edit({ op: 'replaceCode', segment: 'aa', code, to: { code: to } });
  return (parseCodings(desk.files.get(codingsPath) ?? '').value.segments[0]?.codes ?? [])
    .map((coding) => coding.code)
    .join(', ');
};

describe('changing a code of a segment', () => {
  it('puts the other in its place', () =>
    assert.equal(
      after('trust, clashing-paces', 'trust', 'institutional-opposition'),
      'institutional-opposition, clashing-paces',
    ));
  it('finds it by an old id', () => assert.equal(after('trust', 'confidence', 'clashing-paces'), 'clashing-paces'));
  it('leaves each code once', () =>
    assert.equal(after('trust, clashing-paces', 'trust', 'clashing-paces'), 'clashing-paces'));
  it('refuses what is not there, is the same, or cannot be given', () => {
    assert.throws(() => after('trust', 'clashing-paces', 'trust'), /not on this segment/);
    assert.throws(() => after('trust', 'trust', 'confidence'), /already/);
    assert.throws(() => after('trust', 'trust', 'old-code'), /retired/);
  });
});
