import assert from 'node:assert/strict';
import { tableInWords } from '../../../../client/src/agreement/tableInWords.js';

describe('A table in words', () => {
  it('has columns as wide as they need, and numbers to the right with as many decimals as the longest', () => {
    const table = {
      title: 'ann against lead',
      head: ['code', 'precision', 'F1', 'right'],
      rows: [
        ['Clashing paces', null, 0, 1],
        ['Trust', 0.5, 0.667, 12],
      ],
      notes: ['–  no number', 'Counted: 4 sentences.'],
    };
    assert.deepEqual(tableInWords(table), [
      'ann against lead',
      '',
      'code            precision     F1  right',
      'Clashing paces          –  0.000      1',
      'Trust                 0.5  0.667     12',
      '',
      '–  no number',
      'Counted: 4 sentences.',
    ]);
  });

  it('has only notes where there is no row', () => {
    const table = { title: 'ann and ben', head: ['ann', 'ben', 'units'], rows: [], notes: ['Nothing.'] };
    assert.deepEqual(tableInWords(table), ['ann and ben', '', 'Nothing.']);
  });

  it('keeps each row on a line, whatever a study says, and counts what takes up room', () => {
    const table = {
      title: 'a\nb',
      head: ['one', 'units'],
      rows: [
        ['e\u0301 🙂 $(x)', 7],
        ['line\r\nbreak\u202e', 10],
      ],
      notes: ['see\u2028that'],
    };
    assert.deepEqual(tableInWords(table), [
      'a b',
      '',
      'one          units',
      'e\u0301 🙂 $\u200b(x)         7',
      'line break\ufffd     10',
      '',
      'see that',
    ]);
  });
});
