import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarks, writeMarks } from '../support/marks.js';
import { syntaxes } from './tokenize.js';

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

/** Marks every word that the editor would find. */
function check(fixture: string): void {
  const { wordPattern } = JSON.parse(
    readFileSync(join(syntaxes, 'transcript.language-configuration.json'), 'utf8'),
  ) as LanguageConfiguration;
  const { text } = readMarks(fixture);
  const found = [...text.matchAll(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`))];
  assert.equal(
    writeMarks(
      text,
      found.map((match) => ({ start: match.index, end: match.index + match[0].length })),
    ),
    fixture,
  );
}

describe('a word in a transcript', () => {
  it('keeps its apostrophes and hyphens', () => check("⟦don’t⟧, ⟦it's⟧ ⟦well-being⟧ ⟦mother-in-law’s⟧"));
  it('ends before dashes, quotes and points', () => check('‘⟦yes⟧’ -- ⟦no⟧— ⟦well⟧... ⟦so⟧-'));
  it('has letters of any script', () => check('⟦Größe⟧ ⟦naïve⟧ ⟦интервью⟧ ⟦हिन्दी⟧ ⟦مقابلة⟧'));
});
