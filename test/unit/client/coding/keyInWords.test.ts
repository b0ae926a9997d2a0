import assert from 'node:assert/strict';
import { keyInWords } from '../../../../client/src/coding/keyInWords.js';

describe('keys as people write them', () => {
  const cases: readonly (readonly [key: string, other: string, mac: string])[] = [
    ['j', 'j', 'j'],
    ['1', '1', '1'],
    ['[', '[', '['],
    ['shift+j', 'Shift+J', 'Shift+J'],
    ['shift+right', 'Shift+Right', 'Shift+Right'],
    ['shift+/', '?', '?'],
    ['f2', 'F2', 'F2'],
    ['alt+enter', 'Alt+Enter', 'Option+Enter'],
    ['ctrl+alt+c', 'Ctrl+Alt+C', 'Ctrl+Option+C'],
    ['cmd+r', 'Cmd+R', 'Cmd+R'],
    ['ctrl+[Quote] c', "Ctrl+' C", "Ctrl+' C"],
    ['cmd+[Quote] [BracketLeft]', "Cmd+' [", "Cmd+' ["],
    ['ctrl+[Quote] shift+n', "Ctrl+' Shift+N", "Ctrl+' Shift+N"],
  ];
  for (const [key, other, mac] of cases) {
    it(`${key} is ${other}, and ${mac} on a Mac`, () => {
      assert.deepEqual([keyInWords(key, false), keyInWords(key, true)], [other, mac]);
    });
  }
});
