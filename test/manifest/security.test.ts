import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { manifest } from './manifest.js';

const document = readFileSync('SECURITY.md', 'utf8');

/** The subjects that promises are made about: sections with a table. */
const subjects = document
  .split(/^## /m)
  .slice(1)
  .filter((section) => section.includes('| Promise | Test |'))
  .map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    rows: [...section.matchAll(/^\| (.*) \|$/gm)]
      .map(([, row = '']) => row.split(' | '))
      .filter(([first = '']) => first !== 'Promise' && !/^-+$/.test(first)),
  }));

/** Whoever reads a promise can look at what holds it. */
describe('SECURITY.md', () => {
  it('makes promises about all subjects', () => {
    assert.deepEqual(
      subjects.map(({ title }) => title),
      [
        'Writing',
        'Running programs',
        'Restricted Mode',
        'Time and memory',
        'What other programs read of Gloss',
        'Language clients',
        'Personal data',
      ],
    );
  });

  for (const { title, rows } of subjects) {
    it(`promises something about “${title}”`, () => {
      assert.ok(rows.length > 0);
    });
    for (const cells of rows) {
      it(`names tests that are there for “${title}”: ${cells[0]}`, () => {
        assert.equal(cells.length, 2, 'a promise and its tests');
        const tests = [...(cells[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
        assert.ok(tests.length > 0, cells[1]);
        for (const file of tests) {
          assert.match(file, /^test\/.*\.test\.ts$/);
          assert.ok(existsSync(file), file);
        }
      });
    }
  }

  it('says how to report in private, in the repository that the manifest names', () => {
    const repository = manifest.repository.url.replace(/\.git$/, '');
    assert.ok(document.includes(`(${repository}/security/advisories/new)`));
  });
});
