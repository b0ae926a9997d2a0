import assert from 'node:assert/strict';
import { hintsFor } from '../../../../server/src/features/hints/inlayHints.js';
import { transcriptSymbols, yamlSymbols } from '../../../../server/src/features/navigation/documentSymbols.js';
import { codeSymbols } from '../../../../server/src/features/navigation/workspaceSymbols.js';
import { forbiddenIn, hostile } from '../../../support/hostile.js';
import { bookPath, studyOf, viewOf, yamlOf } from '../../../unit/features/support.js';

/** Every text in a value, at any depth. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('names of a study in an editor', () => {
  for (const [what, text] of hostile) {
    it(`are one line each, without ${what}`, () => {
      const book = `codebook: One\ncodes:\n  - id: tr‸ust\n    name: ${JSON.stringify(text)}\n    codes: [{ id: below, name: Below }]\n`;
      const files = { [bookPath]: book.replace('‸', '') };
      const said = text.replace(/[\r\n⟦⟧|‸]/g, ' ');
      const { view } = viewOf(
        `${said.slice(0, 30)}: x\n\nP1‸: ⟦trust|a${said}⟧\n`,
        { trust: { coder: 'you' } },
        { files },
      );
      const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      const shown = [
        ...textsIn(hintsFor(view, whole, 'names').map(({ label }) => label)).filter((one) => !one.startsWith('file:')),
        ...textsIn(transcriptSymbols(view)),
        ...textsIn(yamlSymbols(yamlOf(book, bookPath, files).yaml)),
        ...codeSymbols(studyOf(files), '').flatMap(({ name, containerName = '' }) => [name, containerName]),
      ];
      assert.ok(shown.length > 5);
      for (const one of shown) {
        assert.deepEqual(forbiddenIn(one), []);
        assert.doesNotMatch(one, /\n/);
      }
    });
  }
});
