import assert from 'node:assert/strict';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import { placeSegments } from '../../../../../server/src/core/anchor/placeSegments.js';
import type { Operation } from '../../../../../server/src/core/edit/operation.js';
import { codingsFile, codingsPath, deskOf, digestOf, type Desk } from '../../support/desk.js';

const was = 'The trust opened. A nurse came.\n';
const entries =
  '  - id: aa\n    at: 1:5-1:10\n    quote: trust\n    codes: [trust]\n  - id: bb\n    at: 1:21-1:26\n    quote: nurse\n    codes: [trust]\n    own: x # mine\n';

/** The text under each segment of the file, and how certain its place is. */
const words = (desk: Desk): readonly string[] => {
  const { text, segments } = parseCodings(desk.files.get(codingsPath) ?? '').value;
  const { lines, digest } = desk.transcript();
  return placeSegments(lines, segments, text === digest).map(
    ({ start, end, state }, i) => `${segments[i]?.id ?? ''}: ${lines.text.slice(start, end)} (${state})`,
  );
};

describe('a step on a transcript that has changed since', () => {
  const operations: readonly Operation[] = [
    { op: 'setMemo', segment: 'aa', memo: 'm' },
    { op: 'setExemplar', segment: 'bb', exemplar: true },
    { op: 'setBounds', segment: 'bb', range: { start: 23, end: 30 } },
    { op: 'uncode', segment: 'aa' },
    { op: 'apply', range: { start: 0, end: 5 }, codes: [{ code: 'trust' }] },
    { op: 'apply', range: { start: 10, end: 15 }, codes: [{ code: 'clashing-paces' }] },
  ];
  for (const operation of operations) {
    it(`moves all segments along: ${operation.op} ${'segment' in operation ? operation.segment : ''}`, () => {
      const now = `Then ${was}`;
      const desk = deskOf(now, { [codingsPath]: codingsFile(was, entries) });
      const before = words(desk);
      desk.edit(operation);
      const { text, segments } = parseCodings(desk.files.get(codingsPath) ?? '').value;
      assert.equal(text, digestOf(now));
      const changed = operation.op === 'setBounds' ? 'bb' : '';
      for (const place of before) {
        const id = place.slice(0, 2);
        if (id !== changed && segments.some((segment) => segment.id === id)) {
          assert.ok(words(desk).includes(place.replace('moved', 'exact')), place);
        }
      }
      for (const { quote } of segments) assert.ok(now.includes(quote));
      assert.match(desk.files.get(codingsPath) ?? '', /own: x # mine/);
    });
  }

  it('keeps the old digest while one segment has no place, so that no position is taken on trust', () => {
    const desk = deskOf('Then a nurse came.\n', { [codingsPath]: codingsFile(was, entries) });
    desk.edit({ op: 'setMemo', segment: 'bb', memo: 'm' });
    desk.edit({ op: 'setMemo', segment: 'aa', memo: 'm' });
    assert.equal(parseCodings(desk.files.get(codingsPath) ?? '').value.text, digestOf(was));
    assert.deepEqual(words(desk), ['aa:  (orphaned)', 'bb: nurse (moved)']);
    desk.edit({ op: 'uncode', segment: 'aa' });
    assert.equal(parseCodings(desk.files.get(codingsPath) ?? '').value.text, desk.transcript().digest);
    assert.deepEqual(words(desk), ['bb: nurse (exact)']);
  });
});
