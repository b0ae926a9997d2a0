import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labelAt } from '../../../../server/src/core/transcript/label.js';

describe('what looks like a label', () => {
  it('are the same whether one blank or two follow the colon', () => {
    const name = fc.tuple(
      fc.constantFrom(
        'A',
        'P01',
        'Anna',
        'Interviewer',
        'x',
        'In',
        'http',
        'min',
        'Mrs Lee',
        'speaker2',
        'Anna 12',
        'P1 00',
      ),
      fc.constantFrom('', '', '', '7', ' (71)', 'a', ' [00:10]'),
    );
    const rest = fc.array(
      fc.constantFrom(
        'yes',
        ' ',
        '\t',
        '|',
        '[00:10]',
        '12:30',
        ': ',
        'min',
        '5 minutes',
        '. ',
        ' - ',
        '"',
        '(x)',
        'in',
        '#',
        '-->',
        '**',
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(name, rest, (named, pieces) => {
        const label = named.join('');
        const said = `w${pieces.join('').trimEnd()}`;
        const [one, two] = [' ', '  '].map((blanks) => {
          const line = label + ':' + blanks + said;
          const { speechStart, speechEnd, ...found } = labelAt(line, 0, line.length) ?? { speechStart: line.length };
          return { ...found, said: line.slice(speechStart, speechEnd) };
        });
        assert.deepEqual(one, two);
      }),
      { numRuns: 2000 },
    );
  });
});
