import assert from 'node:assert/strict';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { newCodingsFile, reflow } from '../../../../server/src/core/codings/reflowCodings.js';
import { withoutSpans } from '../support/plainCodings.js';

const header = 'transcript: t.txt\ncoder: coder1\ntext: sha256-0\n';

describe('putting codings into lines', () => {
  const check = (what: string, text: string): void => {
    it(`keeps what ${what} says, each entry in lines of its own`, () => {
      const [flowed, codings] = reflow(text);
      assert.deepEqual(withoutSpans(codings), withoutSpans(parseCodings(text).value));
      assert.deepEqual(parseCodings(flowed).value, codings);
      for (const { span, id } of codings.segments) {
        const lines = flowed.slice(span.start, span.end);
        assert.match(lines, /^ *- \S+: /);
        assert.ok(lines.includes(`id: ${id}`) && lines.endsWith('\n'));
      }
    });
  };
  check(
    'a list in one line',
    `${header}segments: [{ id: a, at: 1:1-1:4, quote: the, codes: [x] }, { id: b, at: 2:1-2:4, quote: '1', codes: [] }]\n`,
  );
  check(
    'entries in one line each',
    `${header}segments:\n  - { id: a, at: 1:1-1:4, quote: "yes", codes: [{ code: x, weight: 2 }] }\n`,
  );
  check(
    'a file in one line',
    '{ transcript: t.txt, coder: c, text: d, segments: [{ id: a, at: 1:1-1:4, quote: q, codes: [x] }] }',
  );
  check('a file without its list', header);

  it('keeps comments, unknown keys and the line ends of the file', () => {
    const text = `# mine\r\n${header.replaceAll('\n', '\r\n')}segments: # list\r\n  - { id: a, at: 1:1-1:4, quote: q, own: 1 } # said\r\n`;
    const [flowed] = reflow(text);
    for (const piece of ['# mine', '# list', '# said', 'own: 1']) assert.ok(flowed.includes(piece), piece);
    assert.doesNotMatch(flowed, /[^\r]\n/);
  });

  it('begins a new file so that it is canonical', () => {
    const { value, problems } = parseCodings(
      newCodingsFile('transcripts/a #1.txt', 'coder1', 'sha256-1f3c9a7be2d04411'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(value, {
      transcript: 'transcripts/a #1.txt',
      coder: 'coder1',
      text: 'sha256-1f3c9a7be2d04411',
      segments: [],
    });
  });
});
