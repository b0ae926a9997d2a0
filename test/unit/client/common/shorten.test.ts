import assert from 'node:assert/strict';
import { shorten } from '../../../../client/src/common/shorten.js';

describe('a long text of which the beginning is shown', () => {
  const check = (what: string, text: string, most: number, expected: string): void => {
    it(what, () => assert.equal(shorten(text, most), expected));
  };
  check('stays as it is where it fits', 'We waited', 9, 'We waited');
  check('ends with a word', 'We waited for months', 12, 'We waited…');
  check('keeps a word that just fits', 'We waited for months', 14, 'We waited for…');
  check('ends within a word that is long', 'Waitingwaitingwaiting for it', 10, 'Waitingwa…');
  check('ends before a letter with its accent', 'Cafe\u0301s and cafe\u0301s', 5, 'Caf…');
  check('ends before people who are one sign', '👩‍👩‍👧 and 👩‍👩‍👧', 12, '👩‍👩‍👧…');
  check('is only an ellipsis where the first sign does not fit', '👩‍👩‍👧 waited', 4, '…');
});
