import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coderIdFrom, isCoderId } from '../../../../server/src/core/study/settings/config.js';
import { alikeForm, whyNotPortable } from '../../../../server/src/core/study/portableName.js';

describe('names that every system can have', () => {
  it('has one form for what some systems take for the same', () => {
    const same = [
      ['Anna', 'anna', 'ANNA'],
      ['é', 'e\u0301', 'É'],
      ['Σίσυφος', 'ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
      ['\u212a', 'k', 'K'],
      ['\u1e9b\u0323', '\u1e61\u0323', '\u1e69'],
      ['한', '\u1112\u1161\u11ab'],
    ];
    for (const [first = '', ...others] of same) {
      for (const other of others) assert.equal(alikeForm(other), alikeForm(first), `${first} ${other}`);
    }
    const different = [
      ['anna', 'ana'],
      ['e', 'é'],
      ['groß', 'gross'],
      ['ı', 'i'],
      ['anna', 'аnnа'],
      ['a', 'ａ'],
    ];
    for (const [a = '', b = ''] of different) assert.notEqual(alikeForm(a), alikeForm(b), `${a} ${b}`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const form = alikeForm(name);
        assert.equal(alikeForm(form), form);
        for (const other of [name.normalize('NFC'), name.normalize('NFD'), name.toLowerCase()]) {
          assert.equal(alikeForm(other), form);
        }
      }),
      { seed: 12 },
    );
  });

  it('makes ids of coders that are names of folders everywhere, or none', () => {
    for (const name of ['Con', 'AUX', 'nul', 'Com1', 'LPT9', 'prn!']) assert.equal(coderIdFrom(name), undefined, name);
    assert.equal(coderIdFrom('Con Example'), 'con-example');
    assert.equal(coderIdFrom('A.'), 'a');
    assert.equal(coderIdFrom('e\u0301'), 'é');
    assert.equal(coderIdFrom('𐐨'.repeat(63)), '𐐨'.repeat(63));
    assert.equal(coderIdFrom(`${'a'.repeat(63)} b`), 'a'.repeat(63));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const id = coderIdFrom(name);
        if (id === undefined) return;
        assert.ok(isCoderId(id));
        assert.equal(whyNotPortable(id), undefined);
        assert.equal(coderIdFrom(id), id);
      }),
      { seed: 12 },
    );
  });
});
