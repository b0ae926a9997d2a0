import assert from 'node:assert/strict';
import { contributed } from '../../client/src/contributes.js';
import { contributes } from './manifest.js';

describe('what the manifest says of commands', () => {
  for (const part of ['commands', 'menus', 'keybindings'] as const) {
    it(`is what stands beside the features: ${part}`, () => {
      assert.deepEqual(contributes[part], contributed[part], 'Run `npm run manifest`.');
    });
  }

  it('gives a key to reconciling before coding mode, as VS Code takes the later one', () => {
    const isOf = (mode: string, { when }: { readonly when: string }): boolean => when.startsWith(`${mode} && `);
    const keys = contributed.keybindings;
    const shared = keys.filter(
      (one) =>
        isOf('gloss.reconciling', one) &&
        keys.some((other) => isOf('gloss.codingMode', other) && other.key === one.key),
    );
    assert.ok(shared.length > 8);
    for (const one of shared) {
      const last = keys.findLast((other) => isOf('gloss.codingMode', other) && other.key === one.key);
      assert.ok(last && keys.indexOf(last) < keys.indexOf(one), one.key);
    }
  });
});
