import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../server/src/disk/process/language.js';
import { manifest } from './manifest.js';
import { englishTable, readSentences, serverSources, tablesFolder } from './sentences.js';

type Table = Readonly<Record<string, string>>;
const tableIn = (folder: string, name: string): Table => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Table;

/**
 * Words that no person reads as a sentence: what is written into files or to git, by what works are cited, what programs read, and
 * what a client's author reads.
 */
const noSentences = [
  'server/src/cli/agreement/comparisonsAsData.ts',
  'server/src/cli/agreement/numbers.ts',
  'server/src/cli/agreement/tablesAsData.ts',
  'server/src/core/analysis/agreement/sources.ts',
  'server/src/core/analysis/agreement/tableWords.ts',
  'server/src/core/codebook/editCodebook.ts',
  'server/src/core/codings/printCodings.ts',
  'server/src/core/discussions/printDiscussion.ts',
  'server/src/core/edit/codebook/collectExamples.ts',
  'server/src/core/transcript/nameLists.ts',
  'server/src/disk/git/driver.ts',
  'server/src/disk/process/stateFolder.ts',
  'server/src/features/common/codeText.ts',
  'server/src/lsp/connection/incoming.ts',
  'server/src/lsp/connection/params/',
];

describe('sentences of the server and the command line', () => {
  const read = serverSources().map((file) => ({ file, ...readSentences(file) }));
  const under = (file: string, paths: readonly string[]): boolean => paths.some((path) => file.startsWith(path));

  it('go through the table', () => {
    assert.deepEqual(
      read.filter(({ file }) => !under(file, noSentences)).flatMap(({ outside: found }) => found),
      [],
    );
  });

  it('are left out no longer than the list says', () => {
    for (const path of noSentences) {
      assert.ok(
        read.some(({ file, outside: found }) => file.startsWith(path) && found.length > 0),
        `take ${path} off the list`,
      );
    }
  });

  it('are literals, so that translators see them whole', () => {
    assert.deepEqual(
      read.flatMap(({ unclear }) => unclear),
      [],
    );
  });

  it('neither begin nor end in a blank, as pieces of sentences do', () => {
    const pieces = read.flatMap(({ said }) => said.filter((text) => text !== text.trim()));
    assert.deepEqual(pieces, []);
  });

  it('stand in the table (npm run l10n)', () => {
    assert.equal(readFileSync(join(tablesFolder, 'bundle.l10n.json'), 'utf8'), englishTable());
  });
});

describe('how sentences are found', () => {
  const found = (text: string): readonly string[] => readSentences('a.ts', text).outside;

  it('tells a verb with what it is about, and what is counted', () => {
    assert.deepEqual(found('f(`Remove “${a}”`, `${n} codes`, `${a}: ${n}`, `line-${n}`);'), [
      'a.ts:1: Remove “{}”',
      'a.ts:1: {} codes',
    ]);
  });

  it('tells those that no table has', () => {
    assert.deepEqual(found("const a = 'one word';\nthrow new GlossError('x', `Not ${a} here.`);"), [
      'a.ts:1: one word',
      'a.ts:2: Not {} here.',
    ]);
    assert.deepEqual(found("marks`- ${'one word'}`;"), ['a.ts:1: one word']);
    assert.deepEqual(found("const a = '--base finds <head> itself';"), ['a.ts:1: --base finds <head> itself']);
  });

  it('leaves out those that one has, faults of Gloss, and words that are no sentence', () => {
    assert.deepEqual(found("l10n.t('Say this.'); l10n.counted(n, '1 of them', '{count} of them');"), []);
    assert.deepEqual(found("throw new Error('It is a fault.'); const key = 'not-found';"), []);
    assert.deepEqual(found("const words = { 'of one code alone': l10n.t('only of one code') };"), []);
    assert.deepEqual(found("f('-C, --study <folder>', 'rename <code> [id]', '[--stdio | --pipe=<name>]');"), []);
  });

  it('leaves out values that a type names', () => {
    assert.deepEqual(found("type Why = 'too few'; const a: Why = 'too few'; const b = 'too many';"), [
      'a.ts:1: too many',
    ]);
  });
});

/** The English table of each side, and the file names of its translations. */
const sides: readonly (readonly [what: string, folder: string, name: string])[] = [
  ['the server', tablesFolder, 'bundle.l10n'],
  ['the client', manifest.l10n, 'bundle.l10n'],
  ['the manifest', '.', 'package.nls'],
];

for (const language of languages) {
  for (const [what, folder, name] of sides) {
    describe(`${what} in the language “${language}”`, () => {
      const english = tableIn(folder, `${name}.json`);
      const file = `${name}.${language}.json`;
      const translated = existsSync(join(folder, file)) ? tableIn(folder, file) : {};
      /** The name of the plural form behind a key is no part of its sentence. */
      const sentenceOf = (key: string): string => key.replace(/\/(?:zero|two|few|many)$/, '');

      it('has every sentence', () => {
        assert.deepEqual(
          Object.keys(english).filter((key) => !translated[key]),
          [],
        );
      });

      it('has no other', () => {
        assert.deepEqual(
          Object.keys(translated).filter((key) => english[sentenceOf(key)] === undefined),
          [],
        );
      });

      it('has the same placeholders, links and settings in each', () => {
        for (const [key, text] of Object.entries(translated)) {
          assert.deepEqual(marksOf(text), marksOf(english[sentenceOf(key)] ?? ''), key);
        }
      });
    });
  }
}

/** What a translation keeps: placeholders, icons, commands that are linked to, settings. */
const marksOf = (text: string): readonly string[] =>
  [...new Set(text.match(/\{\w+\}|\$\([\w~-]+\)|\(command:[\w.]+\)|`[^`]+`/g))].sort();

describe('German', () => {
  it('has its own quotation marks', () => {
    const texts = sides.flatMap(([, folder, name]) => Object.values(tableIn(folder, `${name}.de.json`)));
    for (const text of texts) assert.doesNotMatch(text, /”|“(?=\p{L})/u, text);
  });
});
