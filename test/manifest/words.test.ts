import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { nls } from './manifest.js';

/** Every file of the product, those not yet committed included. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const lengthOf = (text: string): number => text.split('\n').length - 1;

describe('words', () => {
  // Put together here, so that this file does not mention them.
  const workplace = ['/work' + '/', '../' + 'shared', '.' + 'library'];
  for (const name of workplace) {
    it(`no file speaks of ${name}`, () => {
      assert.deepEqual(
        files.flatMap(({ file, text }) => (text.includes(name) ? file : [])),
        [],
      );
    });
  }

  for (const [key, text] of Object.entries(nls)) {
    it(`${key} uses the words of the field`, () => {
      assert.doesNotMatch(text, /\b(tag|label|highlight)/i);
    });
  }

  const bundle = JSON.parse(readFileSync('client/l10n/bundle.l10n.json', 'utf8')) as Record<string, string>;
  it('messages use the words of the field', () => {
    assert.deepEqual(
      Object.keys(bundle).filter((text) => /\b(tag|label|highlight)/i.test(text)),
      [],
    );
  });
});

/** Turns of phrase that make readers stop, and plain words for them; a blank stands for any white space. */
const archaic: readonly (readonly [turn: string, plain: string])[] = [
  ['anew', 'again'],
  ['(told|tells?) of', 'reported, reports, about'],
  ['mend(s|ed|ing)?', 'fix'],
  ['in vain', 'without success'],
  ['lest', 'so that not'],
  ['save for', 'except for'],
  ['whither|whence|hither|hence|thence', 'where, from where'],
  ['(here|there|where)(by|in|upon)|thereof', 'by this, in which'],
  ['hitherto|henceforth|forthwith', 'so far, from now on, at once'],
  ['behold|beheld', 'see'],
  ['albeit|whilst|amidst|betwixt|unto|nigh|naught|aught', 'although, while, among, to, near, nothing'],
];

describe('sentences', () => {
  // What people of the sample say, definitions of codes, and this list may use them.
  const own = files.filter(
    ({ file }) =>
      /\.(ts|mjs|cjs|lua|md|json)$/.test(file) &&
      !/^test\/study\/|^test\/manifest\/words\.test\.ts$|(^|\/)package-lock\.json$/.test(file),
  );
  for (const [turn, plain] of archaic) {
    it(`have plain words for “${turn}”: ${plain}`, () => {
      const pattern = new RegExp(`\\b(?:${turn})\\b`.replaceAll(' ', '\\s+(?:[/*]+\\s+)?'), 'i');
      const found = own.flatMap(({ file, text }) => {
        const [words] = pattern.exec(text) ?? [];
        return words === undefined ? [] : `${file}: ${words}`;
      });
      assert.deepEqual(found, []);
    });
  }
});

describe('length of files', () => {
  /** What may be longer than 400 lines, and why. */
  const longer: readonly (readonly [file: RegExp, why: string])[] = [
    [/(^|\/)package-lock\.json$/, 'npm writes it'],
    [/^package\.json$/, 'the manifest cannot be divided'],
    [/^server\/l10n\/.*\.json$/, 'a table of sentences has a line for each'],
    [/^syntaxes\/.*\.json$/, 'a grammar cannot be divided'],
    [/^codebooks\/schema\/.*\.json$/, 'the schema of a file is read as one'],
    [/^codebooks\/.*\.codebook\.yaml$/, 'a codebook is read as one'],
    [/\.png$/, 'a picture has no lines'],
    [/^PROTOCOL\.md$/, 'a reference, looked up and not read through'],
    [/^ARCHITECTURE\.md$/, 'its map has a line for every folder'],
    [/^test\/study\//, 'the sample study is as long as studies are'],
  ];

  it('is 400 lines at most', () => {
    const long = files.filter(({ file, text }) => lengthOf(text) > 400 && !longer.some(([which]) => which.test(file)));
    assert.deepEqual(
      long.map(({ file }) => file),
      [],
    );
  });

  for (const folder of ['client/src/', 'server/src/', 'test/']) {
    it(`is 120 lines at the median in ${folder}`, () => {
      const lengths = files
        .filter(({ file }) => file.startsWith(folder) && file.endsWith('.ts'))
        .map(({ text }) => lengthOf(text))
        .sort((one, other) => one - other);
      assert.ok(lengths[Math.floor(lengths.length / 2)]! <= 120);
    });
  }
});
