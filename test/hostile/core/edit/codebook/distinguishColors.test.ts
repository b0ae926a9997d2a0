import assert from 'node:assert/strict';
import { deskOf, type Desk } from '../../../../unit/core/support/desk.js';

const book = 'codebooks/main.codebook.yaml';
const deskWith = (text: string): Desk => deskOf('a', { [book]: text });

describe('distinguishable colours for a theme', () => {
  it('say where there are more codes than can be told apart', () => {
    const desk = deskWith(`codes:\n${Array.from({ length: 30 }, (_, i) => `- id: c${i}\n`).join('')}`);
    assert.match(
      desk.edit({ op: 'distinguishColors' }).step.label,
      /^Give \d+ codes distinguishable colours, as far apart as 30 can be$/,
    );
  });
});
