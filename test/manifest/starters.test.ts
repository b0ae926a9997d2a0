import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCodes, type Code } from '../../server/src/core/codebook/codebook.js';
import { formatCodebook } from '../../server/src/core/codebook/formatCodebook.js';
import { parseCodebook } from '../../server/src/core/codebook/parseCodebook.js';
import { similarColors } from '../../server/src/core/codebook/similarColors.js';

/** The starter codebooks are the first ones that many will see, and are copied into studies, also several at once. */
describe('the starter codebooks', () => {
  const books = readdirSync('codebooks')
    .filter((file) => file.endsWith('.codebook.yaml'))
    .map((file) => {
      const { value, problems } = parseCodebook(readFileSync(join('codebooks', file), 'utf8'));
      return {
        file,
        name: value.name,
        version: value.version,
        problems,
        top: value.codes,
        codes: [...allCodes(value.codes)],
      };
    });

  it('are these three', () => {
    assert.deepEqual(
      books.map(({ file }) => file),
      ['collaboration.codebook.yaml', 'implementation.codebook.yaml', 'interview-process.codebook.yaml'],
    );
  });

  it('are put in order as the sample’s codebook is', () => {
    const sample = 'test/study/codebooks/partnership.codebook.yaml';
    for (const path of [sample, ...books.map(({ file }) => join('codebooks', file))]) {
      assert.ok(formatCodebook(readFileSync(path, 'utf8')), path);
    }
  });

  it('have no id twice, also across books', () => {
    const ids = books.flatMap(({ codes }) => codes.map(({ id }) => id));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  for (const { file, name, version, problems, top, codes } of books) {
    const leaves = codes.filter((code) => code.codes.length === 0);
    const where = (fails: (code: Code) => boolean, among = codes): readonly string[] =>
      among.filter(fails).map(({ id }) => id);

    describe(file, () => {
      it('is read without problems', () => assert.deepEqual(problems, []));

      it('has a name and a version', () => {
        assert.ok(name);
        assert.match(version ?? '', /^\d+\.\d+\.\d+$/);
      });

      it('groups its codes under themes that are not given to passages', () => {
        assert.ok(leaves.length >= 12, String(leaves.length));
        assert.deepEqual(
          where(({ codes: below, codable }) => codable !== (below.length === 0)),
          [],
        );
      });

      it('gives every code a name, a brief line and a definition, and every leaf its rules and examples', () => {
        assert.deepEqual(
          where(({ id, name: own, brief, definition }) => own === id || !brief || brief.length > 120 || !definition),
          [],
        );
        assert.deepEqual(
          where(({ include, exclude, examples }) => !include.length || !exclude.length || !examples.length, leaves),
          [],
        );
      });

      it('gives every example one of the three kinds', () => {
        const kinds = ['typical', 'atypical', 'close-but-no'];
        assert.deepEqual(
          where(({ examples }) => examples.some(({ kind }) => !kinds.includes(kind ?? ''))),
          [],
        );
      });

      it('refers only to codes of its own, and never to the same one', () => {
        const leafIds = new Set(leaves.map(({ id }) => id));
        assert.deepEqual(
          where(({ id, differs }) => differs.some(({ code, rule }) => code === id || !leafIds.has(code) || !rule)),
          [],
        );
        const named = leaves.flatMap(({ exclude }) =>
          exclude.flatMap((entry) => /\(use ([^)]+?)(?: when [^)]*)?\)/.exec(entry)?.[1]?.split(' or ') ?? []),
        );
        assert.ok(named.length > 0);
        assert.deepEqual(
          named.filter((id) => !leafIds.has(id)),
          [],
        );
      });

      it('has colours that can be told apart below each theme, also with a colour-vision deficiency', () =>
        assert.deepEqual(
          similarColors(top).map(({ message }) => message),
          [],
        ));

      it('has colours that differ and show on white and on black', () => {
        assert.equal(new Set(codes.map(({ color }) => color)).size, codes.length);
        assert.deepEqual(
          where(({ color }) => contrast(color, '#ffffff') < 3 || contrast(color, '#1e1e1e') < 3),
          [],
        );
      });
    });
  }
});

/** Contrast ratio of two `#rrggbb` as WCAG has it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
